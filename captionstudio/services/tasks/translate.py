"""Captions to other languages: each target becomes a track beside the original, or new text in the one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject

from captionstudio.core.document import Document, MediaReference, Track
from captionstudio.core.edits.change import add_track
from captionstudio.core.errors import InvalidEdit, InvalidRequest, NoTranslationPair
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.languages import is_same_language, language_name, resolve_language
from captionstudio.core.routes import ENGINE_TITLES, TranslationRoute
from captionstudio.services.job_runner import Body
from captionstudio.services.options import TranslateOptions
from captionstudio.services.session import Session
from captionstudio.services.tasks.landing import Landing
from captionstudio.services.tasks.translators import Wishes, find_speech, open_translator
from captionstudio.services.toolbox import Toolbox
from captionstudio.workflows.retranslate import find_translation, outdated_ids, put_back, widen_to_sentences
from captionstudio.workflows.translate import TrackTranslator
from captionstudio.workflows.translate_speech import SPEECH_ENGINE, find_all_routes


@dataclass(frozen=True, slots=True)
class Piece:
    """What one target asks for: the captions to translate, and the track they go into (None: a new one).

    ``source_ids`` are the captions of the original whose translations are replaced; None replaces all of ``into``.
    """

    target: str
    captions: Track
    into: str | None = None
    source_ids: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Translated:
    """A piece and what came of it."""

    piece: Piece
    track: Track


def check_translation(document: Document, options: TranslateOptions) -> tuple[str, ...]:
    """Return the codes of the languages to translate into; quick, unlike the planning, which is left to the job.

    Raises:
        InvalidRequest: there is no track to translate, or no target.
    """
    _source_track(document, options)
    if not options.targets:
        raise InvalidRequest("No language is chosen.", hint="Choose one or several languages to translate into.")
    return tuple(dict.fromkeys(map(resolve_language, options.targets)))


def plan_translation(document: Document, options: TranslateOptions) -> tuple[Piece, ...]:
    """Return what is to be translated, one piece for each target that needs any.

    Raises:
        InvalidRequest: there is no track to translate, no target, or nothing to do.
    """
    source = _source_track(document, options)
    pieces: list[Piece] = []
    for target in check_translation(document, options):
        existing = None if options.keep_existing else find_translation(document, source, target)
        if existing is None:
            pieces.append(Piece(target, source))
        elif options.scope == "all":
            pieces.append(Piece(target, source, existing.id))
        else:
            ids = options.cue_ids if options.scope == "chosen" else outdated_ids(document, source, existing)
            part = widen_to_sentences(source, existing, ids, options.source)
            if part.cues:
                pieces.append(Piece(target, part, existing.id, frozenset(cue.id for cue in part.cues)))
    if not pieces:
        raise InvalidRequest("There is nothing to translate anew.", hint="Every translated caption fits its original.")
    return tuple(pieces)


def _source_track(document: Document, options: TranslateOptions) -> Track:
    wanted = (track for track in document.tracks if track.id == options.track_id or (not options.track_id and track.role == "original"))
    source = next(wanted, None)
    if source is None or not source.cues:
        raise InvalidRequest("There are no captions to translate.", hint="Transcribe the media or open captions first.")
    return source


def translate_body(document: Document, options: TranslateOptions, toolbox: Toolbox) -> Body:
    """Return the body that translates piece after piece and emits `Translated` for each, so that a cancelled run keeps those done.

    Its result is how many pieces there were. Progress counts captions over all of them. Sentences are made up once for all targets.
    """

    def body(context: JobContext) -> int:
        pieces = plan_translation(document, options)
        total, before = sum(len(piece.captions.cues) for piece in pieces), 0
        engines = {piece.target: _engine_for(piece, document, options) for piece in pieces}
        is_heard = SPEECH_ENGINE in options.engines.values()
        wishes = Wishes(options.source, engines, document.glossary, options.use_memory, can_do_without_sound=not is_heard)
        with open_translator(_source_track(document, options), document.media, toolbox, context, wishes) as translator:
            for piece in pieces:

                def report(progress: Progress, before: int = before) -> None:
                    context.on_progress(replace(progress, done=min(total, before + progress.done), total=total))

                inner = JobContext(report, context.on_partial, context.on_message, context.cancelled)
                track = _translate_piece(translator, piece, engines[piece.target], inner, is_chosen=piece.target in options.engines)
                context.check_cancelled()
                context.emit(Translated(piece, track))
                before += len(piece.captions.cues)
        return len(pieces)

    return body


def _engine_for(piece: Piece, document: Document, options: TranslateOptions) -> str:
    """Return the engine that was chosen; where part of a translation is made anew, else that of the rest of it."""
    if chosen := options.engines.get(piece.target):
        return chosen
    made_by = document.track(piece.into).made_by if piece.into and piece.source_ids is not None else None
    return made_by.engines[-1] if made_by and made_by.engines else ""


def _translate_piece(translator: TrackTranslator, piece: Piece, engine: str, context: JobContext, *, is_chosen: bool) -> Track:
    try:
        return translator.into(piece.target, context, engine_name=engine, only=piece.source_ids)
    except (NoTranslationPair, InvalidRequest):
        if is_chosen or not engine:
            raise
        track = translator.into(piece.target, context, only=piece.source_ids)  # what the rest was made with is gone
        context.say(f"The rest was made by {ENGINE_TITLES.get(engine, engine)}, which cannot do it now: another engine did.")
        return track


def routes_body(source: str, targets: Sequence[str], toolbox: Toolbox, media: MediaReference | None = None) -> Body:
    """Return the body that finds, for each target, the routes from ``source``, best first, or the error that says why there is none.

    Where the ``media`` has sound that Whisper can translate, the route by way of it is the last one.
    """
    engine = toolbox.translation

    def body(context: JobContext) -> dict[str, tuple[TranslationRoute, ...] | NoTranslationPair]:
        found: dict[str, tuple[TranslationRoute, ...] | NoTranslationPair] = {}
        speech = find_speech(media, toolbox)
        for target in targets:
            context.check_cancelled()
            try:
                is_there = is_same_language(source, target)
                routes = (TranslationRoute((source,), ()),) if is_there else find_all_routes(source, target, engine, speech)
                found[target] = routes or (engine.find_route(source, target),)  # which says what would help
            except NoTranslationPair as problem:
                problem.__traceback__ = None
                found[target] = problem
        return found

    return body


class TranslationLanding(Landing):
    """Puts each finished translation into the document as a change of its own."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(session, parent)
        self._done: list[str] = []
        self._elsewhere: list[Track] = []

    def take_partial(self, partial: Any) -> None:
        """Take a finished piece."""
        assert isinstance(partial, Translated)
        piece, track = partial.piece, partial.track
        self._done.append(language_name(piece.target))
        if self.is_elsewhere:
            if piece.source_ids is None:
                self._elsewhere.append(track)
            return
        label = self.tr("Translate to {language}").format(language=language_name(piece.target))
        document = self.session.document
        try:
            change = (
                put_back(document, piece.into, piece.source_ids, track.cues, label, made_by=track.made_by)
                if piece.into
                else add_track(document, track, label)
            )
            self.apply(change)
        except InvalidEdit:  # the old translation has been removed meanwhile
            if piece.source_ids is None:
                self.apply(add_track(self.session.document, track, label))

    def take_result(self, result: object) -> None:  # noqa: ARG002 - the pieces have landed
        """Tell what was done."""
        self._hand_over()
        self.note(self.tr("Translated into {languages}.").format(languages=self._languages()))

    def take_stop(self) -> None:
        """Tell what was done before it stopped."""
        self._hand_over()
        if self._done:
            self.note(self.tr("The translation into {languages} is kept.").format(languages=self._languages()))

    def _languages(self) -> str:
        return ", ".join(self._done)

    def _hand_over(self) -> None:
        if self._elsewhere:
            document = self.begun_with
            self.orphaned.emit(replace(document, tracks=(*document.tracks, *self._elsewhere)), self.title)
