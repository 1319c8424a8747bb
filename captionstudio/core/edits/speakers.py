"""Edits of who speaks: names given, changed, joined and exchanged, in cues, words, translations and the document's list alike."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits.change import Change, combine, edit_track, find_track, set_setting
from captionstudio.core.edits.links import Heirs
from captionstudio.core.edits.places import find_places
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.speakers import Speaker, SpeakerKind, next_colour, tidy_name
from captionstudio.core.speaking import coloured, cue_names, document_speakers, split_voices

_COLOUR = re.compile(r"#[0-9a-f]{6}")


def assign_speaker(document: Document, track_id: str, ids: Collection[str], name: str | None) -> Change:
    """Return the change that says who speaks cues and their words; an empty name is None. A name that is new becomes a speaker.

    A person says so: nothing is unsure about these cues any more, and no second voice is left in them. Their translations follow.

    Raises:
        InvalidEdit: a cue is gone or locked.
    """
    speaker = tidy_name(name) or None
    track, places = find_places(document, track_id, ids)
    return _with_voices(document, track, {track.cues[at].id: _spoken_by(track.cues[at], speaker) for at in places})


def set_voices(document: Document, track_id: str, cue_id: str, first: str | None, second: str | None) -> Change:
    """Return the change that says who the one or two voices of a cue are; what the old ones said in words, the new ones have said.

    Without a first voice the second is the only one. Names that are new become speakers; translations follow, and nothing is unsure any
    more.

    Raises:
        InvalidEdit: the cue is gone or locked.
    """
    track, places = find_places(document, track_id, {cue_id})
    cue = track.cues[places[0]]
    one, other = tidy_name(first) or None, tidy_name(second) or None
    one, other = (one, other if other != one else None) if one else (other, None)
    words = tuple(
        replace(word, speaker=(other or one) if word.speaker and word.speaker == cue.second_speaker else one, speaker_confidence=None)
        for word in cue.words
    )
    made = replace(cue, speaker=one, second_speaker=other, speaker_confidence=None, words=words)
    return _with_voices(document, track, {cue.id: made})


def rename_speaker(document: Document, old: str, new: str) -> Change:
    """Return the change of a speaker's name, everywhere; locked cues bear it as well, since their lock keeps text and times.

    Raises:
        InvalidEdit: there is no such speaker, the new name is empty, or another one bears it.
    """
    new = tidy_name(new)
    speakers = document_speakers(document)
    _find(speakers, old)
    if not new:
        raise InvalidEdit("A speaker needs a name.", hint="Type a name.")
    if new != old and any(each.name == new for each in speakers):
        raise InvalidEdit(f"There is already a speaker “{new}”.", hint="Merge the two if they are one person.")
    renamed = [replace(each, name=new) if each.name == old else each for each in speakers]
    return combine("Rename speaker", [*_renamings(document, {old: new}), *_listing(document, renamed)])


def merge_speakers(document: Document, names: Collection[str], into: str) -> Change:
    """Return the change that makes one speaker, ``into``, of several: theirs are all cues, words and voices of ``names``.

    Raises:
        InvalidEdit: one of them is not there, or there is nothing to merge.
    """
    speakers = document_speakers(document)
    whole = _find(speakers, into)
    others = [_find(speakers, name) for name in dict.fromkeys(names) if name != into]
    if not others:
        raise InvalidEdit("One speaker has nobody to merge with.", hint="Choose two or more.")
    gone = {each.name for each in others}
    whole = replace(whole, voice=_common_voice([each.voice for each in (whole, *others) if each.voice]))
    kept = [whole if each.name == into else each for each in speakers if each.name not in gone]
    return combine("Merge speakers", [*_renamings(document, dict.fromkeys(gone, into)), *_listing(document, kept)])


def swap_speakers(document: Document, one: str, other: str) -> Change:
    """Return the change that exchanges two names: what the one said, the other has said. Colours and voices stay with what was said.

    Raises:
        InvalidEdit: one of them is not there, or they are the same.
    """
    speakers = document_speakers(document)
    _find(speakers, one)
    _find(speakers, other)
    if one == other:
        raise InvalidEdit("These are the same speaker.", hint="Choose two.")
    names: dict[str, str | None] = {one: other, other: one}
    swapped = [replace(each, name=names.get(each.name) or each.name) for each in speakers]
    return combine("Swap speakers", [*_renamings(document, names), *_listing(document, swapped)])


def set_speaker_colour(document: Document, name: str, colour: str) -> Change:
    """Return the change of a speaker's colour, ``#rrggbb``; changes of one speaker in a row are one step of Undo.

    Raises:
        InvalidEdit: there is no such speaker, or it is no colour.
    """
    speakers = document_speakers(document)
    _find(speakers, name)
    if not _COLOUR.fullmatch(colour.lower()):
        raise InvalidEdit(f"“{colour}” is no colour.", hint="Write colours as #RRGGBB.")
    made = [replace(each, colour=colour.lower()) if each.name == name else each for each in speakers]
    return combine("Set speaker's colour", _listing(document, made), merge_key=f"speaker colour {name}")


def set_speaker_kind(document: Document, name: str, kind: SpeakerKind) -> Change:
    """Return the change that says whether a speaker is a person; what is only a sound speaks no cue and no word any more.

    The list keeps it with its voice, so that it is known when it is heard again.

    Raises:
        InvalidEdit: there is no such speaker.
    """
    speakers = document_speakers(document)
    _find(speakers, name)
    made = [replace(each, kind=kind) if each.name == name else each for each in speakers]
    renamings = _renamings(document, {name: None}) if kind == "sound" else []
    return combine("Not a person" if kind == "sound" else "A person", [*renamings, *_listing(document, made)])


def put_speakers(
    document: Document, track_id: str, cues: Sequence[Cue], speakers: Iterable[Speaker], *, heirs: Heirs | None = None
) -> Change:
    """Return the change that puts what was found out about speakers into a track: all its cues, labelled, and who there is.

    Cues that were cut where the voice changes are told by ``heirs``, as `captionstudio.core.edits.links.relink` takes them; translations
    then name the parts, and follow in who speaks. Speakers that the document lists already keep their colours; those that are not among
    ``speakers`` stay.

    Raises:
        InvalidEdit: the track is gone, or a locked cue would change.
    """
    track = find_track(document, track_id)
    before = {cue.id: cue for cue in track.cues}
    after = {cue.id: cue for cue in cues}
    if locked := [cue for cue in track.cues if cue.locked and after.get(cue.id) != cue]:
        raise InvalidEdit("A locked caption would change.", hint="Unlock it first.", cue=locked[0].id)
    replaced = {cue_id: cue for cue_id, cue in after.items() if cue_id in before and cue != before[cue_id]}
    removed = before.keys() - after.keys()
    added = [cue for cue in cues if cue.id not in before]
    change = edit_track(document, track_id, "", replaced=replaced, removed=removed, added=added)
    known = dict.fromkeys((*replaced, *removed, *(heirs or {})))
    follow = _translations(document, replace(track, cues=tuple(cues)), {cue_id: after.get(cue_id) for cue_id in known}, heirs or {})
    return combine("Find speakers", [change, *follow, list_speakers(document, speakers)])


def list_speakers(document: Document, speakers: Iterable[Speaker]) -> Change:
    """Return the change that adds speakers to the document's list; those it has already keep their colours, the others stay."""
    listed = {each.name: each for each in document_speakers(document)}
    for speaker in speakers:
        old = listed.get(speaker.name)
        listed[speaker.name] = replace(speaker, colour=speaker.colour or old.colour) if old else speaker
    return combine("Find speakers", _listing(document, coloured(listed.values())))


