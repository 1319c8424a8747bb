"""How well words and cues agree with what was said: pure functions from truth and result to figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bench.alignment import Pair, align_words, count_errors, word_error_rate
from bench.text import Token, join_glued, tokenise, tokenise_words
from bench.truth import Sentence, Truth
from captionstudio.core.document import Cue, Word
from captionstudio.core.markup import plain_text

__all__ = ["Spread", "align_words", "list_errors", "score_cues", "score_words", "word_error_rate"]


@dataclass(frozen=True, slots=True)
class Spread:
    """Time errors in milliseconds: ``signed`` is the median of hypothesis minus truth, the others are of the absolute error."""

    count: int
    median: float
    p90: float
    signed: float


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``count``."""

    hits: int
    count: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 1 where there was nothing to hit."""
        return self.hits / self.count if self.count else 1.0


@dataclass(frozen=True, slots=True)
class WordScore:
    """Figures of recognised words. ``wer_raw`` leaves digits and words apart; the rest is None where the truth has no times."""

    wer: float
    wer_raw: float
    errors: int
    reference_words: int
    starts: Spread | None
    ends: Spread | None
    first_words: Spread | None
    first_within_50: Share | None
    first_within_200: Share | None
    last_within_50: Share | None
    last_within_300: Share | None
    language_right: Share | None


@dataclass(frozen=True, slots=True)
class CueScore:
    """Figures of cues. ``ends_unstretched`` leaves out cues that the profile's least duration or reading speed must hold on screen."""

    cues: int
    starts_within_200: Share
    ends_within_300: Share
    ends_unstretched: Share
    language_right: Share
    starts: Spread | None
    ends: Spread | None


@dataclass(frozen=True, slots=True)
class _Reference:
    """The truth as tokens, each knowing its sentence, its place in it and, where known, its word."""

    tokens: tuple[str, ...]
    sentence: tuple[int, ...]
    opens: frozenset[int]
    closes: frozenset[int]
    starts_ms: dict[int, int]
    ends_ms: dict[int, int]


def _reference(truth: Truth, *, spell_numbers: bool = True) -> _Reference:
    tokens: list[str] = []
    sentence_of: list[int] = []
    opens, closes = set(), set()
    starts, ends = {}, {}
    for number, sentence in enumerate(truth.sentences):
        first = len(tokens)
        for token in _sentence_tokens(sentence, spell_numbers):
            if sentence.words and token.opens:
                starts[len(tokens)] = sentence.words[token.word].start_ms
            if sentence.words and token.closes:
                ends[len(tokens)] = sentence.words[token.word].end_ms
            tokens.append(token.text)
            sentence_of.append(number)
        if len(tokens) > first:
            opens.add(first)
            closes.add(len(tokens) - 1)
    return _Reference(tuple(tokens), tuple(sentence_of), frozenset(opens), frozenset(closes), starts, ends)


def _sentence_tokens(sentence: Sentence, spell_numbers: bool) -> list[Token]:
    if sentence.words:
        return tokenise_words(sentence.words, sentence.language, spell_numbers=spell_numbers)
    return tokenise([sentence.text], [sentence.language], spell_numbers=spell_numbers)


