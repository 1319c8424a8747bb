"""``python -m captionstudio``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from captionstudio.cli import run  # noqa: PLC0415 - `--help` has to be quick

    sys.exit(run())


if __name__ == "__main__":
    main()
