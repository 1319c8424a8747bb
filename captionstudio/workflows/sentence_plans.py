"""What of a track goes to a translation engine: whole sentences, without what stands around them, each with those before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from captionstudio.core.document import Cue
from captionstudio.core.markup import plain_text
from captionstudio.core.protection import has_own_lines, split_frame
from captionstudio.core.sentences import SentenceGroup, group_sentences, join_lines, split_sentences

_RUBY = re.compile(r"<rt\b[^<>]*>.*?</rt>|</?ruby[^<>]*>", re.IGNORECASE | re.DOTALL)  # readings of the source's characters


class Unit(NamedTuple):
    """A text to translate, and the plain sentences before it that its model wants to see."""

    text: str
    preceding: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """One line or cue with what stands around its words taken off."""

    before: str
    body: str
    after: str

    @property
    def has_words(self) -> bool:
        """Whether there is anything to translate."""
        return any(map(str.isalpha, plain_text(self.body)))


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be translated of a group: ``units`` are caption markup in ``language``.

    There is one for the whole group, or one for each line with words where a cue's lines are somebody's own; ``framed`` holds the
    lines of each cue. ``language`` is empty where nobody knows it.
    """

    group: SentenceGroup
    framed: tuple[tuple[Frame, ...], ...]
    units: tuple[str, ...]
    language: str


def plan_cues(cues: Sequence[Cue], language: str | None = None) -> list[Plan]:
    """Gather cues into sentences and take off what stands around them; every cue is in exactly one plan.

    ``language`` is that of cues without one.
    """
    return [_plan(group) for group in group_sentences(cues, language)]


def with_preceding(plans: Sequence[Plan], count: int) -> list[tuple[Unit, ...]]:
    """Return the units of each plan, each with up to ``count`` sentences of its language that stand directly before it."""
    if not count:
        return [tuple(map(Unit, plan.units)) for plan in plans]
    units: list[tuple[Unit, ...]] = []
    language, before = "", list[str]()
    for plan in plans:
        if plan.language != language:
            language, before = plan.language, []
        row: list[Unit] = []
        for text in plan.units:
            row.append(Unit(text, tuple(before)))
            before = [*before, *split_sentences(plain_text(text), language)][-count:]
        units.append(tuple(row))
    return units


def _plan(group: SentenceGroup) -> Plan:
    framed = tuple(_frames(cue) for cue in group.cues)
    language = group.language or ""
    if len(framed) == 1:
        return Plan(group, framed, tuple(frame.body for frame in framed[0] if frame.has_words), language)
    whole = join_lines([frame.body for frames in framed for frame in frames if frame.has_words])
    return Plan(group, framed, (whole,) if whole else (), language)


def _frames(cue: Cue) -> tuple[Frame, ...]:
    """A cue's words without what stands around them: by line where each line is somebody's own, else on one line."""
    if not any(mark in cue.text for mark in "\n<{"):
        return (Frame(*split_frame(cue.text.strip())),)  # as most captions are
    lines = _RUBY.sub("", cue.text).split("\n")
    return tuple(Frame(*split_frame(line)) for line in (lines if has_own_lines(plain_text(cue.text)) else [_join_markup(lines)]))


def _join_markup(lines: Sequence[str]) -> str:
    """Put the lines of a cue on one; a style that ends with one line and begins again with the next goes on."""
    joined = join_lines(lines)
    if "<" not in joined and "{" not in joined:
        return joined
    for name in ("i", "b", "u"):
        joined = joined.replace(f"</{name}> <{name}>", " ").replace(f"{{\\{name}0}} {{\\{name}1}}", " ")
    return joined
