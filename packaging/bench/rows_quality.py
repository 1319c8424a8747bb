"""Rows on how right the words, times and cues are."""

from __future__ import annotations

from statistics import mean

from bench.profile_check import avoidable_issues
from bench.rows import Outcome, row
from bench.scoring import Share, score_cues, score_words
from bench.session import Session
from captionstudio.core.profiles import profile_for

_ONE_LANGUAGE = ("english", "spanish", "german", "italian", "lecture", "dialogue", "noisy", "long", "real-english", "real-spanish")
_SHORT = ("german", "italian", "noisy", "dialogue", "real-english", "real-spanish")
_DELAYS_MS = (45, 90, 135)
_CLEAN = ("sample", "mixed", "english", "spanish", "german", "italian", "lecture", "dialogue", "timing", "long")
_FIRST_WORDS = ("long", "lecture", "dialogue", "timing", "spanish")
_QUICK = ("english", "spanish", "lecture", "dialogue", "timing", "sample", "mixed")


def _names(session: Session, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in names if not session.is_quick or name in _QUICK)


@row(
    "wer",
    "WER on english, spanish, german, italian, lecture, dialogue, noisy, long, real-english, real-spanish",
    "none > 1 point above bare, mean below",
)
def measure_error_rates(session: Session) -> Outcome:
    """Compare word error rates with the bare script's, recording by recording."""
    rates = {}
    for name in _names(session, _ONE_LANGUAGE):
        heard = (session.heard_by_us(name), session.heard_by_bare(name, context=True), session.heard_by_bare(name, context=False))
        rates[name] = tuple(score_words(session.truth(name), one.words).wer for one in heard)
    ours, bare, alone = (mean(column) for column in zip(*rates.values(), strict=True))
    worst = max(rates, key=lambda name: rates[name][0] - rates[name][1])
    above = rates[worst][0] - rates[worst][1]
    each = ", ".join(f"{name} {a:.3f} / {b:.3f} / {c:.3f}" for name, (a, b, c) in rates.items())
    return Outcome(
        f"mean {ours:.3f} / {bare:.3f}; worst {above:+.3f} ({worst})",
        above <= 0.01 and ours < bare,
        f"ours / bare / bare without text context: mean {ours:.3f} / {bare:.3f} / {alone:.3f}; {each}",
    )


@row(
    "wer-steady",
    "the same on the recordings where a word weighs half a point and more, each heard three times, 45 ms of silence more before it",
    "none > 1 point above bare, mean below",
)
def measure_steady_error_rates(session: Session) -> Outcome:
    """Show what of the row above is chance: moving a recording by hundredths of a second changes what either program hears in it."""
    rates = {}
    for name in _names(session, _SHORT):
        truth = session.truth(name)
        copies = [session.delayed(name, delay_ms) for delay_ms in _DELAYS_MS]
        ours = [score_words(truth, session.ours(copy, truth.languages).words).wer for copy in copies]
        bare = [score_words(truth, session.bare(copy, truth.languages[0]).words).wer for copy in copies]
        rates[name] = (ours, bare)
    means = {name: (mean(ours), mean(bare)) for name, (ours, bare) in rates.items()}
    ours_mean, bare_mean = (mean(column) for column in zip(*means.values(), strict=True))
    worst = max(means, key=lambda name: means[name][0] - means[name][1])
    above = means[worst][0] - means[worst][1]
    each = ", ".join(f"{name} {_range(ours)} / {_range(bare)}" for name, (ours, bare) in rates.items())
    return Outcome(
        f"mean {ours_mean:.3f} / {bare_mean:.3f}; worst {above:+.3f} ({worst})",
        above <= 0.01 and ours_mean < bare_mean,
        f"ours / bare, mean (least to most): {each}",
    )


def _range(rates: list[float]) -> str:
    return f"{mean(rates):.3f} ({min(rates):.3f} to {max(rates):.3f})"


def _measure_mixed(session: Session, name: str, wer_limit: float, language_limit: float) -> Outcome:
    truth, heard = session.truth(name), session.heard_by_us(name)
    words, cues = score_words(truth, heard.words), score_cues(truth, heard.cues)
    bare = score_words(truth, session.heard_by_bare(name, context=True).words)
    right = cues.language_right
    return Outcome(
        f"WER {words.wer:.3f}, language {right.value:.0%}",
        words.wer <= wer_limit and right.value >= language_limit,
        f"language right on {right.hits} of {right.count} cues; bare WER {bare.wer:.3f}",
    )


