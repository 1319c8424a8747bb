"""Lines of a caption file: how they end, and which of them are blank."""

from __future__ import annotations

import re

_ENDS = re.compile(r"\r\n?|\n")
_BLANK = re.compile(r"\n(?:[^\S\n]*\n)+")


def split_lines(text: str) -> tuple[list[str], str]:
    """Return the lines of a text and how most of them end."""
    if "\r" not in text:
        return text.split("\n"), "\n"
    pairs = text.count("\r\n")
    counts = {"\r\n": pairs, "\n": text.count("\n") - pairs, "\r": text.count("\r") - pairs}
    return _ENDS.sub("\n", text).split("\n"), max(counts, key=lambda end: counts[end])


def join_block(text: str) -> str:
    """Return a text without its blank lines, which would end a caption in a file that parts captions by them."""
    text = _ENDS.sub("\n", text) if "\r" in text else text
    return _BLANK.sub("\n", text).strip("\n") if "\n" in text else text


def split_between(lines: list[str]) -> tuple[str, ...]:
    """Return the blocks among the lines between two captions, an empty one for each blank line beyond those that part them."""
    blocks: list[str] = []
    block: list[str] = []
    for line in lines[1:] if lines and not lines[0].strip() else lines:
        if line.strip():
            block.append(line)
        else:
            blocks.append("\n".join(block))
            block = []
    return (*blocks, "\n".join(block)) if block else tuple(blocks)


def join_between(blocks: tuple[str, ...]) -> str:
    """Write what `split_between` found, up to the caption that follows."""
    return "".join(f"{block}\n\n" if block else "\n" for block in blocks)
