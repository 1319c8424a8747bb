"""``python -m captionstudio``: without arguments, or with files, the window; with a verb, the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path


def main() -> None:
    """Open the window or run the command line, and exit with its code."""
    arguments = sys.argv[1:]
    if is_for_window(arguments):
        from captionstudio.app import run as run_window  # noqa: PLC0415 - the command line has to be quick

        sys.exit(run_window(arguments))
    from captionstudio.cli import run as run_verb  # noqa: PLC0415 - `--help` has to be quick

    sys.exit(run_verb(arguments))


def is_for_window(arguments: Sequence[str]) -> bool:
    """Whether the arguments are files to open, or none; a file that bears the name of a verb is opened as ``./name``."""
    from captionstudio.cli import VERBS  # noqa: PLC0415

    return all(not argument.startswith("-") and argument not in VERBS and Path(argument).exists() for argument in arguments)


if __name__ == "__main__":
    main()
