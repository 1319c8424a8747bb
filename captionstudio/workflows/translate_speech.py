"""Whisper as a translator: English straight from the speech that cues caption, laid on their sentences by time."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from captionstudio.core.document import Cue, Word
from captionstudio.core.errors import NoTranslationPair
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.languages import engine_code, is_same_language, language_name
from captionstudio.core.layout.fit import lay_back
from captionstudio.core.layout.grammar import ends_sentence
from captionstudio.core.markup import plain_text
from captionstudio.core.network import is_address, media_job
from captionstudio.core.ports import MediaTool, Recogniser, RecognitionRequest, TranslationEngine
from captionstudio.core.profiles import profile_for
from captionstudio.core.protection import escape
from captionstudio.core.quality.back_translation import chrf
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.sentences import join_lines
from captionstudio.workflows.identity import model_identity
from captionstudio.workflows.sentence_plans import Plan
from captionstudio.workflows.transcribe import pick_audio_stream

ENGLISH = "en"
SPEECH_ENGINE: Final = "whisper"
"""What the engine that translates from the sound is called."""

_PART_GAP_MS = 5_000
"""Stretches of cues this far apart are listened to by themselves: speech nobody captioned between them is not worth the time."""

_LEAD_MS = 300
_REACH_MS = 1800
"""How far from where one sentence ends and the next begins the words may be cut: times of translated words are rough."""

_TORN_COST_MS = 1500.0
"""A cut inside an English sentence is as bad as one that is so far from where it should be."""


_FEWEST_WORDS = 3
_REPEATED = 0.85
"""This alike (`chrf`) are texts of one language that say the same: 0.89 and more where Whisper repeated a sentence, with a part of the next
one; a translation full of words that both languages share ("Die Information ist international.") comes to 0.81."""

_NOT_TRAINED = re.compile("turbo|distil", re.IGNORECASE)


class _Model(Protocol):
    """What has to be known of an installed recognition model."""

    @property
    def name(self) -> str: ...

    @property
    def size_bytes(self) -> int: ...

    @property
    def problem(self) -> str: ...

    @property
    def is_multilingual(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Speech:
    """Media at hand, and a recogniser with a multilingual model, whose weights have a ``version``, that translates what is said in it."""

    media: str
    audio_stream: int
    model_dir: Path
    version: str
    recogniser: Recogniser

    def route(self, source: str) -> TranslationRoute:
        """Return the route from a spoken language to English.

        Raises:
            NoTranslationPair: the model does not know the language, or it is English.
        """
        if is_same_language(source, ENGLISH) or engine_code(source, SPEECH_ENGINE) is None:
            raise NoTranslationPair(
                f"Whisper does not translate {language_name(source)} to English.",
                hint="Choose another translation engine.",
                source=source,
                target=ENGLISH,
            )
        return TranslationRoute((source, ENGLISH), (self.model_dir.name,), (SPEECH_ENGINE,), (self.version,))


def open_speech(media: str, model_dir: Path, recogniser: Recogniser, media_tool: MediaTool, audio_stream: int | None = None) -> Speech:
    """Return the speech of a media file or address; ``audio_stream`` None takes its default sound track.

    Raises:
        MediaUnreadable, NoAudioStream, ModelMissing
    """
    with media_job(media):
        stream = pick_audio_stream(media_tool.probe(media), audio_stream)
    where = media if is_address(media) else str(Path(media).absolute())
    return Speech(where, stream, model_dir, model_identity(model_dir), recogniser)


def speech_route(speech: Speech, source: str, target: str, engine: TranslationEngine) -> TranslationRoute:
    """Return the route by way of English out of the speech; into other languages an engine for text goes on from there.

    Raises:
        NoTranslationPair: Whisper does not know the source, or nothing leads on to the target.
    """
    first = speech.route(source)
    if is_same_language(target, ENGLISH):
        return first
    second = engine.find_route(ENGLISH, target)
    return replace(
        second,
        languages=(source, *second.languages),
        models=first.models + second.models,
        engines=first.engines + second.engines,
        versions=first.versions + second.versions,
    )


def find_all_routes(source: str, target: str, engine: TranslationEngine, speech: Speech | None) -> tuple[TranslationRoute, ...]:
    """Return the best route of every engine between two languages, that by way of the speech, where it is at hand, last."""
    routes = engine.find_routes(source, target)
    if speech is not None:
        with suppress(NoTranslationPair):
            return (*routes, speech_route(speech, source, target, engine))
    return routes


def choose_speech_model(installed: Sequence[_Model], preferred: str = "") -> str | None:
    """Return the name of the recognition model to translate with: the preferred one, else the largest; None where none translates.

    English-only models have nothing to translate; the distilled ones and turbo were not trained to.
    """
    able = [model for model in installed if model.is_multilingual and not model.problem and not _NOT_TRAINED.search(model.name)]
    ranked = sorted(able, key=lambda model: (model.name == preferred, model.size_bytes))
    return ranked[-1].name if ranked else None


def hear_english(plans: Sequence[Plan], wanted: Sequence[int], speech: Speech, context: JobContext) -> dict[int, Plan]:
    """Return the plans at the ``wanted`` places with the English that is heard there as their units, and ``en`` as their language.

    ``plans`` are all of the track: other cues than those wanted, and other languages, are not listened to. Where no English is
    heard none is returned.

    Raises:
        MediaUnreadable, ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
    """
    heard: dict[int, Plan] = {}
    stretches = _stretches(plans, wanted)
    total, before = sum(stretch.end_ms - stretch.start_ms for stretch in stretches), 0
    with media_job(speech.media):
        for stretch in stretches:
            words = _listen(stretch, plans[stretch.places[0]].language, speech, context, before=before, total=total)
            for at, its in zip(stretch.places, _share_out([plans[at] for at in stretch.places], words), strict=True):
                if its and not _is_repeated(plans[at], _text(its)) and (units := _units(plans[at], _text(its))):
                    heard[at] = replace(plans[at], units=units, language=ENGLISH)
            before += stretch.end_ms - stretch.start_ms
    return heard


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The places of neighbouring plans of one language, and the part of the media to listen to."""

    places: tuple[int, ...]
    start_ms: int
    end_ms: int