def remove_speaker(document: Document, name: str) -> Change:
    """Return the change that takes a speaker off the list; what they said is nobody's then.

    Raises:
        InvalidEdit: there is no such speaker.
    """
    speakers = document_speakers(document)
    _find(speakers, name)
    kept = [each for each in speakers if each.name != name]
    return combine("Remove speaker", [*_renamings(document, {name: None}), *_listing(document, kept)])


def _find(speakers: Sequence[Speaker], name: str) -> Speaker:
    for speaker in speakers:
        if speaker.name == name:
            return speaker
    raise InvalidEdit(f"There is no speaker “{name}”.", hint="Choose one of the list.")


def _listing(document: Document, speakers: Iterable[Speaker]) -> list[Change]:
    made = tuple(speakers)
    return [set_setting(document, "speakers", made, "")] if made != document.speakers else []


def _with_voices(document: Document, track: Track, replaced: Mapping[str, Cue]) -> Change:
    """Return the change of who speaks cues of a track; translations follow, and who is new is listed."""
    changes = [edit_track(document, track.id, "", replaced=replaced), *_translations(document, track, replaced)]
    speakers = list(document_speakers(document))
    for name in cue_names(replaced.values()):
        if all(each.name != name for each in speakers):
            speakers.append(Speaker(name, next_colour({each.colour for each in speakers})))
    return combine("Set speaker", [*changes, *_listing(document, speakers)])