@row("sample", "`sample` (en, es in turns), languages listed: WER, language per cue right", "≤ 0.05, 100 %")
def measure_sample(session: Session) -> Outcome:
    """Two languages in one film."""
    return _measure_mixed(session, "sample", 0.05, 1.0)


@row("mixed", "`mixed` (en, es, de in turns), languages listed: WER, language per cue right", "≤ 0.13, 94 %")
def measure_mixed(session: Session) -> Outcome:
    """Three languages in one film."""
    return _measure_mixed(session, "mixed", 0.13, 0.94)


def _measure_starts(session: Session, name: str, median_limit: float, p90_limit: float) -> Outcome:
    truth = session.truth(name)
    ours = score_words(truth, session.heard_by_us(name).words).starts
    bare = score_words(truth, session.heard_by_bare(name, context=True).words).starts
    if not ours or not bare:
        return Outcome("no word recognised", False)
    return Outcome(
        f"{ours.median:.0f} / {ours.p90:.0f} ms",
        ours.median <= median_limit and ours.p90 <= p90_limit,
        f"{ours.count} words, signed median {ours.signed:+.0f} ms; bare {bare.median:.0f} / {bare.p90:.0f} ms",
    )


@row("starts-timing", "word starts on `timing`: median / 90th percentile of the error", "≤ 45 / 130 ms")
def measure_timing(session: Session) -> Outcome:
    """Word times against exact truth."""
    return _measure_starts(session, "timing", 45, 130)


@row("starts-lecture", "word starts on `lecture`: median / 90th percentile of the error", "≤ 65 / 150 ms")
def measure_lecture(session: Session) -> Outcome:
    """Word times in fluent narration."""
    return _measure_starts(session, "lecture", 65, 150)


@row("first-words", "sentences whose own first word starts within 50 / 200 ms of the truth, each recording", "≥ 90 % / 98 %")
def measure_first_words(session: Session) -> Outcome:
    """Sentence starts, of the sentences whose first word was recognised."""
    shares = {}
    for name in _names(session, _FIRST_WORDS):
        score = score_words(session.truth(name), session.heard_by_us(name).words)
        assert score.first_within_50
        assert score.first_within_200
        shares[name] = (score.first_within_50, score.first_within_200)
    near, far = (min(column, key=lambda share: share.value) for column in zip(*shares.values(), strict=True))
    each = ", ".join(f"{name} {a.value:.0%} / {b.value:.0%} of {a.count}" for name, (a, b) in shares.items())
    return Outcome(f"least {near.value:.0%} / {far.value:.0%}", near.value >= 0.9 and far.value >= 0.98, each)


def _sum(shares: list[Share]) -> Share:
    return Share(sum(share.hits for share in shares), sum(share.count for share in shares))


@row("cue-times", "cue starts within 200 ms of their sentence's start, ends within 300 ms, clean recordings", "≥ 95 % / 90 %")
def measure_cue_times(session: Session) -> Outcome:
    """Cue edges that are sentence edges."""
    names = _names(session, _CLEAN)
    scores = [score_cues(session.truth(name), session.heard_by_us(name).cues) for name in names]
    starts, ends = _sum([score.starts_within_200 for score in scores]), _sum([score.ends_within_300 for score in scores])
    free = _sum([score.ends_unstretched for score in scores])
    each = ", ".join(
        f"{name} {score.starts_within_200.value:.0%} / {score.ends_within_300.value:.0%}" for name, score in zip(names, scores, strict=True)
    )
    return Outcome(
        f"{starts.value:.1%} / {ends.value:.1%}",
        starts.value >= 0.95 and ends.value >= 0.9,
        f"{starts.count} starts, {ends.count} ends; ends not held on screen for reading: {free.value:.1%} of {free.count}; {each}",
    )


@row("profile", "cues breaking the profile after segmentation, when the speech allows it", "0")
def measure_profile(session: Session) -> Outcome:
    """Breaches that another cutting would have avoided."""
    found, cues = [], 0
    for name in _names(session, tuple(dict.fromkeys((*_CLEAN, *_ONE_LANGUAGE)))):
        heard = session.heard_by_us(name)
        cues += len(heard.cues)
        found += [f"{name}: {issue.rule} {issue.message}" for issue in avoidable_issues(heard.cues, profile_for)]
    return Outcome(str(len(found)), not found, f"{cues} cues" + "".join(f"; {line}" for line in found[:10]))
