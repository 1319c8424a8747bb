"""Who speaks, in formats that have no place for it: names before the text (``Ann: Hello.``), written and read back.

A line that begins ``Name: `` may as well be ``Note: this is important``. Whether names stand in a file is decided for the whole of it:

- What may be a name stands at the beginning of a caption, or of one of its lines, behind a dash or not, and ends with a colon that white
  space follows: ``At 10:30`` is none. Introductory words (Note, Warning, PS ...) are none.
- Where at least half of the captions, and at least two, begin with one, all of them are names; but not where they are more than forty and
  most come only once, as ``No. 1:``, ``No. 2:`` and so on do.
- Elsewhere a name comes in at least two captions, in capitals or with capital first letters (``ANN:``, ``Dr. de Vries:``), and it is either
  in capitals in a file that is not, or one of at least two such names.
- Two voices are two lines, each with its name; ``Ann & Bob:`` are two speakers where both names stand alone elsewhere.

A colon inside a name is written as the ratio sign, which looks the same, and read back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from captionstudio.core.markup import TAG, decode_entities, escape_text, plain_text
from captionstudio.core.profiles import Profile
from captionstudio.core.speakers import tidy_name
from captionstudio.core.speaking import DASH, split_voices, start_of_text, with_mark

_NAME = re.compile(r"([^\n:]{1,150}):((?:</\w+>)*)(?:[ \t]+|(?=\n)|$)")
_AND = " & "
_COLON = "\u2236"
_USUAL_MARK = "- "
_LARGE_SHARE = 0.5
_MANY = 40
_PARTICLES = frozenset((
    "a", "al", "bin", "d", "da", "das", "de", "del", "der", "des", "di", "do", "dos", "du", "e", "el", "la", "le", "of", "the", "und",
    "van", "vom", "von", "y", "zu",
))  # fmt: skip
NO_NAMES = frozenset((
    "note", "notes", "warning", "caution", "attention", "important", "remember", "hint", "tip", "example", "examples", "question",
    "answer", "ps", "p.s", "nb", "n.b", "re", "fyi", "result", "summary", "chapter", "part", "step", "rule", "lesson", "episode",
    "scene", "act", "title", "subtitle", "subtitles", "translation", "translator", "translated", "source", "sources", "credits",
    "music", "hinweis", "achtung", "wichtig", "beispiel", "frage", "antwort", "nota", "notas", "aviso", "atención", "atencion",
    "importante", "ejemplo", "pregunta", "respuesta", "exemple", "remarque", "réponse", "esempio", "domanda", "risposta", "uwaga",
    "przykład", "внимание", "примечание", "пример",
))  # fmt: skip
"""Words that introduce what follows, in small letters; no speaker is called so."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name at the beginning of a line: the stretch up to its text, and what is left of that: tags, the dash, more tags."""

    name: str
    start: int
    end: int
    lead: str
    dash: str
    tags: str

    def without_name(self, dash: str) -> str:
        """Return the stretch without the name, with a dash."""
        return self.lead + dash + self.tags


@dataclass(frozen=True, slots=True)
class Named:
    """The text of a caption without the names in it, and who they are."""

    text: str
    speaker: str | None = None
    second_speaker: str | None = None


def with_names(text: str, speaker: str | None, second_speaker: str | None, profile: Profile) -> str:
    """Return the markup of a caption with the names of who speaks, or with the profile's dialogue marks where it wants no names.

    A text that names them itself stays as it is.
    """
    voices = split_voices(text) if second_speaker else None
    if profile.speaker_style == "hyphens":
        return "\n".join(map(with_mark, voices, profile.dialogue_marks)) if voices else text
    found = read_names(text, known_names((speaker, second_speaker)))
    if found.text != text and (found.speaker, found.second_speaker) == (speaker, second_speaker):
        return text
    if voices:
        first, second = (
            _named(with_mark(voice, ""), name, profile) if name else voice
            for voice, name in zip(voices, (speaker, second_speaker), strict=True)
        )
        return f"{first}\n{second}"
    name = _AND.join(name for name in (speaker, second_speaker) if name)
    return _named(text, name, profile) if name else text