def _stretches(plans: Sequence[Plan], wanted: Sequence[int]) -> list[_Stretch]:
    """Gather plans to listen to together: near to each other, of one language, with none between that is not wanted."""
    spoken = [at for at, plan in enumerate(plans) if plan.units]
    runs: list[list[int]] = []
    last: int | None = None
    for at in spoken:
        if at in wanted:
            if last is not None and last == runs[-1][-1] and _goes_on(plans[last], plans[at]):
                runs[-1].append(at)
            else:
                runs.append([at])
            last = at
        else:
            last = None
    edges = [(plans[at].group.cues[0].start_ms, plans[at].group.cues[-1].end_ms) for at in range(len(plans))]
    stretches: list[_Stretch] = []
    for run in runs:
        (start, _), (_, end) = edges[run[0]], edges[run[-1]]
        before = edges[run[0] - 1][1] if run[0] else 0
        after = edges[run[-1] + 1][0] if run[-1] + 1 < len(edges) else end + 2 * _LEAD_MS
        lead, trail = (min(_LEAD_MS, max(0, gap // 2)) for gap in (start - before, after - end))
        stretches.append(_Stretch(tuple(run), start - lead, end + trail))
    return stretches


def _goes_on(left: Plan, right: Plan) -> bool:
    return left.language == right.language and right.group.cues[0].start_ms - left.group.cues[-1].end_ms < _PART_GAP_MS


def _listen(stretch: _Stretch, language: str, speech: Speech, context: JobContext, *, before: int, total: int) -> list[Word]:
    length = stretch.end_ms - stretch.start_ms
    request = RecognitionRequest(
        media=speech.media,
        model_dir=speech.model_dir,
        languages=(language,),
        audio_stream=speech.audio_stream,
        start_ms=stretch.start_ms,
        end_ms=stretch.end_ms,
        task="translate",
    )

    def report(progress: Progress) -> None:
        done = before + round((progress.fraction or 0.0) * length)
        context.on_progress(Progress("recognise", done, total, "media_ms"))

    inner = JobContext(report, on_message=context.on_message, cancelled=context.cancelled)
    return [word for batch in speech.recogniser.recognise(request, inner) for word in batch.words]


def _share_out(plans: Sequence[Plan], words: Sequence[Word]) -> list[list[Word]]:
    """Give each plan its words: cut near where one sentence group ends and the next begins, best where an English sentence ends.

    Words far from the cues of any are nobody's: not all that is said need be captioned.
    """
    cuts = [0]
    middles = [(word.start_ms + word.end_ms) // 2 for word in words]
    for left, right in itertools.pairwise(plans):
        cuts.append(_cut(words, middles, cuts[-1], left.group.cues[-1], right.group.cues[0]))
    cuts.append(len(words))
    shares: list[list[Word]] = []
    for plan, (first, after) in zip(plans, itertools.pairwise(cuts), strict=True):
        early, late = plan.group.cues[0].start_ms - _REACH_MS, plan.group.cues[-1].end_ms + _REACH_MS
        shares.append([words[at] for at in range(first, after) if early <= middles[at] <= late])
    return shares


def _cut(words: Sequence[Word], middles: Sequence[int], first: int, left: Cue, right: Cue) -> int:
    """Return the index of the first word that belongs to ``right``."""
    early, late = sorted((left.end_ms, right.start_ms))
    lowest = max(first, bisect_left(middles, early - _REACH_MS))
    highest = max(lowest, bisect_left(middles, late + _REACH_MS))

    def cost(at: int) -> float:
        torn = 0 < at < len(words) and not ends_sentence(words[at - 1].text, words[at].text, ENGLISH)
        wrong_before = max(0, middles[at - 1] - late) if at > first else 0  # a word given to the left that sounds after it
        wrong_after = max(0, early - middles[at]) if at < len(words) else 0
        return max(wrong_before, wrong_after) + torn * _TORN_COST_MS

    return min(range(lowest, highest + 1), key=cost)


def _is_repeated(plan: Plan, heard: str) -> bool:
    """Whether Whisper wrote down what was said instead of translating it, as small models do now and then. Few words may be alike."""
    said = " ".join(map(plain_text, plan.units))
    return len(said.split()) >= _FEWEST_WORDS and chrf(said, heard) > _REPEATED


def _text(words: Iterable[Word]) -> str:
    return "".join(" " * word.space_before + word.text for word in words).strip()


def _units(plan: Plan, english: str) -> tuple[str, ...]:
    """Return the English as the units of a plan: one, or one for each line that is somebody's own; none if it does not reach for all."""
    text = escape(english)
    if len(plan.units) < 2:
        return (text,)
    cue = plan.group.cues[0]
    lengths = [len(plain_text(unit)) for unit in plan.units]
    edges = [cue.start_ms + cue.duration_ms * sum(lengths[:at]) // max(1, sum(lengths)) for at in range(len(lengths) + 1)]
    slots = [
        Cue(start, end, unit, language=plan.language) for (start, end), unit in zip(itertools.pairwise(edges), plan.units, strict=True)
    ]
    parts = [join_lines(part.split("\n")) for part in lay_back(text, slots, profile_for(ENGLISH), ENGLISH)]
    return tuple(parts) if all(parts) else ()