def _renamings(document: Document, names: Mapping[str, str | None]) -> list[Change]:
    """Return the changes of all cues and words that bear one of these names."""
    changes = []
    for track in document.tracks:
        replaced = {cue.id: _renamed(cue, names) for cue in track.cues if _bears(cue, names)}
        if replaced:
            changes.append(edit_track(document, track.id, "", replaced=replaced))
    return changes


def _bears(cue: Cue, names: Mapping[str, str | None]) -> bool:
    return cue.speaker in names or cue.second_speaker in names or any(word.speaker in names for word in cue.words)


def _renamed(cue: Cue, names: Mapping[str, str | None]) -> Cue:
    first, second = (names.get(name, name) if name else None for name in (cue.speaker, cue.second_speaker))
    if first is None and cue.speaker and second and not split_voices(cue.text):
        first, second = second, None
    elif first == second and cue.speaker != cue.second_speaker:
        second = None
    words = tuple(_renamed_word(word, names[word.speaker]) if word.speaker and word.speaker in names else word for word in cue.words)
    is_lost = bool(cue.speaker or cue.second_speaker) and not (first or second)
    confidence = None if is_lost else cue.speaker_confidence
    return replace(cue, speaker=first, second_speaker=second, words=words, speaker_confidence=confidence)


def _renamed_word(word: Word, name: str | None) -> Word:
    return replace(word, speaker=name, speaker_confidence=word.speaker_confidence if name else None)


def _spoken_by(cue: Cue, speaker: str | None) -> Cue:
    words = tuple(replace(word, speaker=speaker, speaker_confidence=None) for word in cue.words)
    return replace(cue, speaker=speaker, second_speaker=None, speaker_confidence=None, words=words)


def _translations(document: Document, track: Track, changed: Mapping[str, Cue | None], heirs: Heirs | None = None) -> list[Change]:
    """Return the changes by which translations follow; ``track`` is the original before an edit, or after it where ``heirs`` are told."""
    sources = {cue.id: cue for cue in track.cues} | {cue_id: cue for cue_id, cue in changed.items() if cue is not None}
    changes = []
    for other in document.tracks:
        if other.id == track.id:
            continue
        replaced = {}
        for cue in other.cues:
            if cue.source_ids and not changed.keys().isdisjoint(cue.source_ids):
                ids = dict.fromkeys(heir for source in cue.source_ids for heir in (heirs or {}).get(source, (source,)))
                linked = replace(cue, source_ids=tuple(ids))
                followed = linked if cue.locked else _follow(linked, [sources[each] for each in ids if each in sources])
                replaced[cue.id] = followed
        if replaced:
            changes.append(edit_track(document, other.id, "", replaced=replaced))
    return changes


def _follow(cue: Cue, sources: Sequence[Cue]) -> Cue:
    """Return a translated cue with the speakers of what it translates, where they are one, or two and it has lines of two voices."""
    pairs = list(dict.fromkeys((source.speaker, source.second_speaker) for source in sources))
    if not pairs:
        return cue
    first, second = pairs[0]
    if len(pairs) > 1:
        names = list(dict.fromkeys(name for pair in pairs for name in pair if name))
        if len(names) != 2 or not split_voices(cue.text):
            return cue
        first, second = names
    confidences = [source.speaker_confidence for source in sources if source.speaker_confidence is not None]
    return replace(cue, speaker=first, second_speaker=second, speaker_confidence=min(confidences, default=None))


def _common_voice(voices: Sequence[tuple[float, ...]]) -> tuple[float, ...]:
    """Return the direction between voices, of length 1; the first one where they are of several kinds or cancel each other out."""
    if len(voices) < 2 or len({len(voice) for voice in voices}) > 1:
        return voices[0] if voices else ()
    total = [math.fsum(parts) for parts in zip(*voices, strict=True)]
    length = math.hypot(*total)
    return tuple(part / length for part in total) if length > 1e-9 else voices[0]
