"""Captions as an ASS script for burning in: a track, a style and a picture size make the text that libass draws.

This is one-way, for drawing; reading and writing ``.ass`` files is `captionstudio.formats`'s.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from captionstudio.core.document import Cue, Track
from captionstudio.core.layout.line_breaks import break_lines
from captionstudio.core.layout.measure import count_characters
from captionstudio.core.layout.scripts import split_unspaced
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import Profile
from captionstudio.core.speaking import cue_names, split_voices
from captionstudio.core.styles import CaptionStyle, find_style
from captionstudio.engines.ffmpeg.ass_text import ass_colour, event_text
from captionstudio.engines.ffmpeg.fonts import fonts_for

# Letters are sized as in a landscape picture of this shape: in a taller one its width counts, so that a line of 42 letters still fits.
_REFERENCE_RATIO = 4 / 3
# A font's size is the height of its line, so scripts with marks above and below their letters come out small.
_TALL_SCRIPTS = {"th": 1.25, "lo": 1.25, "km": 1.25, "my": 1.3}
# How much of a line's height the letters' own measure, the em, is; fonts with less room between lines have larger letters.
_LINE_TO_EM = 1.17
_ALIGNMENT = {"bottom": 2, "middle": 5, "top": 8}
_HEAD = """\
[Script Info]
ScriptType: v4.00+
PlayResX: {width}
PlayResY: {height}
WrapStyle: 0
ScaledBorderAndShadow: yes
YCbCr Matrix: None

