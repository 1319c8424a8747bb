"""Translated sentences back onto the cues they came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from captionstudio.core.document import Cue, new_id
from captionstudio.core.layout.fit import lay_back
from captionstudio.core.layout.line_breaks import break_lines
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import Profile
from captionstudio.core.sentences import joined_text
from captionstudio.workflows.sentence_plans import Plan


def keep_cues(plan: Plan) -> list[Cue]:
    """Return the cues of a plan for a translation in which they are said as in the original, in its language."""
    return [
        replace(cue, id=new_id(), language=plan.language or None, source_ids=(cue.id,), source_text=joined_text([cue]))
        for cue in plan.group.cues
    ]


def make_cues(plan: Plan, translations: Sequence[str], target: str, profile: Profile) -> list[Cue]:
    """Return the translated cues of a plan, with the times of its own; ``translations`` are caption markup, one for each unit."""
    group = plan.group
    if len(plan.framed) == 1:
        said = iter(translations)
        lines = [frame.before + (next(said) if frame.has_words else frame.body) + frame.after for frame in plan.framed[0]]
        texts = [break_lines("\n".join(lines), profile, target)]
    else:
        texts = _spread(plan, translations[0] if translations else "", target, profile)
    ids, text = tuple(cue.id for cue in group.cues), group.text
    return _fill_empty(
        [
            replace(cue, id=new_id(), text=shown, words=(), language=target, locked=False, source_ids=ids, source_text=text)
            for cue, shown in zip(group.cues, texts, strict=True)
        ]
    )


def _fill_empty(cues: Sequence[Cue]) -> list[Cue]:
    """Where a translation has fewer words than cues, let the cue before stay on, or the first one come early."""
    kept: list[Cue] = []
    start: int | None = None
    for cue in cues:
        if cue.text:
            kept.append(cue if start is None else replace(cue, start_ms=start))
            start = None
        elif kept:
            kept[-1] = replace(kept[-1], end_ms=cue.end_ms)
        elif start is None:
            start = cue.start_ms
    return kept or list(cues)


def _spread(plan: Plan, whole: str, target: str, profile: Profile) -> list[str]:
    """Lay the translation of a group on those of its cues that have words; the others keep their text."""
    cues, frames = plan.group.cues, [framed[0] for framed in plan.framed]  # a cue with lines of its own is a group of its own
    texts = [cue.text for cue in cues]
    spoken = [at for at, frame in enumerate(frames) if frame.has_words]
    slots = [replace(cues[at], text=frames[at].body) for at in spoken]
    for at, part in zip(spoken, lay_back(whole, slots, profile, target), strict=True):
        before, after = frames[at].before, frames[at].after
        shown = before + part + after if part else ""
        texts[at] = break_lines(shown, profile, target) if plain_text(before + after).strip() else shown
    return texts
