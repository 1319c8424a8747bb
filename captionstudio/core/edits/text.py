"""Edits of what cues say. Words that a text keeps stay measured; see `captionstudio.core.edits.align`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import Literal

from captionstudio.core.document import Cue, Document
from captionstudio.core.edits.align import align_words
from captionstudio.core.edits.change import Change, edit_track
from captionstudio.core.edits.places import find_place, find_places, language_of
from captionstudio.core.edits.visible import VisibleText
from captionstudio.core.markup import escape_text, plain_text

Case = Literal["sentence", "lower", "upper", "title"]
_SENTENCE_START = re.compile(r"(?:^|\n(?=[-‐–—♪])|[.!?…][\"'”’)\]]*\s+)(?:[-‐–—¿¡\"'“‘(\[♪]\s*)*\w")
_WORD_START = re.compile(r"(?<![\w'’])\w")
_TURKISH_UPPER = {ord("i"): "İ", ord("ı"): "I"}
_TURKISH_LOWER = {ord("I"): "ı", ord("İ"): "i"}


def set_text(
    document: Document, track_id: str, cue_id: str, text: str, *, since: Cue | None = None, merge_key: str | None = None
) -> Change:
    """Return the change that gives a cue this caption markup.

    ``since`` is the cue as it was when a run of typing began: its words are the ones kept, so that a word deleted and typed again in
    between is found again.

    Raises:
        InvalidEdit: the cue is gone or locked.
    """
    track, at = find_place(document, track_id, cue_id)
    made = with_text(track.cues[at], text.replace("\r\n", "\n").replace("\r", "\n"), since)
    return edit_track(document, track_id, "Edit text", replaced={cue_id: made}, merge_key=merge_key)


def with_text(cue: Cue, text: str, since: Cue | None = None) -> Cue:
    """Return a cue with another text and its words, or those of ``since``, in step with it."""
    if text == cue.text and since is None:
        return cue
    before = since or cue
    plain = plain_text(text)
    words = before.words
    if plain != plain_text(before.text):
        words = align_words(words, plain, cue.start_ms, cue.end_ms)
    return replace(cue, text=text, words=words)


def toggle_tag(
    document: Document, track_id: str, ids: Collection[str], name: Literal["i", "b", "u"], span: tuple[int, int] | None = None
) -> Change:
    """Return the change that makes cues italic, bold or underlined, or plain again where all of them are.

    ``span`` takes only the characters from its start to its end, counted in what a reader sees (`plain_text`).

    Raises:
        InvalidEdit: a cue is gone or locked.
    """
    track, places = find_places(document, track_id, ids)
    shown = {track.cues[at].id: VisibleText(track.cues[at].text) for at in places}
    ranges = {cue_id: [span or (0, len(text.text))] for cue_id, text in shown.items()}
    with_words = {cue_id for cue_id, text in shown.items() if text.text.strip()}
    on = not all(shown[cue_id].has_tag(name, ranges[cue_id]) for cue_id in with_words)
    texts = {cue_id: shown[cue_id].tagged(name, ranges[cue_id], on=on) for cue_id in with_words}
    labels = {"i": "Italic", "b": "Bold", "u": "Underline"}
    return _set_texts(document, track_id, labels[name], texts)


def change_case(document: Document, track_id: str, ids: Collection[str], case: Case) -> Change:
    """Return the change that writes cues in lower case, capitals, Title Case, or with a capital at the start of each sentence.

    Raises:
        InvalidEdit: a cue is gone or locked.
    """
    track, places = find_places(document, track_id, ids)
    texts = {}
    for at in places:
        cue = track.cues[at]
        shown = VisibleText(cue.text)
        letters = _recased(shown.text, case, language_of(cue, track))
        texts[cue.id] = shown.replaced([(at, at + 1, new) for at, new in enumerate(letters) if new != shown.text[at]])
    return _set_texts(document, track_id, "Change case", texts)


def strip_tags(document: Document, track_id: str, ids: Collection[str]) -> Change:
    """Return the change that leaves cues their plain text.

    Raises:
        InvalidEdit: a cue is gone or locked.
    """
    track, places = find_places(document, track_id, ids)
    texts = {track.cues[at].id: escape_text(plain_text(track.cues[at].text)) for at in places}
    return _set_texts(document, track_id, "Remove formatting", texts)


def confirm_words(document: Document, track_id: str, ids: Collection[str]) -> Change:
    """Return the change that takes the doubt off the words of cues: a person has heard them and they are right.

    Raises:
        InvalidEdit: a cue is gone or locked.
    """
    track, places = find_places(document, track_id, ids)
    replaced = {}
    for at in places:
        words = tuple(replace(word, is_doubtful=False) if word.is_doubtful else word for word in track.cues[at].words)
        replaced[track.cues[at].id] = replace(track.cues[at], words=words)
    return edit_track(document, track_id, "Confirm words", replaced=replaced)


def _set_texts(document: Document, track_id: str, label: str, texts: Mapping[str, str]) -> Change:
    cues = [cue for cue in document.track(track_id).cues if cue.id in texts]
    return edit_track(document, track_id, label, replaced={cue.id: with_text(cue, texts[cue.id]) for cue in cues})


def _recased(text: str, case: Case, language: str | None) -> list[str]:
    """Return what each character of plain text becomes."""
    if case == "upper":
        return _each(text, str.upper, _TURKISH_UPPER, language)
    made = _each(text, str.lower, _TURKISH_LOWER, language)
    if case != "lower":
        starts = _WORD_START if case == "title" else _SENTENCE_START
        for match in starts.finditer(text):
            at = match.end() - 1
            made[at] = _each(text[at], str.upper, _TURKISH_UPPER, language)[0]
    return made


def _each(text: str, change: Callable[[str], str], turkish: Mapping[int, str], language: str | None) -> list[str]:
    """Change letters one by one, with the whole text in view (the Greek sigma at the end of a word) where that keeps its length."""
    if (language or "").partition("-")[0] in ("tr", "az"):
        text = text.translate(turkish)
    whole = change(text)
    return list(whole) if len(whole) == len(text) else [change(character) for character in text]
