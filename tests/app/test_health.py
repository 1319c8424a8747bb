"""The doctor's findings in the words of the window."""

import pytest

from captionstudio.api import doctor
from captionstudio.api.doctor.check import Check
from captionstudio.app.health import Doctor
from captionstudio.core.jobs import JobContext


@pytest.fixture
def found(monkeypatch):
    """What the doctor finds next."""
    checks = []
    monkeypatch.setattr(doctor, "examine", lambda _: iter(checks))
    return checks


def test_a_finding_keeps_its_key_and_state(found):
    found.append(Check("memory", "Memory", "warning", "1.0 GB", "Use the smallest models."))
    (check,) = Doctor().examine()
    assert (check.key, check.state, check.found, check.hint, check.fix) == (
        "memory",
        "warning",
        "1.0 GB",
        "Use the smallest models.",
        "",
    )


@pytest.mark.parametrize(
    ("check", "title", "button"),
    [
        (Check("model:base", "Model base", "bad", "damaged", "", "fetch"), "Model base", "Get"),
        (Check("translation:nllb-200-600m", "", "bad", "damaged", "", "fetch"), "Translation model nllb-200-600m", "Get"),
        (Check("speakers", "Speaker models", "bad", "damaged", "Install the program again."), "Speaker models", ""),
        (Check("voices", "Known voices", "good", "none are kept"), "Known voices", ""),
        (Check("translation", "Translation", "good", "en-es"), "Translation", ""),
        (Check("graphics", "Graphics card", "warning", "no driver", "", "try again"), "Graphics card", "Try again"),
        (Check("leftovers", "Leftovers", "warning", "3", "", "clear"), "Leftovers of unfinished work", "Clear…"),
        (Check("folder:cache", "Folder of cache", "good", "/cache"), "Folder of what can be made again", ""),
        (Check("ffmpeg", "FFmpeg", "good", "7.1"), "FFmpeg", ""),
    ],
)
def test_titles_and_buttons(found, check, title, button):
    found.append(check)
    (shown,) = Doctor().examine()
    assert (shown.title, shown.fix) == (title, button)


def test_every_folder_has_a_title_of_its_own():
    names = [check.title for check in Doctor().examine() if check.key.startswith("folder:")]
    assert len(set(names)) == len(names) == 8
    assert all(name.startswith("Folder of ") for name in names)


def test_a_button_does_what_the_doctor_offers(monkeypatch):
    mended = []
    monkeypatch.setattr(doctor, "fix", lambda key, context: mended.append((key, context)))
    context = JobContext()
    Doctor().fix("graphics", context)
    assert mended == [("graphics", context)]


@pytest.mark.parametrize(
    ("check", "hint"),
    [
        (
            Check("translation", "", "warning", "demo only", "Get one: captionstudio models list"),
            "For real translation get a model in File › Models.",
        ),
        (Check("model:own", "", "bad", "damaged", "Fetch it again: captionstudio models fetch own"), "See File › Models."),
        (
            Check("model:base", "", "bad", "damaged", "Fetch it again: captionstudio models fetch base", "fetch"),
            "It is downloaded and checked.",
        ),
        (Check("fonts", "", "warning", "none", "Install fonts."), "Install fonts."),
        (Check("speakers", "", "bad", "damaged", "Install the program again."), "Install the program again."),
    ],
)
def test_no_hint_asks_for_a_command_to_be_typed(found, check, hint):
    found.append(check)
    assert next(Doctor().examine()).hint == hint
