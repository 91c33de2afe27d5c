"""Where the program starts. `--version` is answered before anything slow is imported."""

import gc
import os
import sys


def main() -> None:
    """The console script."""
    _have_streams()
    if sys.argv[1:] == ["--version"]:
        from mentorlog import __version__

        try:
            sys.stdout.write(f"mentorlog {__version__}\n")
            sys.stdout.flush()
        except OSError as fault:  # Python would complain once more at exit
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            sys.exit(0 if isinstance(fault, BrokenPipeError) else 1)
        return
    # A short run makes little garbage, and to look for it once costs a tenth of its time; so it would at the
    # end, where Python looks for it several times though the memory is given back anyway.
    gc.set_threshold(300_000)
    try:
        from mentorlog.cli.app import run
        from mentorlog.cli.world import as_utf8, real_world

        # A path is kept as the system gave it.
        words = [each if os.sep in each else as_utf8(each) for each in sys.argv[1:]]
        code = run(words, real_world())
    except KeyboardInterrupt:
        code = 130  # before there was anything to stop
    except Exception as fault:
        if os.environ.get("MENTORLOG_TRACEBACK"):
            raise
        code = _fault_of_ours(fault)
    gc.freeze()
    sys.exit(code)


def _have_streams() -> None:
    """Puts the null device where a stream is closed, as cron and others leave it."""
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: SIM115
    sys.stdout = sys.stdout or open(os.devnull, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w")  # noqa: SIM115


def _fault_of_ours(fault: Exception) -> int:
    """Says where the program itself is wrong, without a word of the journal, which a traceback may hold."""
    last = fault.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_filename}:{last.tb_lineno}" if last else "an unknown place"
    sys.stderr.write(f"A fault in mentorlog itself: {type(fault).__name__} at {place}.\n")
    sys.stderr.write(
        "Please report it. MENTORLOG_TRACEBACK=1 shows more, of the journal's text perhaps too.\n"
    )
    return 1


if __name__ == "__main__":
    main()
