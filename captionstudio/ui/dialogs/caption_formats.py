"""What the caption formats, encodings and line ends are called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from captionstudio.core.profiles import SpeakerStyle
from captionstudio.ui.dialogs.check_list import Row


def _tr(text: str) -> str:
    return QCoreApplication.translate("Formats", text)


def format_rows() -> list[Row]:
    """Return the formats that can be written, the usual ones first."""
    return [
        Row("srt", "SRT", _tr("SubRip: every player and service takes it"), words="subrip"),
        Row("vtt", "WebVTT", _tr("for the web: positions and styles"), words="vtt"),
        Row("ass", "ASS", _tr("Advanced SubStation: looks and karaoke")),
        Row("txt", _tr("Plain text"), _tr("the words alone, without times"), words="txt"),
        Row("json", "JSON", _tr("everything, with the times of words")),
        Row("ttml", "TTML", _tr("Timed Text, for broadcasters and services"), words="dfxp xml"),
        Row("ssa", "SSA", _tr("SubStation Alpha, the older form of ASS")),
        Row("sami", "SAMI", _tr("for Windows Media")),
        Row("microdvd", "MicroDVD", _tr("times counted in frames"), words="sub"),
        Row("mpl2", "MPL2", _tr("times in tenths of a second")),
        Row("rttm", "RTTM", _tr("who speaks when, without the words"), words="speakers diarisation diarization"),
        Row("tmp", "TMPlayer", _tr("whole seconds only")),
    ]


def encoding_rows() -> list[tuple[str, str]]:
    """Return (text, Python's name) of the text encodings offered."""
    return [
        (_tr("UTF-8"), "utf-8"),
        (_tr("UTF-8 with a byte order mark"), "utf-8-sig"),
        (_tr("UTF-16"), "utf-16"),
        (_tr("Western European (Windows-1252)"), "cp1252"),
        (_tr("Central European (Windows-1250)"), "cp1250"),
        (_tr("Cyrillic (Windows-1251)"), "cp1251"),
        (_tr("Greek (Windows-1253)"), "cp1253"),
        (_tr("Turkish (Windows-1254)"), "cp1254"),
        (_tr("Hebrew (Windows-1255)"), "cp1255"),
        (_tr("Arabic (Windows-1256)"), "cp1256"),
        (_tr("Japanese (Shift JIS)"), "shift_jis"),
        (_tr("Simplified Chinese (GB 18030)"), "gb18030"),
        (_tr("Traditional Chinese (Big5)"), "big5"),
        (_tr("Korean (EUC-KR)"), "euc_kr"),
    ]


def newline_rows() -> list[tuple[str, str]]:
    """Return (text, value) of the line ends; an empty value keeps those of the file that was read."""
    return [(_tr("As they were"), ""), (_tr("Unix (LF)"), "\n"), (_tr("Windows (CR LF)"), "\r\n")]


def layout_rows() -> list[tuple[str, str]]:
    """Return (text, value) of the ways to write two languages."""
    return [
        (_tr("One language in each file"), "none"),
        (_tr("Two languages, the original above"), "original_first"),
        (_tr("Two languages, the translation above"), "translation_first"),
    ]


def speaker_rows(house: SpeakerStyle) -> list[tuple[str, str]]:
    """Return (text, value) of the ways to write who speaks; ``house`` is what the document's profile asks for."""
    usual = _tr("As the house rules have it: names") if house == "names" else _tr("As the house rules have it: dashes")
    return [
        (usual, "profile"),
        (_tr("Names before the text"), "names"),
        (_tr("Dashes where two speak"), "hyphens"),
        (_tr("Not at all"), "none"),
    ]
