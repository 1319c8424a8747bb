"""The engines behind the jobs, built once and shared: models stay loaded from one file to the next."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from captionstudio.core.ports import MediaInfo
from captionstudio.engines.host.client import EngineHost, HostedRecogniser, HostedTranslation
from captionstudio.engines.host.speakers import HostedSpeakers
from captionstudio.engines.models.store import ModelStore


class Media:
    """`captionstudio.core.ports.MediaTool` over FFmpeg."""

    def probe(self, media: str) -> MediaInfo:
        """Look into a local file or http(s) address."""
        from captionstudio.engines.ffmpeg.probe import probe_media  # noqa: PLC0415 - loads FFmpeg's libraries

        return probe_media(media)


class Engines:
    """Recognition and translation in one engine host, FFmpeg, and the models on this computer.

    Nothing is started or loaded before it is used. A context manager: leaving it ends the engine host.
    """

    def __init__(self) -> None:
        self.host = EngineHost()
        self.recogniser = HostedRecogniser(self.host)
        self.translation = HostedTranslation(self.host)
        self.speakers = HostedSpeakers(self.host)
        self.media = Media()
        self.models = ModelStore()

    def find_model(self, wanted: str | Path | None = None) -> tuple[Path, str]:
        """Return folder and name of a recognition model: the wanted one, else the best that this computer runs faster than real time.

        Raises:
            ModelMissing, ModelDamaged
        """
        folder = self.models.find(wanted or self.models.choose_default().name)
        return folder, folder.name

    def close(self) -> None:
        """End the engine host; a later job starts it anew."""
        self.host.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
