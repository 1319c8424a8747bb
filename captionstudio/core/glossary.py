"""Words that a project always translates the same way."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """``source`` in the language ``source_language`` becomes ``target`` in ``target_language``; an empty ``target`` keeps it as it is.

    An empty language means any. ``is_case_sensitive`` tells whether "May" and "may" are two terms.
    """

    source: str
    target: str = ""
    source_language: str = ""
    target_language: str = ""
    is_case_sensitive: bool = False
