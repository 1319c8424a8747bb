"""Limits that captions keep: line length, lines, reading speed, durations and gaps.

Numbers follow the Netflix timed text guides (general requirements and the language guides) as this project's default; sources are
named in ``docs/captioning-rules.md``. A profile is a value, so a user's own is made with `dataclasses.replace`.

>>> profile_for("en").max_cps, profile_for("de").max_cps, profile_for("ja").max_line_length
(20.0, 17.0, 13)
>>> profile_for("en", "ted").min_duration_ms
1000
>>> profile_for("en").at_frame_rate(25).min_gap_ms
80
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, replace
from typing import Literal

from captionstudio.core.errors import InvalidRequest

SpeakerStyle = Literal["names", "hyphens"]


@dataclass(frozen=True, slots=True)
class Profile:
    """Limits for one language's captions.

    ``max_line_length`` counts characters as `captionstudio.core.layout.measure` does (half-width characters as one half where
    ``counts_full_width``). ``max_cps`` is characters a second. ``min_gap_ms`` is the smallest pause between two cues: two frames.
    ``gap_frames`` is that pause in frames, 0 where none is asked for. ``lead_out_ms`` is how long a cue stays after its last word
    when there is room; it grows where reading speed or the shortest duration need it.
    ``speaker_style`` is how plain text shows who speaks: by names, in capitals with ``capital_names``, or only by ``dialogue_marks``,
    which begin the line of the first and of the second voice of a caption.
    """

    name: str = "default"
    max_line_length: int = 42
    max_lines: int = 2
    max_cps: float = 17.0
    min_duration_ms: int = 833
    max_duration_ms: int = 7000
    min_gap_ms: int = 83
    counts_full_width: bool = False
    gap_frames: int = 2
    lead_out_ms: int = 160
    speaker_style: SpeakerStyle = "names"
    capital_names: bool = False
    dialogue_marks: tuple[str, str] = ("- ", "- ")

    def at_frame_rate(self, fps: float) -> Profile:
        """Return this profile with the gap of ``gap_frames`` frames at ``fps`` frames a second, in whole milliseconds.

        Raises:
            InvalidRequest: the rate is not above 0.
        """
        if not fps > 0:
            raise InvalidRequest(f"{fps} is no frame rate.", hint="Give frames a second, such as 23.976 or 25.")
        return replace(self, min_gap_ms=round(self.gap_frames * 1000 / fps))


@dataclass(frozen=True, slots=True)
class _Language:
    """One language's numbers: line length, then characters a second for subtitles and for SDH, adults and children."""

    line: int
    subtitle_cps: tuple[float, float]
    sdh_cps: tuple[float, float]
    counts_full_width: bool = False


_OTHERS = _Language(42, (17, 13), (20, 17))
_LANGUAGES = {
    "en": _Language(42, (20, 17), (20, 17)),
    "ar": _Language(42, (20, 17), (23, 20)),
    "hi": _Language(42, (22, 18), (25, 20)),
    "ja": _Language(13, (4, 4), (7, 7), counts_full_width=True),
    "ko": _Language(16, (12, 9), (14, 11), counts_full_width=True),
    "zh": _Language(16, (9, 7), (11, 9), counts_full_width=True),
    "yue": _Language(16, (9, 7), (11, 9), counts_full_width=True),
    "th": _Language(35, (17, 13), (20, 17)),
}
# Where the Netflix guides do not ask for a hyphen without a space before both voices.
_SPACED = ("ar", "cs", "es", "fr", "hu", "id", "it", "ko", "ms", "pl", "pt", "ro", "ru", "sk", "th", "vi")
_NETFLIX_MARKS = dict.fromkeys(_SPACED, ("- ", "- "))
_NETFLIX_MARKS |= dict.fromkeys(("fi", "he", "nl", "sr"), ("", "-")) | {"bg": ("", "- ")}
_BASES = ("default", "netflix", "netflix-children", "netflix-sdh", "netflix-sdh-children", "ted", "bbc")


def profile_names() -> tuple[str, ...]:
    """Return the names `profile_for` takes as ``base``."""
    return _BASES


@functools.lru_cache(maxsize=512)
def profile_for(language: str | None, base: str = "default") -> Profile:
    """Return the limits for captions in a language (a BCP-47 code, None where nobody knows) after the house rules called ``base``.

    Raises:
        InvalidRequest: no house rules have that name.
    """
    if base not in _BASES:
        raise InvalidRequest(f"There is no caption profile called “{base}”.", hint=f"Choose one of {', '.join(_BASES)}.")
    primary = (language or "").partition("-")[0].lower()
    numbers = _LANGUAGES.get(primary, _OTHERS)
    speeds = numbers.sdh_cps if "sdh" in base else numbers.subtitle_cps
    profile = Profile(
        name=base,
        max_line_length=numbers.line,
        max_cps=float(speeds[base.endswith("children")]),
        counts_full_width=numbers.counts_full_width,
    )
    if primary == "ja":  # the Japanese guide asks for half a second and for no gap
        profile = replace(profile, min_duration_ms=500, min_gap_ms=0, gap_frames=0)
    if base.startswith("netflix"):
        marks = _NETFLIX_MARKS.get(primary, ("-", "-"))
        return replace(profile, speaker_style="names" if "sdh" in base else "hyphens", dialogue_marks=marks)
    if base == "ted":
        profile = replace(profile, speaker_style="hyphens")
        return replace(profile, max_cps=profile.max_cps if numbers.counts_full_width else 21.0, min_duration_ms=1000)
    if base == "bbc":
        # 180 words a minute, at the 17 characters a second = 200 words a minute that English-language guides equate.
        return replace(
            profile,
            max_line_length=min(profile.max_line_length, 37),
            max_cps=profile.max_cps if numbers.counts_full_width else 15.3,
            min_gap_ms=0,
            gap_frames=0,
            capital_names=True,
            dialogue_marks=("– ", "– "),
        )
    return profile
