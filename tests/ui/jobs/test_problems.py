import inspect

import pytest

from captionstudio.core import errors
from captionstudio.ui.jobs.problems import _TABLE, Remedy, present, remedy_text

KINDS = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.CaptionStudioError)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_error_has_a_headline_and_says_what_next(qapp, kind):
    problem = present(kind("It happened to film.mp4."))
    assert problem.headline
    assert problem.message == "It happened to film.mp4."
    assert problem.hint or kind is errors.InvalidEdit


def test_no_row_of_the_table_hides_another():
    kinds = [row[0] for row in _TABLE]
    for at, kind in enumerate(kinds):
        assert not any(issubclass(kind, earlier) for earlier in kinds[:at]), kind


def test_the_hint_of_the_error_counts_unless_it_speaks_of_the_command_line(qapp):
    assert present(errors.OutputProblem("no", hint="Free some space.")).hint == "Free some space."
    problem = present(errors.ModelMissing("no", hint="Get it with: captionstudio models fetch base"))
    assert (problem.hint, problem.remedy) == ("Get one in Models: its size is shown there.", Remedy.MODELS)
    assert "--from" not in present(errors.InvalidRequest("Nobody knows the language.", hint="Say it with --from en.")).hint


def test_details_hold_all_a_report_needs(qapp):
    error = errors.RenderFailed("FFmpeg failed.", log="x264: bad\nend", path="/films/a.mp4", written=["a", "b"])
    problem = present(error, "Traceback: here")
    assert problem.path == "/films/a.mp4"
    lines = problem.details.split("\n")
    assert lines[0].startswith("Caption Studio ")
    assert lines[1:] == [
        "RenderFailed: FFmpeg failed.",
        "path: /films/a.mp4",
        "written: a, b",
        "",
        "x264: bad",
        "end",
        "",
        "Traceback: here",
    ]


def test_what_is_no_error_of_ours_is_still_explained(qapp):
    problem = present(ValueError())
    assert (problem.message, problem.headline) == ("ValueError", "Something went wrong in the program")


def test_remedies_have_a_button(qapp):
    assert [remedy_text(remedy) for remedy in Remedy] == ["Models…", "Try again"]
