"""The colours of what is drawn for a browser or a printer, and how a plot uses them."""

from __future__ import annotations

from collections.abc import Mapping

# Colour names by what they are for: in light, in dark. The contrast of each with `paper` is over 4.5.
COLORS = {
    "paper": ("#ffffff", "#14181d"),
    "ink": ("#1b1f24", "#e8ebee"),
    "faint": ("#59626c", "#a5afba"),
    "fill": ("#1f5c99", "#7cb7f2"),
    "mark": ("#9a4a00", "#f0b072"),
}
FONTS = 'system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif'
_PLOT = """
.paper {{ fill: {paper} }}
text {{ fill: {ink}; font-family: {fonts} }}
.faint {{ fill: {faint} }}
.axis {{ stroke: {faint}; fill: none }}
.kept {{ fill: {fill}; stroke: {fill} }}
.moved {{ fill: url(#mentorlog-hatch); stroke: {fill} }}
.letgo {{ fill: {paper}; stroke: {fill} }}
.hatch {{ stroke: {fill} }}
.course {{ stroke: {fill}; fill: none }}
.dot {{ fill: {fill} }}
.mark {{ stroke: {mark} }}
.around {{ stroke: {paper} }}
"""


def plot_rules(colors: Mapping[str, str]) -> str:
    """The rules of a plot's stylesheet, with these for its colours."""
    return _PLOT.format(fonts=FONTS, **colors)
