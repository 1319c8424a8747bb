"""Option values as people type them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from captionstudio.core.errors import CaptionStudioError
from captionstudio.core.timecode import parse_timecode

if TYPE_CHECKING:
    from captionstudio.core.diarisation import SpeakerCount

FORMATS = ("srt", "vtt", "ass", "ssa", "txt", "json", "ttml", "sami", "microdvd", "tmp", "mpl2", "rttm")


class _Parsed(click.ParamType[Any]):
    """A value that our own code reads; what it says is wrong becomes a usage error."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str):
            return value
        try:
            return self.parse(value)
        except CaptionStudioError as error:
            self.fail(f"{error} {error.hint}".strip(), param, ctx)

    def parse(self, value: str) -> Any:
        """Turn the text into the value."""
        raise NotImplementedError


class Languages(_Parsed):
    """Languages parted by commas, by code or name; ``auto`` means any, an empty tuple."""

    name = "languages"

    def parse(self, value: str) -> tuple[str, ...]:
        """Turn the text into language codes."""
        from captionstudio.core.languages import resolve_language  # noqa: PLC0415 - start-up

        if value.strip().lower() in ("auto", ""):
            return ()
        return tuple(dict.fromkeys(resolve_language(part) for part in value.split(",") if part.strip()))


class TranslationEngines(_Parsed):
    """The engine to translate with, or one for each of several languages: ``firefox`` or ``fr=argos,pt=firefox``."""

    name = "engines"

    def parse(self, value: str) -> dict[str, str]:
        """Turn the text into engines by language code; that for all the others has none."""
        from captionstudio.core.languages import resolve_language  # noqa: PLC0415 - start-up
        from captionstudio.core.routes import ENGINE_TITLES  # noqa: PLC0415 - start-up

        engines: dict[str, str] = {}
        for part in filter(None, (part.strip() for part in value.split(","))):
            language, equals, name = (word.strip() for word in part.rpartition("="))
            if name.lower() not in ENGINE_TITLES:
                self.fail(f"“{name}” is no translation engine. Known: {', '.join(ENGINE_TITLES)}.")
            engines[resolve_language(language) if equals else ""] = name.lower()
        return engines


class Range(_Parsed):
    """``START-END`` in times; either may be missing."""

    name = "range"

    def parse(self, value: str) -> tuple[int, int | None]:
        """Turn the text into start and end in milliseconds."""
        start, dash, end = value.partition("-")
        if not dash:
            self.fail(f"“{value}” is no range. Write it as START-END, such as 1:00-2:30.")
        return (parse_timecode(start) if start.strip() else 0, parse_timecode(end) if end.strip() else None)


class Speakers(_Parsed):
    """How many speak: ``auto``, ``off``, a number, or a range."""

    name = "speakers"

    def parse(self, value: str) -> SpeakerCount | None:
        """Turn the text into a number of speakers, None for none at all."""
        from captionstudio.core.diarisation import read_speaker_count  # noqa: PLC0415 - start-up

        return read_speaker_count(value)


class Formats(_Parsed):
    """Caption formats parted by commas."""

    name = "formats"

    def parse(self, value: str) -> tuple[str, ...]:
        """Turn the text into format ids."""
        formats = tuple(dict.fromkeys(part.strip().lower().lstrip(".") for part in value.split(",") if part.strip()))
        unknown = [name for name in formats if name not in FORMATS]
        if unknown or not formats:
            self.fail(f"“{', '.join(unknown) or value}” is no caption format. Known: {', '.join(FORMATS)}.")
        return formats