[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, \
ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
{styles}

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


def make_script(track: Track, style: CaptionStyle | None, size: tuple[int, int], span_ms: tuple[int, int] | None = None) -> str:
    """Return the script that is drawn into a picture of ``size``, for burning in and for the player alike.

    Without a ``style`` a track read from ASS keeps its own looks and any other gets the usual one. With ``span_ms`` only the captions
    seen in that time are in it.
    """
    shown = track if span_ms is None else replace(track, cues=tuple(cue for cue in track.cues if _is_seen(cue, span_ms)))
    script = None if style else _own_script(shown)
    if script is not None:
        return script
    fonts = fonts_for({cue.language or track.language for cue in shown.cues})
    return make_ass(track, style or find_style(None), *size, fonts=fonts, span_ms=span_ms)


def make_ass(
    track: Track,
    style: CaptionStyle,
    width: int,
    height: int,
    *,
    fonts: Mapping[str, str] | None = None,
    span_ms: tuple[int, int] | None = None,
) -> str:
    """Return the ASS script that draws ``track`` in ``style`` into a picture of ``width`` by ``height`` square pixels.

    ``fonts`` names the family for cues of a language (BCP-47) that the style's own font does not cover. Lines break where the cue
    breaks them; only one too long for the picture is broken further, since the rest of it would not be seen. With ``span_ms`` only the
    captions seen in that time are written. Where the style gives speakers colours, the lines of a second voice have that one's.
    """
    colours = (*style.speaker_colours, *dict.fromkeys(colour for _, colour in style.named_colours))
    speakers = _speaker_numbers(track, style, colours)
    lines = [_HEAD.format(width=width, height=height, styles="\n".join(_styles(style, colours, width, height)))]
    for cue in sorted(track.cues, key=lambda cue: cue.start_ms):
        if span_ms is not None and not _is_seen(cue, span_ms):
            continue
        start, end = _centiseconds(cue.start_ms), _centiseconds(cue.end_ms)
        if end <= start:
            continue
        number = speakers.get(cue.speaker)
        colour = style.colour if number is None else colours[number]
        language = cue.language or track.language
        font = (fonts or {}).get(language or "", style.font)
        second = speakers.get(cue.second_speaker)
        coloured = cue.text if second is None else _second_in_colour(cue.text, colours[second])
        shown = replace(cue, text=_fit_unspaced(coloured, language, style, width, height))
        text = event_text(shown, replace(style, colour=colour, font=font), language)
        face = f"\\fn{font}" if font != style.font else ""
        if scale := _TALL_SCRIPTS.get((language or "").split("-")[0]):
            face += f"\\fs{font_pixels(style, width, height) * scale:.2f}"
        face = face and f"{{{face}}}"
        lines.append(f"Dialogue: 0,{_time(start)},{_time(end)},{_style_name(number)},,0,0,0,,{face}{text}\n")
    return "".join(lines)


def _is_seen(cue: Cue, span_ms: tuple[int, int]) -> bool:
    return cue.start_ms < span_ms[1] and cue.end_ms > span_ms[0]


def _own_script(track: Track) -> str | None:
    """Return the script of a track that brings its own looks, or None."""
    if track.format not in ("ass", "ssa") or not track.header:
        return None
    from captionstudio.formats.registry import write_captions  # noqa: PLC0415 (start-up)

    return write_captions(track, track.format).decode("utf-8")


def font_pixels(style: CaptionStyle, width: int, height: int) -> float:
    """Return the height of a line in pixels."""
    return style.size / 100 * min(height, width / _REFERENCE_RATIO)


def _fit_unspaced(text: str, language: str | None, style: CaptionStyle, width: int, height: int) -> str:
    """Break lines of Chinese, Japanese, Thai ... that are too long for the picture: libass breaks at spaces alone."""
    em = font_pixels(style, width, height) / _LINE_TO_EM
    limit = width * (1 - style.margin_side / 50) / em
    profile = Profile(max_line_length=max(4, int(limit)), counts_full_width=True)
    lines = text.split("\n")
    for at, line in enumerate(lines):
        plain = plain_text(line)
        if count_characters(plain, counts_full_width=True) > limit and any(len(split_unspaced(word)) > 1 for word in plain.split()):
            lines[at] = break_lines(line, profile, language)
    return "\n".join(lines)


def _second_in_colour(text: str, colour: str) -> str:
    voices = split_voices(text)
    return f'{voices[0]}\n<font color="{colour[:7]}">{voices[1]}</font>' if voices else text


def _styles(style: CaptionStyle, colours: Sequence[str], width: int, height: int) -> Iterable[str]:
    yield _style_line(_style_name(None), style, style.colour, width, height)
    for number, colour in enumerate(colours):
        yield _style_line(_style_name(number), style, colour, width, height)


def _style_name(speaker: int | None) -> str:
    return "Caption" if speaker is None else f"Speaker {speaker + 1}"


def _style_line(name: str, style: CaptionStyle, colour: str, width: int, height: int) -> str:
    size = font_pixels(style, width, height)
    boxed = style.box_colour is not None
    # Border style 4 is libass's: one box around all lines, its padding taken from the shadow's distance and its colour from the shadow's.
    back, depth = (style.box_colour, style.padding) if boxed else (style.shadow_colour, style.shadow)
    fields = (
        name,
        style.font,
        f"{size:.2f}",
        ass_colour(colour),
        ass_colour(style.highlight or colour),
        ass_colour(style.outline_colour),
        ass_colour(back or "#000000"),
        -1 if style.bold else 0,
        -1 if style.italic else 0,
        "0,0,100,100,0,0",
        4 if boxed else 1,
        f"{size * style.outline / 100:.2f}",
        f"{size * depth / 100:.2f}",
        _ALIGNMENT[style.position],
        round(width * style.margin_side / 100),
        round(width * style.margin_side / 100),
        round(height * style.margin_vertical / 100),
        -1,  # the base direction of a line is found from its text
    )
    return "Style: " + ",".join(str(field) for field in fields)


def _speaker_numbers(track: Track, style: CaptionStyle, colours: Sequence[str]) -> dict[str | None, int]:
    """Return for each speaker which of the colours is theirs: their own, or the style's in order of appearance, from the first again."""
    if not style.speaker_colours:
        return {}
    own = dict(style.named_colours)
    names = cue_names(sorted(track.cues, key=lambda cue: cue.start_ms))
    handed_out = (number % len(style.speaker_colours) for number in itertools.count())
    return {name: colours.index(own[name]) if name in own else next(handed_out) for name in names}


def _centiseconds(ms: int) -> int:
    """Round to ASS's unit. The same rule for starts and ends, so cues that do not overlap never come to."""
    return (ms + 5) // 10


def _time(centiseconds: int) -> str:
    seconds, fraction = divmod(centiseconds, 100)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}.{fraction:02d}"
