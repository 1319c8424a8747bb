"""One leg of a translation, the same for all engines: sentences cut out, each translated once, guarded, and put together again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable, MutableMapping, Sequence
from typing import NamedTuple

from captionstudio.core.sentences import MAX_SENTENCE_LENGTH, is_runaway, join_sentences, split_sentences
from captionstudio.engines.translation.model import SentenceModel, TranslationModel

_SHORT = MAX_SENTENCE_LENGTH // 3
_ONE_SENTENCE = re.compile(r"[\w,'’-]+(?: [\w,'’-]+)*[.!?]?")

Report = Callable[[int, int], None]
"""Told how many sentences of how many are done; may raise to stop."""


class Piece(NamedTuple):
    """A sentence to translate, and those before it which its model wants to see."""

    sentence: str
    before: tuple[str, ...] = ()


def translate_leg(
    model: SentenceModel,
    texts: Sequence[str],
    languages: tuple[str, str],
    report: Report,
    *,
    about: TranslationModel,
    preceding: Sequence[Sequence[str]] = (),
    known: MutableMapping[Piece, str] | None = None,
) -> list[str]:
    """Translate each text from the first of ``languages`` to the second; text without a letter in it stays as it is.

    ``preceding`` holds, for each text, the sentences before it, for a model ``about`` which it is said that it wants them. ``known``
    holds translations that need not be made again, and takes up those made.
    """
    source, target = languages
    cut = [_cut(text, source) if _has_letters(text) else [] for text in texts]
    befores = preceding if about.context_sentences and preceding else itertools.repeat(())
    pieces = [_with_context(sentences, before, about) for sentences, before in zip(cut, befores, strict=False)]
    found: MutableMapping[Piece, str] = {} if known is None else known
    wanted = list(dict.fromkeys(piece for row in pieces for piece in row if piece not in found and _has_letters(piece.sentence)))
    found.update(_translate_pieces(model, wanted, about.context_separator, lambda done: report(done, len(wanted))))
    return [
        join_sentences([found.get(piece, piece.sentence) for piece in row], target) if row else text
        for text, row in zip(texts, pieces, strict=True)
    ]


def _cut(text: str, language: str) -> list[str]:
    """Cut a text into sentences; most captions are one, and are seen at a glance to be."""
    return [text] if len(text) <= _SHORT and _ONE_SENTENCE.fullmatch(text) else split_sentences(text, language)


def _has_letters(text: str) -> bool:
    return any(map(str.isalpha, text))


def _with_context(sentences: Sequence[str], before: Iterable[str], about: TranslationModel) -> list[Piece]:
    """Give each sentence those before it, as many as the model wants and as fit into what its training knows."""
    if not about.context_sentences:
        return [Piece(sentence) for sentence in sentences]
    seen = [*before, *sentences]
    first = len(seen) - len(sentences)
    made: list[Piece] = []
    for at, sentence in enumerate(sentences, first):
        room = MAX_SENTENCE_LENGTH - len(sentence)
        taken: list[str] = []
        for earlier in reversed(seen[max(0, at - about.context_sentences) : at]):
            room -= len(earlier) + len(about.context_separator)
            if room < 0:
                break
            taken.insert(0, earlier)
        made.append(Piece(sentence, tuple(taken)))
    return made


def _translate_pieces(model: SentenceModel, pieces: Sequence[Piece], separator: str, on_batch: Callable[[int], None]) -> dict[Piece, str]:
    given = [separator.join([*piece.before, piece.sentence]) for piece in pieces]
    found = {
        piece: _last(translation, separator, len(piece.before))
        for piece, translation in zip(pieces, model.translate(given, on_batch), strict=True)
    }
    alone = [piece for piece, translation in found.items() if translation is None]
    again = model.translate([piece.sentence for piece in alone], _ignore) if alone else []
    whole = {piece: translation or "" for piece, translation in {**found, **dict(zip(alone, again, strict=True))}.items()}
    _redo_runaways(model, whole)
    return whole


def _last(translation: str, separator: str, count: int) -> str | None:
    """Take the last sentence out of a translation with ``count`` sentences of context before it; None where they cannot be told apart."""
    if not count:
        return translation
    parts = translation.split(separator.strip() or separator)
    return parts[-1].strip() if len(parts) == count + 1 and parts[-1].strip() else None


def _redo_runaways(model: SentenceModel, found: dict[Piece, str]) -> None:
    """Translate again, with repetition forbidden, what ran away; keep the shorter where that does not help, the source if nothing came."""
    wrong = [piece for piece, translation in found.items() if is_runaway(piece.sentence, translation)]
    again = model.translate([piece.sentence for piece in wrong], _ignore, careful=True) if wrong else []
    for piece, translation in zip(wrong, again, strict=True):
        candidates = filter(None, (translation, found[piece]))
        ranked = sorted(candidates, key=lambda text: (is_runaway(piece.sentence, text), len(text)))
        found[piece] = ranked[0] if ranked else piece.sentence


def _ignore(_done: int) -> None:
    """A second round is short: nobody is told how far it is."""
