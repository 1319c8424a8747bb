"""Words kept in step with an edited text.

Old and new text are compared in atoms: words of scripts that part them by spaces, single characters of those that do not. What is found
again, case and punctuation aside, keeps its measured words; what stands in the place of others takes their time; what is new is spread
between its neighbours.

>>> from captionstudio.core.document import Word
>>> words = (Word("We", 0, 200, 0.9), Word("wreck", 200, 600, 0.3, is_doubtful=True), Word("speech.", 800, 1200, 0.8))
>>> [(word.text, word.start_ms, word.end_ms, word.probability) for word in align_words(words, "We recognise speech!", 0, 1500)]
[('We', 0, 200, 0.9), ('recognise', 200, 600, None), ('speech!', 800, 1200, 0.8)]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from captionstudio.core.document import Word
from captionstudio.core.layout.scripts import is_not_at_start, split_unspaced

_LINE = re.compile(r"[^\n]+")
_CHUNK = re.compile(r"\S+")
_MARKS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Atom:
    """A piece of text from ``start`` to ``end``; ``key`` is what it is known again by."""

    text: str
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Unit:
    """The fewest old words, by number, whose text is a whole number of atoms."""

    words: range
    atoms: range


def align_words(words: Sequence[Word], text: str, start_ms: int, end_ms: int) -> tuple[Word, ...]:
    """Return the words of the plain text ``text`` of a cue from ``start_ms`` to ``end_ms`` that had ``words`` before it was edited.

    Without words before there are none after: nothing was measured.
    """
    if not words:
        return ()
    spans, old_text = _lay_out(words)
    old, new = list(_atoms(old_text)), list(_atoms(text))
    found = _found(old, new)
    made: list[Word] = []
    waiting: list[Word] = []
    cursor = 0
    earliest = min(start_ms, words[0].start_ms)
    for unit in _units(spans, old):
        places = [found.get(at, -1) for at in unit.atoms]
        group = words[unit.words.start : unit.words.stop]
        if not places or places[0] < 0 or places != list(range(places[0], places[0] + len(places))):
            waiting += group
            continue
        made += _fill(waiting, text, new[cursor : places[0]], (earliest, group[0].start_ms), made[-1] if made else words[0])
        made += _kept(group, text, new[places[0] : places[-1] + 1])
        cursor, waiting, earliest = places[-1] + 1, [], group[-1].end_ms
    made += _fill(waiting, text, new[cursor:], (earliest, max(end_ms, earliest)), words[-1])
    return tuple(made)


def _lay_out(words: Sequence[Word]) -> tuple[list[tuple[int, int]], str]:
    """Return the text of words, and where in it each stands."""
    spans, text = [], ""
    for word in words:
        text += " " if text and word.space_before else ""
        spans.append((len(text), len(text) + len(word.text)))
        text += word.text
    return spans, text


def _atoms(text: str) -> Iterator[_Atom]:
    """Cut text into atoms. Punctuation that stands alone belongs to the atom before it where it closes, else to the one after."""
    for line in _LINE.finditer(text):
        spans: list[list[int]] = []
        waiting = -1
        for start, end in _pieces(text, line.start(), line.end()):
            if _key(text[start:end]):
                spans.append([start if waiting < 0 else waiting, end])
                waiting = -1
            elif spans and waiting < 0 and is_not_at_start(text[start]):
                spans[-1][1] = end
            elif waiting < 0:
                waiting = start
        if waiting >= 0:
            after = line.start() + len(line[0].rstrip())
            if spans:
                spans[-1][1] = after
            else:
                spans.append([waiting, after])
        for start, end in spans:
            shown = text[start:end]
            yield _Atom(shown, _key(shown) or shown, start, end)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for chunk in _CHUNK.finditer(text, start, end):
        at = chunk.start()
        for part in split_unspaced(chunk[0]):
            yield at, at + len(part)
            at += len(part)


def _key(text: str) -> str:
    return _MARKS.sub("", text).casefold()


def _found(old: Sequence[_Atom], new: Sequence[_Atom]) -> dict[int, int]:
    """Return which old atom is which new one."""
    matcher = SequenceMatcher(None, [atom.key for atom in old], [atom.key for atom in new], autojunk=False)
    return {block.a + at: block.b + at for block in matcher.get_matching_blocks() for at in range(block.size)}


def _units(spans: Sequence[tuple[int, int]], atoms: Sequence[_Atom]) -> Iterator[_Unit]:
    """Group words and atoms so that none is cut."""
    word = atom = 0
    while word < len(spans):
        first_word, first_atom, edge = word, atom, spans[word][1]
        word += 1
        while True:
            while atom < len(atoms) and atoms[atom].start < edge:
                edge = max(edge, atoms[atom].end)
                atom += 1
            if word >= len(spans) or spans[word][0] >= edge:
                break
            edge = max(edge, spans[word][1])
            word += 1
        yield _Unit(range(first_word, word), range(first_atom, atom))


def _kept(group: Sequence[Word], text: str, atoms: Sequence[_Atom]) -> list[Word]:
    """Return words that were found again, written as they are now."""
    shown = text[atoms[0].start : atoms[-1].end]
    is_spaced = group[0].space_before if _begins_line(text, atoms[0]) else text[atoms[0].start - 1].isspace()
    if len(group) == 1 and len(shown.split()) == len(group[0].text.split()):
        return [replace(group[0], text=shown, space_before=is_spaced)]
    if len(group) > 1 and _lay_out(group)[1] == shown:
        return [replace(group[0], space_before=is_spaced), *group[1:]]
    return _divide(atoms, text, (group[0].start_ms, group[-1].end_ms), group[0])


def _fill(gone: Sequence[Word], text: str, atoms: Sequence[_Atom], pause: tuple[int, int], like: Word) -> list[Word]:
    """Return words for new atoms: in the place and time of those that are gone, or else in the pause between their neighbours."""
    if not atoms:
        return []
    if not gone:
        return _divide(atoms, text, (min(pause), pause[1]), like)
    if len(gone) == len(atoms):
        return [_written(word, atom, text, (word.start_ms, word.end_ms)) for word, atom in zip(gone, atoms, strict=True)]
    return _divide(atoms, text, (gone[0].start_ms, max(gone[-1].end_ms, gone[0].start_ms)), gone[0])


def _divide(atoms: Sequence[_Atom], text: str, span: tuple[int, int], like: Word) -> list[Word]:
    """Return a word for each atom, with a share of the time by its length."""
    start, end = span
    length = sum(len(atom.text) for atom in atoms)
    made, done = [], 0
    for atom in atoms:
        begin, done = start + (end - start) * done // length, done + len(atom.text)
        made.append(_written(like, atom, text, (begin, start + (end - start) * done // length)))
    return made


def _written(like: Word, atom: _Atom, text: str, times: tuple[int, int]) -> Word:
    """Return a word that a person wrote: there is no doubt about it."""
    is_spaced = like.space_before if atom.start == 0 else _is_spaced(text, atom)
    return replace(
        Word(atom.text, *times, language=like.language, speaker=like.speaker),
        space_before=is_spaced,
        speaker_confidence=like.speaker_confidence,
    )


def _begins_line(text: str, atom: _Atom) -> bool:
    return "\n" in text[len(text[: atom.start].rstrip()) : atom.start] or not text[: atom.start].strip()


def _is_spaced(text: str, atom: _Atom) -> bool:
    """Whether a space parts an atom from the text before; a line break between characters of unspaced scripts parts nothing."""
    if not text[atom.start - 1].isspace():
        return False
    joined = text[: atom.start].rstrip()[-1:] + atom.text[:1]
    return not (_begins_line(text, atom) and len(joined) == 2 and len(split_unspaced(joined)) == 2)