def _spread(errors: Sequence[float]) -> Spread | None:
    """Summarise signed errors; None without any. The 90th percentile is by nearest rank."""
    if not errors:
        return None
    sizes = sorted(abs(error) for error in errors)
    rank = -(-len(sizes) * 9 // 10) - 1
    return Spread(len(sizes), median(sizes), sizes[rank], median(errors))


def _share(errors: Sequence[float], limit_ms: float) -> Share:
    return Share(sum(abs(error) <= limit_ms for error in errors), len(errors))


def _has_times(truth: Truth) -> bool:
    return all(sentence.start_ms is not None for sentence in truth.sentences)


def score_words(truth: Truth, words: Sequence[Word], language: str | None = None) -> WordScore:
    """Score recognised words; ``language`` is that of words that carry none.

    Word times count where the word was recognised (aligned and equal). A sentence's first word is its own: a sentence whose first
    word was missed does not count at all, however near some other word starts.
    """
    language = language or (truth.languages[0] if len(truth.languages) == 1 else None)
    words = join_glued(words)
    reference, heard = _reference(truth), tokenise_words(words, language)
    pairs = align_words(reference.tokens, [token.text for token in heard])
    raw = word_error_rate(
        _reference(truth, spell_numbers=False).tokens, [t.text for t in tokenise_words(words, language, spell_numbers=False)]
    )
    equal = [
        (p.reference, heard[p.hypothesis]) for p in pairs if p.step == "equal" and p.reference is not None and p.hypothesis is not None
    ]
    starts = [words[t.word].start_ms - reference.starts_ms[r] for r, t in equal if t.opens and r in reference.starts_ms]
    ends = [words[t.word].end_ms - reference.ends_ms[r] for r, t in equal if t.closes and r in reference.ends_ms]
    firsts = _edge_errors(truth, reference, words, [(r, t) for r, t in equal if r in reference.opens and t.opens], at_start=True)
    lasts = _edge_errors(truth, reference, words, [(r, t) for r, t in equal if r in reference.closes and t.closes], at_start=False)
    timed = _has_times(truth)
    return WordScore(
        wer=count_errors(pairs) / max(1, len(reference.tokens)),
        wer_raw=raw,
        errors=count_errors(pairs),
        reference_words=len(reference.tokens),
        starts=_spread(starts),
        ends=_spread(ends),
        first_words=_spread(firsts),
        first_within_50=_share(firsts, 50) if timed else None,
        first_within_200=_share(firsts, 200) if timed else None,
        last_within_50=_share(lasts, 50) if timed else None,
        last_within_300=_share(lasts, 300) if timed else None,
        language_right=_language_of_words(truth, reference, words, equal),
    )


def list_errors(truth: Truth, words: Sequence[Word], language: str | None = None) -> list[str]:
    """Return one line for each word error: where it is, what was said, what was heard."""
    language = language or (truth.languages[0] if len(truth.languages) == 1 else None)
    words = join_glued(words)
    reference, heard = _reference(truth), tokenise_words(words, language)
    lines = []
    for pair in align_words(reference.tokens, [token.text for token in heard]):
        if pair.step == "equal":
            continue
        said = "" if pair.reference is None else f"“{reference.tokens[pair.reference]}” in “{_sentence_at(truth, reference, pair).text}”"
        word = None if pair.hypothesis is None else words[heard[pair.hypothesis].word]
        lines.append(f"{pair.step}: {said}" + (f" heard “{word.text}” at {word.start_ms} ms ({word.language})" if word else ""))
    return lines


def _sentence_at(truth: Truth, reference: _Reference, pair: Pair) -> Sentence:
    assert pair.reference is not None
    return truth.sentences[reference.sentence[pair.reference]]


def _edge_errors(
    truth: Truth, reference: _Reference, words: Sequence[Word], edges: Sequence[tuple[int, Token]], *, at_start: bool
) -> list[float]:
    """Return how far each recognised first (or last) word lies from its sentence's start (or end)."""
    errors = []
    for position, token in edges:
        sentence, word = truth.sentences[reference.sentence[position]], words[token.word]
        true_ms = sentence.start_ms if at_start else sentence.end_ms
        if true_ms is not None:
            errors.append(float((word.start_ms if at_start else word.end_ms) - true_ms))
    return errors


def _language_of_words(truth: Truth, reference: _Reference, words: Sequence[Word], equal: Sequence[tuple[int, Token]]) -> Share | None:
    """Share of recognised words tagged with the language of their sentence; None where no word carries a language."""
    tagged = [(r, words[t.word].language) for r, t in equal if words[t.word].language]
    if not tagged:
        return None
    return Share(sum(truth.sentences[reference.sentence[r]].language == language for r, language in tagged), len(tagged))


def _anchors(reference: _Reference, heard: Sequence[Token], pairs: Sequence[Pair]) -> dict[int, int]:
    """Return for heard tokens the reference token they are known to stand for.

    Equal ones do; a misheard one does where the token before or after it is right and in the same sentence.
    """
    right = {p.hypothesis: p.reference for p in pairs if p.step == "equal" and p.hypothesis is not None and p.reference is not None}
    anchors = dict(right)
    for pair in pairs:
        if pair.step != "substituted" or pair.hypothesis is None or pair.reference is None:
            continue
        for near in (-1, 1):
            at = right.get(pair.hypothesis + near)
            if at == pair.reference + near and reference.sentence[at] == reference.sentence[pair.reference]:
                anchors[pair.hypothesis] = pair.reference
    assert all(0 <= index < len(heard) for index in anchors)
    return anchors


def score_cues(truth: Truth, cues: Sequence[Cue], language: str | None = None) -> CueScore:
    """Score cues against sentences with known times.

    A cue opens with a sentence when its first word stands for the sentence's first word, and closes one when its last word stands
    for the sentence's last. The ends of the others are the layout's own choice and are not scored.
    """
    language = language or (truth.languages[0] if len(truth.languages) == 1 else None)
    reference = _reference(truth)
    texts = [plain_text(cue.text).replace("\n", " ") for cue in cues]
    heard = tokenise(texts, [cue.language or language for cue in cues])
    anchors = _anchors(reference, heard, align_words(reference.tokens, [token.text for token in heard]))
    starts, ends, unstretched = [], [], []
    for index, token in enumerate(heard):
        at = anchors.get(index)
        if at is None:
            continue
        sentence, cue = truth.sentences[reference.sentence[at]], cues[token.word]
        if token.opens and at in reference.opens and sentence.start_ms is not None:
            starts.append(float(cue.start_ms - sentence.start_ms))
        if token.closes and at in reference.closes and sentence.end_ms is not None:
            ends.append(float(cue.end_ms - sentence.end_ms))
            if not _must_stretch(cue, texts[token.word], sentence.end_ms):
                unstretched.append(ends[-1])
    return CueScore(
        cues=len(cues),
        starts_within_200=_share(starts, 200),
        ends_within_300=_share(ends, 300),
        ends_unstretched=_share(unstretched, 300),
        language_right=_language_of_cues(truth, cues),
        starts=_spread(starts),
        ends=_spread(ends),
    )


def _must_stretch(cue: Cue, text: str, spoken_end_ms: int, *, max_cps: float = 17.0, min_duration_ms: int = 833) -> bool:
    """Whether a cue ending with the speech would be too short to read; the strictest default limits are meant."""
    return spoken_end_ms - cue.start_ms < max(min_duration_ms, 1000 * len(text) / max_cps)


def _language_of_cues(truth: Truth, cues: Sequence[Cue]) -> Share:
    """Share of cues tagged with the language spoken during most of them; cues over silence count as wrong."""
    if not _has_times(truth):
        only = truth.languages[0] if len(truth.languages) == 1 else None
        return Share(sum(cue.language == only for cue in cues), len(cues))
    hits = 0
    for cue in cues:
        spoken: dict[str, int] = {}
        for sentence in truth.sentences:
            if sentence.start_ms is None or sentence.end_ms is None:
                continue
            overlap = min(cue.end_ms, sentence.end_ms) - max(cue.start_ms, sentence.start_ms)
            if overlap > 0:
                spoken[sentence.language] = spoken.get(sentence.language, 0) + overlap
        hits += bool(spoken) and cue.language == max(spoken, key=lambda code: spoken[code])
    return Share(hits, len(cues))
