"""Nothing that `check` is tried on may make it wait."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

LONGEST = 120  # seconds; what is slow on a busy machine takes twenty


@pytest.fixture
def never_waits() -> Iterator[None]:
    """Ends a test that waits, for a pipe to be written to for one."""
    if os.name == "nt":
        yield
        return

    def late(_: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"it waited in {frame}")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)
