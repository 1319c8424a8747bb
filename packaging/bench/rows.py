"""The rows of the table: what is measured, the target, and the function that measures it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench.session import Session


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out: the figure to hold against the target, whether it meets it, and the figures behind it."""

    figure: str
    is_met: bool
    details: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``name`` is what the command line calls it."""

    name: str
    what: str
    target: str
    measure: Callable[[Session], Outcome]


ROWS: dict[str, Row] = {}
"""All rows by name, in the order of the table; modules of rows add theirs when imported."""


def row(name: str, what: str, target: str) -> Callable[[Callable[[Session], Outcome]], Callable[[Session], Outcome]]:
    """Register a measuring function as a row."""

    def register(measure: Callable[[Session], Outcome]) -> Callable[[Session], Outcome]:
        ROWS[name] = Row(name, what, target, measure)
        return measure

    return register
