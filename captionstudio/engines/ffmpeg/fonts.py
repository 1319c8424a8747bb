"""The fonts that captions are drawn with: the shipped ones, and what the system has for other scripts."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from captionstudio.core.resources import resource_path

# Written with shared characters of different shapes: libass would take whichever font comes first, so the language has to choose.
_SHARED_CHARACTERS = {"ja": "ja", "ko": "ko", "zh": "zh-cn", "zh-Hans": "zh-cn", "zh-Hant": "zh-tw", "yue": "zh-hk"}
_LOOK_SECONDS = 10
_UNDRAWN = re.compile(r"failed to find any fallback with glyph 0x([0-9A-F]+)")


def copy_shipped_fonts(folder: Path) -> None:
    """Put the shipped fonts into ``folder``, where libass finds them whatever else is installed."""
    folder.mkdir()
    for font in resource_path("fonts").glob("*.otf"):
        shutil.copy(font, folder)


def fonts_for(languages: Iterable[str | None]) -> dict[str, str]:
    """Return the installed family for each of the languages whose characters look different from one language to the next."""
    wanted = {language: _system_language(language) for language in languages if language}
    families = {language: _find_family(name) for language, name in wanted.items() if name}
    return {language: family for language, family in families.items() if family}


def undrawn_character(log_line: str) -> str | None:
    """Return the character that libass says no installed font has, if that is what the line says."""
    found = _UNDRAWN.search(log_line)
    character = chr(int(found[1], 16)) if found else ""
    return character if character.isprintable() and character.strip() else None


def _system_language(language: str) -> str | None:
    return _SHARED_CHARACTERS.get(language) or _SHARED_CHARACTERS.get(language.split("-", maxsplit=1)[0])


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
