"""The command line: verbs over `captionstudio.api`. Nothing heavy is imported before a verb runs."""

from __future__ import annotations

from collections.abc import Sequence

import click

import captionstudio
from captionstudio.cli.captions import convert
from captionstudio.cli.check_translation import check_translation
from captionstudio.cli.demo import demo
from captionstudio.cli.doctor import doctor
from captionstudio.cli.languages import languages
from captionstudio.cli.models import models
from captionstudio.cli.speakers import speakers
from captionstudio.cli.transcribe import transcribe
from captionstudio.cli.translate import translate
from captionstudio.cli.video import burn, mux


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(captionstudio.__version__, prog_name="captionstudio", message="%(prog)s %(version)s")
def main() -> None:
    """Accurate captions, translated, corrected and exported, on your own computer.

    Without a verb the window opens, with the FILES that are named. `captionstudio demo` shows the program at work; `captionstudio VERB
    --help` tells about a verb.
    """


for _verb in (transcribe, translate, check_translation, speakers, convert, burn, mux, models, languages, doctor, demo):
    main.add_command(_verb)

VERBS = frozenset(main.commands)
"""What the command line knows; anything else that is a file opens in the window."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    from captionstudio.engines.offline import lock_wanted, start_guarded  # noqa: PLC0415 - a program that imports this stays unwatched

    start_guarded(is_locked=lock_wanted())
    try:
        main(args=arguments, prog_name="captionstudio")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0
