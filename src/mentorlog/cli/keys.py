"""One key of a terminal, without Enter.

Typer's `getchar` takes up to 32 bytes as one key, and drops what was pressed between the prompt and its own
beginning. A key decides here, so both matter: a pasted word is none, and a key counts once the prompt stands.
"""

from __future__ import annotations

import sys

from mentorlog.errors import Stopped

_INTERRUPT, _END = "\x03", "\x04"

if sys.platform == "win32":

    def _pressed(prompt: str) -> str:
        from typer import getchar

        sys.stdout.write(prompt)
        sys.stdout.flush()
        try:
            return getchar()
        except (EOFError, OSError):
            return _END

else:
    import contextlib
    import os
    import select
    import termios

    # What comes together is one key, an arrow, or a pasted word: seconds to wait for the rest of it.
    _TOGETHER = 0.02

    def _pressed(prompt: str) -> str:
        descriptor = sys.stdin.fileno()
        try:
            before, raw = termios.tcgetattr(descriptor), termios.tcgetattr(descriptor)
            raw[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
            raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
            try:
                termios.tcsetattr(descriptor, termios.TCSAFLUSH, raw)
                # Only now, so that a key that is pressed on seeing it is not dropped.
                sys.stdout.write(prompt)
                sys.stdout.flush()
                data = more = os.read(descriptor, 1024)
                while more and select.select([descriptor], [], [], _TOGETHER)[0]:
                    more = os.read(descriptor, 1024)
                    data += more
            finally:
                with contextlib.suppress(termios.error):
                    termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
        except (OSError, termios.error):  # the terminal is gone
            return _END
        return data.decode(sys.stdin.encoding or "utf-8", "replace")


def read_key(prompt: str) -> str:
    """Shows `prompt` and takes one key; several signs where they came at once, as a pasted word does.

    What was typed before the prompt stood there is dropped: nobody decides on what they have not seen.
    Raises KeyboardInterrupt for Ctrl-C, Stopped at the end of input.
    """
    pressed = _pressed(prompt)
    if _INTERRUPT in pressed:
        raise KeyboardInterrupt
    if not pressed or _END in pressed:
        sys.stdout.write("\n")
        raise Stopped
    sys.stdout.write(f"{pressed if len(pressed) == 1 and pressed.isprintable() else ''}\n")
    return pressed
