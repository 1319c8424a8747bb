"""How dialogs name languages, tracks, sizes and times."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from captionstudio.core.document import Track
from captionstudio.core.languages import all_languages
from captionstudio.ui.controls import language_heading, language_label, name_languages, track_languages
from captionstudio.ui.controls.languages import search_text
from captionstudio.ui.dialogs.check_list import Row

_ISOLATE, _POP = "\u2068", "\u2069"  # a name written from right to left keeps its place between its neighbours


def _tr(text: str) -> str:
    return QCoreApplication.translate("Names", text)


def plain_language(code: str | None) -> str:
    """Return a language's name in the language of the window; no language is “Unknown language”."""
    return language_heading(code) if code else _tr("Unknown language")


def language_rows(codes: Iterable[str], first: Iterable[str] = ()) -> list[Row]:
    """Return rows for a checklist of languages by name, those of ``first`` on top."""
    on_top = list(first)
    rows = [Row(code, language_label(code), code, words=search_text(code)) for code in codes]
    return sorted(rows, key=lambda row: (row.key not in on_top, row.text.casefold()))


def whisper_languages() -> tuple[str, ...]:
    """Return the languages that the largest Whisper models know, each once: Bokmål is its Norwegian."""
    known = {language.code: language.whisper for language in all_languages() if language.whisper}
    return tuple(code for code, own in known.items() if code == own or own not in known)


def track_title(track: Track) -> str:
    """Return how a track is called: its name, else its language and what it is."""
    if track.name:
        return f"{_ISOLATE}{track.name}{_POP}"
    language = name_languages(track_languages(track)) or plain_language(None)
    if track.role == "original":
        return _tr("{0} (original)").format(language)
    return language


def track_detail(track: Track) -> str:
    """Return how many captions a track has."""
    return QCoreApplication.translate("Names", "%n captions", "", len(track.cues))


def track_rows(tracks: Iterable[Track]) -> list[Row]:
    """Return rows for a checklist of tracks; those without captions are greyed."""
    return [
        Row(track.id, track_title(track), track_detail(track), "" if track.cues else _tr("This track holds no captions yet."))
        for track in tracks
    ]


def encoder_title(name: str) -> str:
    """Return what a video encoder of ffmpeg is called for people: “H.264 (software)”."""
    codec, _, maker = name.partition("_")
    codecs = {"libx264": "H.264", "h264": "H.264", "hevc": "H.265", "libvpx-vp9": "VP9"}
    makers = {"": _tr("software"), "nvenc": "NVIDIA", "qsv": "Intel", "vaapi": "VA-API", "amf": "AMD", "videotoolbox": "Apple"}
    if codec not in codecs or maker not in makers:
        return name
    return _tr("{0} ({1})").format(codecs[codec], makers[maker])


def say_size(size_bytes: int | None) -> str:
    """Return a size for people: “145 MB”; empty where it is not known."""
    if not size_bytes:
        return ""
    if size_bytes >= 1_000_000_000:
        return _tr("{0} GB").format(f"{size_bytes / 1e9:.1f}")
    if size_bytes >= 1_000_000:
        return _tr("{0} MB").format(f"{size_bytes / 1e6:.0f}")
    return _tr("{0} KB").format(f"{max(1, size_bytes // 1000)}")


def say_duration(ms: int) -> str:
    """Return a length of time for people: “3 min 40 s”."""
    seconds = round(ms / 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return _tr("{0} h {1} min").format(hours, minutes)
    if minutes:
        return _tr("{0} min {1} s").format(minutes, seconds)
    return _tr("{0} s").format(seconds)
