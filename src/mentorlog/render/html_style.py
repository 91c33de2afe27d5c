"""The stylesheet of an HTML document: light or dark as the reader's screen is, black on white on paper.

It names no font of the network and no picture. Contrast is at least 4.5 for all words, as WCAG 2.2 asks
(https://www.w3.org/TR/WCAG22/#contrast-minimum); a test reckons it from the colours here.
"""

from __future__ import annotations

from mentorlog.render.palette import COLORS, FONTS, plot_rules

# Beside the colours of plots: what words stand on where they are set apart, and lines between parts.
_GROUNDS = {"tint": ("#f1f4f7", "#20272f"), "rule": ("#d5dbe1", "#3a444f")}
LIGHT, DARK = ({name: pair[n] for name, pair in (COLORS | _GROUNDS).items()} for n in (0, 1))
ON_PAPER = {
    "paper": "#ffffff", "ink": "#000000", "faint": "#454545", "fill": "#000000", "mark": "#000000",
    "tint": "#ffffff", "rule": "#bbbbbb",
}  # fmt: skip
_MONO = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace'


def _variables(colors: dict[str, str]) -> str:
    return " ".join(f"--{name}: {color};" for name, color in colors.items())


# An id hangs left of its line where there is room for that, and follows it where there is none.
_RULES = f"""
:root {{ color-scheme: light; {_variables(LIGHT)} }}
@media screen and (prefers-color-scheme: dark) {{
  :root {{ color-scheme: dark; {_variables(DARK)} }}
}}
* {{ box-sizing: border-box }}
html {{ -webkit-text-size-adjust: 100%; text-size-adjust: 100% }}
body {{ margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 {FONTS};
  overflow-wrap: anywhere }}
main {{ max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }}
h1, h2, h3, h4 {{ margin: 0; line-height: 1.3; font-size: 1rem; font-weight: 600; text-wrap: balance }}
h1 {{ font-size: 1.6rem; letter-spacing: -.01em }}
small {{ font-size: 1rem; font-weight: 400; letter-spacing: 0 }}
p, ul, ol, table, figure {{ margin: 0 }}
header {{ display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline;
  gap: .25rem 1.5rem; padding-bottom: .75rem; border-bottom: 2px solid var(--fill); margin-bottom: 1rem }}
header > * {{ min-width: 0 }}
.page {{ margin-top: 3.5rem }}
.page > header {{ border-bottom: 1px solid var(--rule) }}
.page > header > :first-child {{ font-size: 1.3rem }}
.part {{ margin-top: .9rem }}
.apart {{ margin-top: 1.6rem }}
.division {{ margin-top: 2rem; padding-bottom: .3rem; color: var(--fill); letter-spacing: .02em;
  border-bottom: 1px solid var(--rule) }}
.division + * {{ margin-top: .5rem }}
p, li, td, th {{ white-space: pre-wrap }}
ul {{ padding-left: 1.15rem }}
li {{ position: relative; margin-top: .2rem }}
li::marker {{ color: var(--faint) }}
b, th {{ font-weight: 600 }}
.quiet, .right, .id, .aside {{ color: var(--faint) }}
.strong {{ font-weight: 600 }}
.right {{ margin-left: 1rem }}
code {{ font: .875em {_MONO}; background: var(--tint); border-radius: .25rem; padding: .1em .35em }}
.id {{ font: .8em/1.9 {_MONO}; background: none; padding: 0; margin-left: .6rem }}
table {{ border-collapse: collapse; table-layout: fixed; width: 100%; margin-top: .25rem }}
tr {{ position: relative }}
th, td {{ text-align: start; vertical-align: baseline; padding: .15rem 0 }}
th, tr > td:first-child {{ width: 10.25rem; padding-right: 1rem }}
.narrow th, .narrow tr > td:first-child {{ width: 5.5rem }}
td .right {{ float: right }}
nav {{ margin: 1rem 0 2rem }}
nav ol {{ padding-left: 1.6rem }}
a {{ color: var(--fill) }}
figure {{ margin-top: .75rem }}
figure svg {{ display: block; max-width: 100%; height: auto; overflow: visible }}
.defs {{ position: absolute; width: 0; height: 0 }}
@media screen and (max-width: 36rem) {{
  h1 {{ font-size: 1.3rem }}
  table, tbody, tr, th, td {{ display: block }}
  tr {{ margin-top: .5rem }}
  th, .narrow th {{ width: auto; padding: 0 }}
  tr > td:first-child {{ display: none }}
  td {{ padding: 0 }}
  td .right {{ float: none; margin-left: 0 }}
}}
@media print, screen and (min-width: 54rem) {{
  main {{ padding-left: 4.5rem; padding-right: 0; max-width: 48rem }}
  li > .id, p > .id, td > .id {{ position: absolute; right: 100%; top: 0; margin: 0 1.6rem 0 0;
    max-width: 4rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }}
  p {{ position: relative }}
  p > .id, td > .id {{ margin-right: .6rem }}
  td > .id {{ top: .15rem }}
}}
@page {{ margin: 14mm 16mm }}
@media print {{
  :root {{ {_variables(ON_PAPER)} }}
  html {{ font-size: 10pt }}
  body {{ line-height: 1.4 }}
  main {{ max-width: none; padding: 0 0 0 14mm }}
  h1 {{ font-size: 1.5rem }}
  header {{ padding-bottom: .5rem }}
  h1, h2, h3, h4, header {{ break-after: avoid; break-inside: avoid }}
  .part, li, tr, p, figure {{ break-inside: avoid }}
  figure {{ break-before: avoid }}
  p, li {{ orphans: 3; widows: 3 }}
  li > .id, p > .id, td > .id {{ max-width: 13mm }}
  .division {{ margin-top: 1.5rem }}
  .apart {{ margin-top: 1.25rem }}
  .page {{ margin-top: 2.5rem }}
  code {{ padding: 0 }}
  a {{ text-decoration: none }}
}}
"""
STYLE = _RULES + plot_rules({name: f"var(--{name})" for name in COLORS})
