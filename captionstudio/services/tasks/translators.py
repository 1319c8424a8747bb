"""What translations are made with, out of the toolbox: the memory, and the speech of the media at hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from captionstudio.core.document import MediaReference, Track
from captionstudio.core.errors import CaptionStudioError, ModelMissing
from captionstudio.core.glossary import GlossaryTerm
from captionstudio.core.jobs import JobContext
from captionstudio.services.toolbox import Toolbox
from captionstudio.workflows.translate import TrackTranslator
from captionstudio.workflows.translate_speech import SPEECH_ENGINE, Speech, choose_speech_model, open_speech
from captionstudio.workflows.translation_memory import FILE_NAME, TranslationMemory


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a user wants of translations, whatever the target: fields as in `captionstudio.services.options.TranslateOptions`.

    ``can_do_without_sound``: the sound is not asked for by the user, so that media that cannot be listened to is no error.
    """

    source: str | None = None
    engines: Mapping[str, str] = field(default_factory=dict)
    glossary: tuple[GlossaryTerm, ...] = ()
    use_memory: bool = True
    can_do_without_sound: bool = False


@contextmanager
def open_translator(
    track: Track, media: MediaReference | None, toolbox: Toolbox, context: JobContext, wishes: Wishes
) -> Iterator[TrackTranslator]:
    """Yield what translates a track; the media is opened where its speech is to be translated.

    Raises:
        MediaUnreadable, NoAudioStream, ModelMissing
    """
    speech = None
    if media and SPEECH_ENGINE in wishes.engines.values():
        speech = find_speech(media, toolbox) if wishes.can_do_without_sound else speech_of(media, toolbox)
    with TranslationMemory(toolbox.places.cache / FILE_NAME, context.say) as memory:
        yield TrackTranslator(
            track,
            toolbox.translation,
            source=wishes.source,
            memory=memory if wishes.use_memory else None,
            glossary=wishes.glossary,
            speech=speech,
        )


def speech_of(media: MediaReference, toolbox: Toolbox) -> Speech:
    """Return the speech of the media, with the recognition model that translates it best.

    Raises:
        MediaUnreadable, NoAudioStream, ModelMissing
    """
    assert toolbox.models is not None
    name = choose_speech_model(toolbox.models.installed(), toolbox.models.choose_default().name)
    if name is None:
        raise ModelMissing("No installed recognition model translates speech.", hint="Add a multilingual one, such as base.", model="base")
    return open_speech(media.path, toolbox.models.find(name), toolbox.recogniser, toolbox.media, media.audio_stream)


def find_speech(media: MediaReference | None, toolbox: Toolbox) -> Speech | None:
    """Return the speech of the media where there is any and it can be translated."""
    if media is None or toolbox.models is None:
        return None
    try:
        return speech_of(media, toolbox)
    except CaptionStudioError:
        return None
