"""Find and replace in what a reader sees: tags neither hide a match nor get lost by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from captionstudio.core.document import Cue, Document
from captionstudio.core.edits.change import Change, combine, edit_track, find_track
from captionstudio.core.edits.places import find_places
from captionstudio.core.edits.text import with_text
from captionstudio.core.edits.visible import VisibleText
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.markup import plain_text

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for. A blank in ``text`` finds a line break, too, unless it is a regular expression."""

    text: str
    is_case_sensitive: bool = False
    is_whole_word: bool = False
    is_regex: bool = False

    def compiled(self) -> re.Pattern[str]:
        """Return the pattern to look for.

        Raises:
            InvalidEdit: there is nothing to look for, or the regular expression is wrong; the hint says how.
        """
        if not self.text:
            raise InvalidEdit("There is nothing to look for.", hint="Type a word.")
        literal = r"\s+".join(re.escape(part) for part in _SPACE.split(self.text))
        source = self.text if self.is_regex else literal
        source = rf"(?<!\w)(?:{source})(?!\w)" if self.is_whole_word else source
        try:
            return re.compile(source, (0 if self.is_case_sensitive else re.IGNORECASE) | re.MULTILINE)
        except (re.error, OverflowError, RecursionError) as error:
            raise InvalidEdit(f"“{self.text}” is no regular expression.", hint=f"It says: {error}.") from error


@dataclass(frozen=True, slots=True)
class Match:
    """A place in the text of a cue, in characters of `plain_text`."""

    track_id: str
    cue_id: str
    start: int
    end: int


def find_matches(document: Document, track_ids: Collection[str], query: Query) -> list[Match]:
    """Return every match in the tracks, in their order, cues in order of time.

    Raises:
        InvalidEdit: as `Query.compiled`, or a track is gone.
    """
    pattern = query.compiled()
    return [
        Match(track_id, cue.id, match.start(), match.end())
        for track_id in track_ids
        for cue in find_track(document, track_id).cues
        for match in _search(pattern, plain_text(cue.text))
    ]


def replace_match(document: Document, match: Match, query: Query, replacement: str) -> Change:
    """Return the change that replaces one match.

    Raises:
        InvalidEdit: the text there matches no longer, the replacement names a group that is not there, or the cue is gone or locked.
    """
    pattern = query.compiled()
    track, places = find_places(document, match.track_id, (match.cue_id,))
    cue = track.cues[places[0]]
    found = [each for each in _search(pattern, plain_text(cue.text)) if each.span() == (match.start, match.end)]
    if not found:
        raise InvalidEdit("The text has changed meanwhile.", hint="Search again.")
    replaced = {cue.id: _replaced(cue, found, _expander(query, replacement))}
    return edit_track(document, match.track_id, "Replace", replaced=replaced)


def replace_matches(
    document: Document, track_ids: Collection[str], query: Query, replacement: str, cue_ids: Collection[str] | None = None
) -> Change:
    """Return one change that replaces every match in the tracks, or in those of ``cue_ids``; locked cues are passed over.

    Raises:
        InvalidEdit: as `Query.compiled`, a track is gone, or the replacement names a group that is not there.
    """
    pattern, expand = query.compiled(), _expander(query, replacement)
    changes = []
    for track_id in track_ids:
        replaced = {}
        for cue in find_track(document, track_id).cues:
            if cue.locked or (cue_ids is not None and cue.id not in cue_ids):
                continue
            if found := list(_search(pattern, plain_text(cue.text))):
                replaced[cue.id] = _replaced(cue, found, expand)
        changes.append(edit_track(document, track_id, "Replace all", replaced=replaced))
    return combine("Replace all", changes)


def _search(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    return (match for match in pattern.finditer(text) if match.end() > match.start())


def _replaced(cue: Cue, found: Sequence[re.Match[str]], expand: Callable[[re.Match[str]], str]) -> Cue:
    text = VisibleText(cue.text).replaced([(match.start(), match.end(), expand(match)) for match in found])
    return with_text(cue, text)


def _expander(query: Query, replacement: str) -> Callable[[re.Match[str]], str]:
    if not query.is_regex:
        return lambda match: _with_breaks(replacement, match[0])

    def expand(match: re.Match[str]) -> str:
        try:
            return match.expand(replacement)
        except (re.error, IndexError) as error:
            raise InvalidEdit(f"“{replacement}” cannot stand for a match.", hint=f"It says: {error}.") from error

    return expand


def _with_breaks(replacement: str, found: str) -> str:
    """Break the replacement where what it replaces was broken, counted in blanks, so that lines keep about their length."""
    blanks = _SPACE.findall(found)
    if "\n" not in found or "\n" in replacement:
        return replacement
    parts = replacement.split(" ")
    joints = [("\n" if "\n" in blank else " ") for blank in blanks[: len(parts) - 1]]
    joints += [" "] * (len(parts) - 1 - len(joints))
    return parts[0] + "".join(joint + part for joint, part in zip(joints, parts[1:], strict=True))
