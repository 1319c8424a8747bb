"""The fonts that captions are drawn with: the shipped ones, and what the system has for other scripts."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from captionstudio.core.languages import Language
from captionstudio.core.resources import resource_path

# Written with shared characters of different shapes: libass would take whichever font comes first, so the language has to choose.
_SHARED_CHARACTERS = {"ja": "ja", "ko": "ko", "zh": "zh-cn", "zh-Hans": "zh-cn", "zh-Hant": "zh-tw", "yue": "zh-hk"}
_LOOK_SECONDS = 10
# One character of each script that the shipped fonts lack, by its code in ISO 15924.
_CHARACTERS = {
    "Adlm": "𞤀", "Arab": "ا", "Armn": "ա", "Beng": "ক", "Cans": "ᐁ", "Cher": "Ꭰ", "Deva": "क", "Ethi": "አ", "Geor": "ა",
    "Gujr": "ક", "Guru": "ਕ", "Hang": "가", "Hans": "这", "Hant": "這", "Hebr": "א", "Jpan": "あ", "Khmr": "ក", "Knda": "ಕ", "Kore": "가",
    "Laoo": "ກ", "Mlym": "ക", "Mong": "ᠠ", "Mymr": "က", "Nkoo": "ߊ", "Olck": "ᱚ", "Orya": "କ", "Sinh": "ක", "Syrc": "ܐ", "Taml": "க",
    "Telu": "క", "Tfng": "ⴰ", "Thaa": "ހ", "Thai": "ก", "Tibt": "ཀ",
}  # fmt: skip
EMOJI_FONT = "Noto Emoji"
# An emoji: a character that is drawn as one unasked or by the selector after it, with skin tones, joined ones, flags and key caps.
_EMOJI_PART = (
    "(?:[\U0001f000-\U0001faff\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u26a1\u26bd\u26be\u26d4"
    "\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u2b1b\u2b1c\u2b50\u2b55]|[\u2190-\u3299](?=\ufe0f))\ufe0f?"
)
EMOJI = re.compile(f"(?:{_EMOJI_PART}|[0-9#*]\ufe0f?\u20e3)(?:\u200d?{_EMOJI_PART}|[\U000e0020-\U000e007f])*")
_UNDRAWN = re.compile(r"failed to find any fallback with glyph 0x([0-9A-F]+)")


def copy_shipped_fonts(folder: Path) -> None:
    """Put the shipped fonts into ``folder``, where libass finds them whatever else is installed."""
    folder.mkdir()
    for font in resource_path("fonts").glob("*.[ot]tf"):
        shutil.copy(font, folder)


def fonts_for(languages: Iterable[str | None]) -> dict[str, str]:
    """Return the installed family for each of the languages whose characters look different from one language to the next."""
    wanted = {language: _system_language(language) for language in languages if language}
    families = {language: _find_family(name) for language, name in wanted.items() if name}
    return {language: family for language, family in families.items() if family}


def lacks_font(language: Language) -> bool:
    """Whether no font on this computer has a language's script, as far as can be told: without fontconfig every system brings its own."""
    character = _CHARACTERS.get(language.script)
    return bool(character) and _is_undrawable(character)


def undrawn_character(log_line: str) -> str | None:
    """Return the character that libass says no installed font has, if that is what the line says."""
    found = _UNDRAWN.search(log_line)
    character = chr(int(found[1], 16)) if found else ""
    is_seen = character.isprintable() and character.strip() and not "\ufe00" <= character <= "\ufe0f"
    return character if is_seen else None


def _system_language(language: str) -> str | None:
    return _SHARED_CHARACTERS.get(language) or _SHARED_CHARACTERS.get(language.split("-", maxsplit=1)[0])


@cache
def _is_undrawable(character: str) -> bool:
    """Ask fontconfig for any font with a character."""
    with contextlib.suppress(subprocess.SubprocessError, OSError):
        command = ["fc-list", f":charset={ord(character):x}", "family"]
        return not subprocess.run(command, timeout=_LOOK_SECONDS, check=True, capture_output=True).stdout.strip()
    return False


@cache
def _find_family(language: str) -> str | None:
    """Ask fontconfig for the best sans-serif face of a language; None where it has none or there is no fontconfig."""
    command = ["fc-match", "--format=%{family[0]}\n%{lang}", f"sans-serif:lang={language}"]
    with contextlib.suppress(subprocess.SubprocessError, OSError, ValueError):
        answer = subprocess.run(command, timeout=_LOOK_SECONDS, check=True, capture_output=True, text=True, encoding="utf-8").stdout
        family, _, covered = answer.partition("\n")
        if language in covered.split("|") and not set(family) & set("{}\\,"):
            return family
    return None
