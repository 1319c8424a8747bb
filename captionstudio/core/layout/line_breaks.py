"""Where the lines of a caption break.

Text that fits one line stays on one. Longer text is laid on the fewest lines that hold it, at the breaks that cost a reader least
(`captionstudio.core.layout.grammar`) and make lines of like length, the upper one rather the shorter. Nothing but spaces and line
breaks changes places: a space becomes a line break or the reverse, and between Chinese or Japanese characters, where no space stood,
a line break appears or goes.

>>> from captionstudio.core.profiles import profile_for
>>> print(break_lines("She never told anybody about the letter that he had sent her.", profile_for("en"), "en"))
She never told anybody about the letter
that he had sent her.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from captionstudio.core.layout.grammar import boundary_costs, line_break_weight
from captionstudio.core.layout.measure import count_characters
from captionstudio.core.layout.scripts import FORBIDDEN, is_wide_script, split_unspaced
from captionstudio.core.profiles import Profile

_ATOM = re.compile(
    r"(?P<tag></?[A-Za-z][^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\})|(?P<entity>&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);)|(?P<plain>.)", re.DOTALL
)
_SPACE = r"[^\S\u00a0\u2007\u202f]"  # white space where a line may break
_TOKEN = re.compile(rf"({_SPACE}*)((?:(?!{_SPACE}).)+)", re.DOTALL)
_DIALOGUE = re.compile(r"\s*[-‐‑–—]\s?\S")
_BALANCE = 10.0
_TOP_HEAVY = 2.0
_UNEVEN = 6.0  # for a line shorter than half the other
_OVERFLOW = 300.0
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of caption markup that no line break parts: ``raw`` as it stands, ``text`` what a reader sees, ``gap`` what parts it
    from the piece before: white space and perhaps tags, or nothing."""

    raw: str
    text: str
    gap: str = ""

    @property
    def is_spaced(self) -> bool:
        """Whether white space stands before it."""
        return any(map(str.isspace, self.gap))


def break_lines(text: str, profile: Profile, language: str | None) -> str:
    """Return caption markup with its line breaks where ``profile`` and the language want them.

    Line breaks already there are taken for spaces, except between lines that all begin with a dash: those are different speakers'
    and stay apart. Text too long for the profile's lines gets more lines, never longer ones; a word wider than a line stays whole.
    """
    only = text.strip()
    if "\n" not in only and not _has_markup(only) and _fits(only, profile):
        return only
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_DIALOGUE.match(_visible(line)) for line in lines):
        return "\n".join(break_lines(line, profile, language) for line in lines)
    pieces = split_pieces(text)
    if not pieces:
        return only
    starts = set(choose_breaks(pieces, profile, language))
    return join_pieces(pieces, starts)


def split_pieces(text: str) -> list[Piece]:
    """Cut caption markup into the pieces between which lines may break; tags stay with the text they open or close."""
    text = _join_lines(text.strip())
    if not _has_markup(text):
        return [
            Piece(part, part, gap if at == 0 else "")
            for gap, token in _TOKEN.findall(text)
            for at, part in enumerate(split_unspaced(token))
        ]
    atoms = list(_read_atoms(text))
    visible = "".join(seen for _, seen in atoms)
    pieces: list[Piece] = []
    done = 0
    for match in _TOKEN.finditer(visible):
        at = match.start(2)
        for part in split_unspaced(match[2]):
            gap = "".join(raw for raw, _ in atoms[done:at])
            raw = "".join(raw for raw, _ in atoms[at : at + len(part)])
            if not pieces:
                gap, raw = "", re.sub(r"\s*(<[^>]*>|\{[^}]*\})\s*", r"\1", gap).strip() + raw
            pieces.append(Piece(raw, part, gap))
            done = at = at + len(part)
    if pieces and done < len(atoms):
        last = pieces[-1]
        pieces[-1] = Piece(last.raw + "".join(raw for raw, _ in atoms[done:]), last.text, last.gap)
    return pieces


def join_pieces(pieces: Sequence[Piece], line_starts: set[int]) -> str:
    """Put pieces together again, a new line before each whose index is in ``line_starts``."""
    parts: list[str] = []
    for at, piece in enumerate(pieces):
        if at == 0:
            parts.append(piece.raw)
        elif at in line_starts:
            parts.append(_break_gap(piece.gap) + piece.raw)
        else:
            parts.append(piece.gap + piece.raw)
    return "".join(parts)


def choose_breaks(pieces: Sequence[Piece], profile: Profile, language: str | None) -> list[int]:
    """Return the indices of the pieces that begin a new line, the first piece aside."""
    space = count_characters(" ", profile.counts_full_width)
    spaced = [piece.is_spaced for piece in pieces]
    widths = [count_characters(piece.text, profile.counts_full_width) for piece in pieces]
    edges = [0.0]
    for width, is_spaced in zip(widths, spaced, strict=True):
        edges.append(edges[-1] + width + space * is_spaced)
    leads = [space * is_spaced for is_spaced in spaced]
    limit = float(profile.max_line_length)
    if edges[-1] - leads[0] <= limit:
        return []
    costs = [line_break_weight(cost) for cost in boundary_costs([piece.text for piece in pieces], spaced, language)]
    cost, middle = split_in_two(edges, leads, costs, limit, first=0, after=len(pieces))
    if cost < _NEVER:
        return [middle]
    lines = count_lines(edges, leads, costs, limit, first=0, after=len(pieces))
    return _lay_on(max(2, lines), edges, leads, costs, limit) if len(pieces) > 1 else []


