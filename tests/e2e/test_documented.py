"""The manual says what the program does."""

import re

import click
import pytest

from captionstudio import cli
from captionstudio.cli import exits
from captionstudio.core import errors
from tests.e2e.conftest import ROOT

MANUAL = (ROOT / "docs" / "command-line.md").read_text("utf-8")


def test_every_exit_code_is_in_the_manual_as_it_is_in_the_program():
    section = MANUAL.split("## Exit codes")[1].split("## ")[0]
    listed = {int(code): meaning for code, meaning in re.findall(r"^\| (\d+) \| (.*) \|$", section, re.MULTILINE)}
    for _, code, meaning in exits.CODES:
        assert listed[code].startswith(meaning)
    assert set(listed) == {code for _, code, _ in exits.CODES} | {exits.SUCCESS, exits.SOME_FAILED, exits.TERMINATED}


@pytest.mark.parametrize("kind", [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)])
def test_every_error_has_its_own_row_or_that_of_its_kind(kind):
    row = next(row for row in exits.CODES if issubclass(kind, row[0]))
    assert row[0] is not Exception or kind in (errors.CaptionStudioError, errors.InternalError)


def test_every_verb_and_every_option_of_transcribe_is_in_the_manual():
    for name in cli.main.commands:
        assert f"| `{name}" in MANUAL
    for option in cli.main.commands["transcribe"].params:
        if isinstance(option, click.Option) and option.opts[0] not in ("--json", "--quiet", "--help"):
            assert f"| `{option.opts[0]}" in MANUAL
