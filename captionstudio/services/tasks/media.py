"""Looking into a media file before anything is done with it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from captionstudio.core.document import MediaReference
from captionstudio.core.jobs import JobContext
from captionstudio.core.network import is_address
from captionstudio.core.ports import MediaInfo
from captionstudio.services.job_runner import Body
from captionstudio.services.toolbox import Toolbox
from captionstudio.workflows.identity import media_identity
from captionstudio.workflows.transcribe import pick_audio_stream
from captionstudio.workflows.unfinished import Unfinished, find_unfinished


@dataclass(frozen=True, slots=True)
class OpenedMedia:
    """What is in a media file, how a document refers to it, and the transcription of it that was not finished, if any."""

    info: MediaInfo
    reference: MediaReference
    unfinished: Unfinished | None


def open_body(media: str, toolbox: Toolbox) -> Body:
    """Return the body that looks into a file or http(s) address; its result is an `OpenedMedia`."""

    def body(_: JobContext) -> OpenedMedia:
        path = media if is_address(media) else str(Path(media).absolute())
        info = toolbox.media.probe(path)
        stream = pick_audio_stream(info) if info.audio else None
        reference = MediaReference(path, media_identity(path), info.duration_ms, stream)
        return OpenedMedia(info, reference, find_unfinished(toolbox.places.cache / "journals", reference.identity, info.path.name))

    return body
