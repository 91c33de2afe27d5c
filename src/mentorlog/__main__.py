"""Where the program starts. `--version` is answered before anything slow is imported."""

import gc
import sys


def main() -> None:
    """The console script."""
    if sys.argv[1:] == ["--version"]:
        from mentorlog import __version__

        sys.stdout.write(f"mentorlog {__version__}\n")
        return
    # A short run makes little garbage: looking for it less often saves a twentieth of the time.
    gc.set_threshold(50_000)
    from mentorlog.cli.app import run
    from mentorlog.cli.world import real_world

    sys.exit(run(sys.argv[1:], real_world()))


if __name__ == "__main__":
    main()
