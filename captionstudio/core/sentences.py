"""Sentences: where text may be cut into them, which cues together make them up, and when a translation of one has run away.

>>> split_sentences("Dr. Ruth left. Why?", "en")
['Dr. Ruth left.', 'Why?']
>>> split_sentences("雨だ。傘は？", "ja")
['雨だ。', '傘は？']
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from captionstudio.core.document import Cue
from captionstudio.core.languages import is_spaceless
from captionstudio.core.layout.grammar import ends_sentence
from captionstudio.core.layout.scripts import is_wide_script
from captionstudio.core.markup import plain_text

MAX_SENTENCE_LENGTH = 300
"""Characters a translation model is given at once; its training knows few sentences that are longer. Unspaced scripts: a third."""

_MAX_GROUP_CUES = 8
_MAX_GROUP_LENGTH = 500
_MAX_GROUP_GAP_MS = 1500
_WIDE_STOP = re.compile(r"(?<=[。！？｡။។༎])(?![。！？｡!?」』）》〉】”’\s])|(?<=[。！？｡][」』）》〉】”’])")
_CLAUSE_END = re.compile(r"(?<=[,;:،؛—])\s+|(?<=[、，；：])|\s+")
_DASH = re.compile(r"\s*[-‐‑–—]\s?\S")
_ALONE = re.compile(r"\s*(?:[♪♫#*]|[\[(（【].*[\])）】]\s*$)", re.DOTALL)
_REPEATED = re.compile(r"(.{2,60}?)\1{3,}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SentenceGroup:
    """Neighbouring cues of one language whose text together is one or more whole sentences."""

    cues: tuple[Cue, ...]
    language: str | None

    @property
    def text(self) -> str:
        """Their plain text on one line."""
        return joined_text(self.cues)


def group_sentences(cues: Sequence[Cue], language: str | None = None) -> list[SentenceGroup]:
    """Gather cues into the sentences they make up, in order; every cue is in exactly one group. ``language`` is that of cues without one.

    A group ends where a sentence does, at a change of language or speaker, at a pause of 1.5 s, around music, sounds and dialogue with
    dashes, and in any case after 8 cues or 500 characters (text without punctuation must end somewhere).
    """
    groups: list[SentenceGroup] = []
    run: list[Cue] = []
    length = 0

    def close() -> None:
        groups.append(SentenceGroup(tuple(run), run[0].language or language))

    for cue in cues:
        if run and (length + len(cue.text) > _MAX_GROUP_LENGTH or len(run) >= _MAX_GROUP_CUES or not _goes_on(run[-1], cue, language)):
            close()
            run, length = [], 0
        run.append(cue)
        length += len(cue.text)
    if run:
        close()
    return groups


def joined_text(cues: Sequence[Cue]) -> str:
    """Return the plain text of cues on one line: what `Cue.source_text` of their translation says, as long as they have not changed."""
    return join_lines([line for cue in cues for line in plain_text(cue.text).split("\n")])


def join_lines(lines: Iterator[str] | Sequence[str]) -> str:
    """Put lines of text on one: a space for each break, nothing between Chinese or Japanese characters."""
    joined = ""
    for line in filter(None, map(str.strip, lines)):
        is_wide = bool(joined) and is_wide_script(joined[-1]) and is_wide_script(line[0])
        joined += line if is_wide or not joined else f" {line}"
    return joined


def is_dialogue(text: str) -> bool:
    """Return whether the lines of a caption are different speakers', each marked by a dash."""
    lines = [line for line in text.split("\n") if line.strip()]
    return len(lines) > 1 and all(map(_DASH.match, lines))


def split_sentences(text: str, language: str | None) -> list[str]:
    """Cut plain text into sentences, and sentences longer than `MAX_SENTENCE_LENGTH` at clauses, else at spaces, else anywhere."""
    limit = MAX_SENTENCE_LENGTH // 3 if is_spaceless(language) else MAX_SENTENCE_LENGTH
    sentences: list[str] = []
    for stretch in _WIDE_STOP.split(text):
        words = stretch.split()
        first = 0
        for at, word in enumerate(words):
            following = words[at + 1] if at + 1 < len(words) else ""
            if not following or ends_sentence(word, following, language):
                sentences += _cut_long(" ".join(words[first : at + 1]), limit)
                first = at + 1
    return sentences


def join_sentences(sentences: Sequence[str], language: str | None) -> str:
    """Put sentences together as the language writes them."""
    return ("" if is_spaceless(language) else " ").join(filter(None, sentences))


def is_runaway(source: str, translation: str) -> bool:
    """Return whether a translation has run away: nothing came out, far too much did, or something is said over and over."""
    if not translation.strip():
        return bool(source.strip())
    # No text weighs less than its length, nor more than three times that: most need no weighing.
    if 3 * len(translation) > 3 * len(source) + 40 and _weight(translation) > 3 * _weight(source) + 40:
        return True
    loop = _repetition(translation)
    return loop > 12 and loop > _repetition(source) + 12


def _weight(text: str) -> int:
    """Return the length of text in letters of an alphabet: a Chinese or Japanese character says as much as three."""
    return len(text) if text.isascii() else len(text) + 2 * sum(map(is_wide_script, text))


def _repetition(text: str) -> int:
    """Return how many characters the longest loop in the text covers: four or more times the same in a row."""
    units: Sequence[str] = text.split() if " " in text else text
    if len(set(units)) > 0.7 * len(units):  # nearly all text; the search below takes its time
        return 0
    loops = (match for match in _REPEATED.finditer(text[:2000]) if any(map(str.isalnum, match[1])))
    return max((len(match[0]) for match in loops), default=0)


def _cut_long(sentence: str, limit: int) -> Iterator[str]:
    while len(sentence) > limit:
        ends = [match.end() for match in _CLAUSE_END.finditer(sentence, limit // 4, limit)]
        clauses = [end for end in ends if not sentence[:end].rstrip()[-1:].isalnum()]
        at = max(clauses, default=0) or max(ends, default=0) or limit
        yield sentence[:at].rstrip()
        sentence = sentence[at:].lstrip()
    if sentence:
        yield sentence


def _goes_on(before: Cue, after: Cue, language: str | None) -> bool:
    """Whether ``after`` goes on with a sentence that ``before`` began."""
    spoken = before.language or language
    if (spoken, before.speaker) != (after.language or language, after.speaker) or after.start_ms - before.end_ms > _MAX_GROUP_GAP_MS:
        return False
    texts = plain_text(before.text), plain_text(after.text)
    last, first = texts[0].rsplit(None, 1)[-1:], texts[1].split(None, 1)[:1]
    if not last or not first or ends_sentence(last[0], first[0], spoken):
        return False
    return not any(is_dialogue(text) or _ALONE.match(text) for text in texts) and not _DASH.match(texts[1])