def split_in_two(
    edges: Sequence[float], leads: Sequence[float], weights: Sequence[float], limit: float, *, first: int, after: int
) -> tuple[float, int]:
    """Return the cost of the best two lines for the pieces from ``first`` up to ``after``, and the piece that begins the second.

    ``edges`` are the summed widths of the pieces, ``leads`` the width of the space before each, ``weights`` what a line break before
    each is worth avoiding. The cost is infinite where two lines cannot hold the pieces.
    """
    start, end = edges[first] + leads[first], edges[after]
    best, best_at = _NEVER, 0
    for at in range(after - 1, first, -1):
        lower = end - edges[at] - leads[at]
        if lower > limit:
            break
        upper = edges[at] - start
        if upper <= limit and weights[at] < FORBIDDEN:
            cost = weights[at] + _balance_cost(upper, lower, limit)
            if cost < best:
                best, best_at = cost, at
    return best, best_at


def _balance_cost(upper: float, lower: float, limit: float) -> float:
    """Return what two lines of these lengths cost for their shape: nothing when even, less when the lower is the longer."""
    difference = (lower - upper) / limit
    cost = _BALANCE * difference * difference
    if difference < 0:
        cost -= _TOP_HEAVY * difference
    shorter, longer = (upper, lower) if upper < lower else (lower, upper)
    return cost + _UNEVEN * (0.5 - shorter / longer) if 2 * shorter < longer else cost


def count_lines(edges: Sequence[float], leads: Sequence[float], costs: Sequence[float], limit: float, *, first: int, after: int) -> int:
    """Return the fewest lines that hold the pieces from ``first`` up to ``after``; one that is too wide takes a line of its own."""
    lines, start, candidate = 1, first, first
    for at in range(first + 1, after + 1):
        if edges[at] - edges[start] - leads[start] > limit and candidate > start:
            lines, start = lines + 1, candidate
        if at < after and costs[at] < FORBIDDEN:
            candidate = at
    return lines


def _lay_on(lines: int, edges: list[float], leads: list[float], costs: list[float], limit: float) -> list[int]:
    """Return the line starts of the cheapest layout on so many lines, for pieces that end at ``edges``."""
    count = len(leads)
    target = (edges[-1] - leads[0]) / lines
    best = [_NEVER] * count + [0.0]
    chosen: list[list[int]] = []
    for line in range(lines - 1, -1, -1):
        row, picks = [_NEVER] * (count + 1), [0] * (count + 1)
        for first in range(count if line else 1):
            for after in range(first + 1, count + 1):
                width = edges[after] - edges[first] - leads[first]
                if best[after] < _NEVER:
                    cost = (
                        best[after] + _line_cost(width, target, limit, is_last=line == lines - 1) + (costs[after] if after < count else 0)
                    )
                    if cost < row[first]:
                        row[first], picks[first] = cost, after
                if width > limit and (after == count or costs[after] < FORBIDDEN):
                    break
        best, chosen = row, [picks, *chosen]
    if best[0] == _NEVER:
        return []
    starts, at = [], 0
    for picks in chosen[:-1]:
        at = picks[at]
        starts.append(at)
    return starts


def _line_cost(width: float, target: float, limit: float, *, is_last: bool) -> float:
    difference = (width - target) / limit
    cost = 2 * _BALANCE * difference * difference
    if not is_last and difference > 0:
        cost += 2 * _TOP_HEAVY * difference
    return cost if width <= limit else cost + _OVERFLOW * (1 + (width - limit) / limit)


def _join_lines(text: str) -> str:
    """Undo the line breaks in text: a space for each, or nothing between Chinese or Japanese characters."""
    lines = [line.strip() for line in text.split("\n")]
    joined = lines[0]
    for line in filter(None, lines[1:]):
        before, after = _visible(joined)[-1:], _visible(line)[:1]
        is_wide = bool(before and after) and is_wide_script(before) and is_wide_script(after)
        joined += line if is_wide else f" {line}"
    return joined


def _fits(line: str, profile: Profile) -> bool:
    """Whether plain text fits one line; no character counts more than one, so that the short ones need no counting."""
    return len(line) <= profile.max_line_length or count_characters(line, profile.counts_full_width) <= profile.max_line_length


def _has_markup(text: str) -> bool:
    return "<" in text or "&" in text or "{" in text


def _visible(text: str) -> str:
    return "".join(seen for _, seen in _read_atoms(text)) if _has_markup(text) else text


def _read_atoms(text: str) -> Iterator[tuple[str, str]]:
    """Yield each visible character as (raw, seen), with opening tags before it and closing tags after it in ``raw``."""
    waiting = ""
    held: tuple[str, str] | None = None
    for match in _ATOM.finditer(text):
        if match["tag"]:
            if match["tag"].startswith("</") and held and not waiting:
                held = (held[0] + match["tag"], held[1])
            else:
                waiting += match["tag"]
            continue
        if held:
            yield held
        seen = html.unescape(match[0]) if match["entity"] else match[0]
        held, waiting = (waiting + match[0], seen[:1] or " "), ""
    if held:
        yield held[0] + waiting, held[1]


def _break_gap(gap: str) -> str:
    """Turn the white space of a gap into one line break; tags in it stay as they are, in their order."""
    parts = re.split(r"(<[^>]*>|\{[^}]*\})", gap)  # every other one is a tag
    is_broken = False
    for at in range(0, len(parts), 2):
        kept = re.sub(_SPACE + "+", "", parts[at])
        if kept != parts[at]:
            parts[at] = kept if is_broken else f"\n{kept}"
            is_broken = True
    return "".join(parts) if is_broken else f"{gap}\n"
