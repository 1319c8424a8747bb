"""What is said about a flagged cue, in the language of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from captionstudio.core.document import Cue
from captionstudio.core.quality.checks import Issue
from captionstudio.services.drifts import DriftNote

_translate = QCoreApplication.translate

MarkKind = Literal["error", "warning", "check", "stale"]
MARK_KINDS: tuple[MarkKind, ...] = ("error", "warning", "check", "stale")
"""From the gravest to the mildest: the order in which marks are listed."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One reason why a cue is flagged: ``rule`` names it, ``message`` says what was found and what is allowed."""

    kind: MarkKind
    rule: str
    message: str


def mark_of_issue(issue: Issue) -> Mark:
    """Return the mark of an issue; a rule that has no words here says what the check says."""
    words = _words().get(issue.rule)
    if words is None:
        return Mark(issue.severity, issue.rule.replace("_", " ").capitalize(), issue.message)
    return Mark(issue.severity, words[0], words[1].format(value=_number(issue.value), limit=_number(issue.limit)))


def mark_of_doubt(cue: Cue) -> Mark:
    """Return the mark of a cue with words that recognition could not settle; it names the first few."""
    words = [word.text for word in cue.words if word.is_doubtful]
    shown = ", ".join(f"“{word}”" for word in words[:4]) + (", …" if len(words) > 4 else "")
    return Mark("check", _translate("Marks", "Check the words"), _translate("Marks", "Recognition is not sure about {0}.").format(shown))


def mark_of_voice(cue: Cue) -> Mark:
    """Return the mark of a cue whose speaker is doubtful."""
    name, sure = cue.speaker or cue.second_speaker or "", round(100 * (cue.speaker_confidence or 0))
    message = _translate("Marks", "It is not sure that this is {0} ({1} %).").format(name, sure)
    return Mark("check", _translate("Marks", "Check the speaker"), message)


def mark_of_drift(note: DriftNote) -> Mark:
    """Return the mark of a translation that says something else than its original when it is translated back."""
    reasons = {
        "meaning": _translate("Marks", "It may say something else."),
        "place": _translate("Marks", "It says what a neighbouring caption says."),
        "numbers": _translate("Marks", "A number is missing."),
        "names": _translate("Marks", "A name is missing."),
        "negation": _translate("Marks", "It may deny what the original says."),
        "untranslated": _translate("Marks", "It is not translated."),
    }
    back = _translate("Marks", "Back-translation: “{0}”").format(note.back)
    return Mark("check", _translate("Marks", "Check the translation"), " ".join([*(reasons[each] for each in note.drift.reasons), back]))


def mark_of_stale() -> Mark:
    """Return the mark of a translation whose source has changed since."""
    return Mark("stale", _translate("Marks", "Translation"), _translate("Marks", "The source has changed since this was translated."))


def _number(value: float) -> str:
    return f"{value:.0f}" if float(value).is_integer() else f"{value:.1f}"


def _words() -> dict[str, tuple[str, str]]:
    """Return the name and the message of each rule, translated."""
    duration = _translate("Marks", "Duration")
    return {
        "empty": (_translate("Marks", "Text"), _translate("Marks", "The caption has no text.")),
        "no_duration": (duration, _translate("Marks", "The caption ends before it starts, or at once.")),
        "overlap": (_translate("Marks", "Overlap"), _translate("Marks", "It overlaps the next caption by {value} ms.")),
        "gap": (_translate("Marks", "Gap"), _translate("Marks", "{value} ms to the next caption; at least {limit} ms are needed.")),
        "lines": (_translate("Marks", "Lines"), _translate("Marks", "{value} lines; at most {limit} are allowed.")),
        "line_length": (
            _translate("Marks", "Line length"),
            _translate("Marks", "A line of {value} characters; at most {limit} are allowed."),
        ),
        "reading_speed": (
            _translate("Marks", "Reading speed"),
            _translate("Marks", "{value} characters a second; at most {limit} are allowed."),
        ),
        "min_duration": (duration, _translate("Marks", "It lasts {value} ms; at least {limit} ms are needed.")),
        "max_duration": (duration, _translate("Marks", "It lasts {value} ms; at most {limit} ms are allowed.")),
    }
