"""Times as text. One unit everywhere: whole milliseconds.

>>> format_timecode(3_723_004)
'01:02:03.004'
>>> format_timecode(3_723_004, ",")
'01:02:03,004'
>>> parse_timecode("1:02:03.004")
3723004
>>> parse_timecode("2:30")
150000
>>> parse_timecode("12.5")
12500
"""

from __future__ import annotations

import re

from captionstudio.core.errors import InvalidTimecode

_TIMECODE = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d{1,2})(?:[.,](\d{1,3}))?")
_SECONDS = re.compile(r"(\d+)(?:[.,](\d{1,3}))?")


def format_timecode(ms: int, decimal: str = ".") -> str:
    """Write ``ms`` as ``hh:mm:ss.mmm``; hours grow past 99, a negative time gets a minus sign."""
    sign = "-" if ms < 0 else ""
    seconds, fraction = divmod(abs(ms), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours:02d}:{minutes:02d}:{seconds:02d}{decimal}{fraction:03d}"


def parse_timecode(text: str) -> int:
    """Read a time as a person types it: ``h:mm:ss.mmm``, ``m:ss``, or seconds.

    Raises:
        InvalidTimecode: the text is no time, or its minutes or seconds pass 59.
    """
    stripped = text.strip()
    if match := _SECONDS.fullmatch(stripped):
        return int(match[1]) * 1000 + _fraction_ms(match[2])
    match = _TIMECODE.fullmatch(stripped)
    if not match or (int(match[2] or 0) > 59 and match[1]) or int(match[3]) > 59:
        raise InvalidTimecode(f"“{text}” is not a time.", hint="Write it as 1:02:03.5, 2:30 or 90.")
    hours, minutes, seconds = int(match[1] or 0), int(match[2] or 0), int(match[3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + _fraction_ms(match[4])


def _fraction_ms(digits: str | None) -> int:
    return int((digits or "0").ljust(3, "0"))