def find_names(texts: Iterable[str]) -> frozenset[str]:
    """Return the names in the captions of a file, by the rule above."""
    texts = [text for text in texts if text.strip()]
    listed = [{found.name for found in _names_in(text)} for text in texts if ":" in text]
    listed = [names for names in listed if names]
    counts = Counter(name for names in listed for name in names)
    likely = {name for name in counts if name.casefold() not in NO_NAMES}
    begun = sum(not names.isdisjoint(likely) for names in listed)
    if begun >= 2 and begun >= _LARGE_SHARE * len(texts) and len(likely) <= max(_MANY, begun // 2):
        return frozenset(likely)
    several = {name for name in likely if counts[name] > 1 and _is_name_like(name)}
    is_loud = sum(text.isupper() for text in texts) > _LARGE_SHARE * len(texts)
    return frozenset(several if len(several) > 1 else (name for name in several if name.isupper() and not is_loud))


def read_names(text: str, names: Collection[str]) -> Named:
    """Return a caption's text without the names in it that are among ``names``; as it stands where they make no sense."""
    found = [each for each in _names_in(text) if each.name in names]
    if not found or len(found) > 2 or (len(found) == 2 and (found[0].start > 0 or found[0].name == found[1].name)):
        return Named(text)
    first = found[0] if found[0].start == 0 else None
    if first and len(found) == 1:
        rest = first.without_name(first.dash) + text[first.end :].removeprefix("\n")
        if first.dash and split_voices(rest):
            return Named(text)  # the other line is somebody else's, and nobody says whose
        return Named(rest, *_parted(first.name, names))
    second = found[-1]
    if not first and not DASH.match(text, start_of_text(text)):
        return Named(text)
    begin = first.without_name(first.dash or _USUAL_MARK) + text[first.end : second.start].lstrip("\n") if first else text[: second.start]
    end = second.without_name(second.dash or _USUAL_MARK) + text[second.end :].removeprefix("\n")
    return Named(begin + end, first.name if first else None, second.name)


def _names_in(text: str) -> list[_Name]:
    """Return what may be names at the beginnings of a text's lines."""
    if ":" not in text:
        return []
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    return [found for start in starts if (found := _name_at(text, start))]


def _name_at(text: str, start: int) -> _Name | None:
    lead = start_of_text(text, start)
    dash = DASH.match(text, lead)
    tags = dash.end() if dash else lead
    at = start_of_text(text, tags)
    match = _NAME.match(text, at)
    if not match or TAG.search(match[1]):
        return None
    name = tidy_name(decode_entities(match[1]).replace(_COLON, ":"))
    opened = _without_closed((text[start:lead], text[tags:at]), match[2])
    if opened is None or not any(map(str.isalpha, name)):
        return None
    return _Name(name, start, match.end(), opened[0], dash[0].lstrip() if dash else "", opened[1])


def _without_closed(opened: tuple[str, str], closed: str) -> tuple[str, str] | None:
    """Return opening tags, before and after the dash, without those that end right after the name; None where others end there."""
    before, after = opened
    for name in re.findall(r"</(\w+)>", closed):
        last = re.compile(rf"<{name}(?:\.[^<>]*|[ \t][^<>]*)?>$", re.IGNORECASE)
        if match := last.search(after):
            after = after[: match.start()]
        elif (match := last.search(before)) and not after:
            before = before[: match.start()]
        else:
            return None
    return before, after


def _parted(name: str, names: Collection[str]) -> tuple[str, str | None]:
    """Return the two names that one is made of, where both are known."""
    at = name.find(_AND)
    while at >= 0:
        first, second = name[:at], name[at + len(_AND) :]
        if first in names and second in names:
            return first, second
        at = name.find(_AND, at + 1)
    return name, None


def _is_name_like(name: str) -> bool:
    words = name.split()
    if name.isupper() and len(words) <= 6:
        return True
    return len(words) <= 5 and all(word.lower() in _PARTICLES or not word[:1].islower() for word in words) and name[0].isalpha()


def _named(text: str, name: str, profile: Profile) -> str:
    shown = tidy_name(name).replace(":", _COLON)
    shown = shown.upper() if profile.capital_names else shown
    at = start_of_text(text)
    made = f"{text[:at]}{escape_text(shown)}: {text[at:]}"
    if plain_text(made) != f"{shown}: {plain_text(text)}":  # name and text would be a tag together
        safe = shown.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;")
        made = f"{text[:at]}{safe}: {text[at:]}"
    return made.rstrip(" ") if not text[at:] else made


def known_names(speakers: Sequence[str | None]) -> frozenset[str]:
    """Return the names that are there, the two of a pair also as one."""
    names = [name for name in speakers if name]
    return frozenset((*names, _AND.join(names)))
