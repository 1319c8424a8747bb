"""The data model: words, cues, tracks and the document that holds them.

Everything here is an immutable value. Times are whole milliseconds from the start of the media (the container's start, as players
count it) and their names end in ``_ms``. Languages are BCP-47 codes as `captionstudio.core.languages` writes them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Literal

from captionstudio.core.glossary import GlossaryTerm
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.speakers import Speaker
from captionstudio.core.styles import CaptionStyle

TrackRole = Literal["original", "translation", "other"]


def new_id() -> str:
    """Return a fresh cue or track identity: 16 hexadecimal digits."""
    return os.urandom(8).hex()


@dataclass(frozen=True, slots=True)
class Word:
    """One spoken word with its measured time.

    ``text`` has its punctuation attached and no white space around it; ``space_before`` says whether a space parts it from the word
    before (false inside Chinese, Japanese, Thai ... text). ``probability`` is the recogniser's own, 0 to 1, or None where no
    recogniser spoke. ``is_doubtful`` marks what recognition could not settle; ``language`` is the one it was spoken in.
    ``speaker`` is the name of who speaks and ``speaker_confidence`` how sure that is, 0 to 1, or None where no machine said so.
    """

    text: str
    start_ms: int
    end_ms: int
    probability: float | None = None
    is_doubtful: bool = False
    language: str | None = None
    speaker: str | None = None
    space_before: bool = True
    speaker_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Carried:
    """What a file said about a cue beyond time and text, kept so that writing the same format again loses nothing.

    ``raw_text`` is the payload as it stood and ``read_as`` the `Cue.text` it was read as: the raw form is written back only while
    the cue's text still equals ``read_as``. ``timing`` is the time line as it stood where it is not as we write those times, else
    empty. ``before`` holds what stood between the cue before and this one, whole: comments, and an empty one for a blank line too many.
    """

    format: str
    id: str = ""
    settings: str = ""
    raw_text: str = ""
    read_as: str = ""
    timing: str = ""
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """One timed unit of text.

    ``text`` is caption markup (see `captionstudio.core.markup`), lines parted by ``\\n``. ``words`` are the measured words behind
    the text, empty where there are none. ``source_ids`` names the cues a translated cue was made from and ``source_text`` the plain
    text it translates, so that a view can tell when the source has changed since. ``style`` names a style of the document.
    ``speaker`` is the name of who speaks, ``second_speaker`` of who speaks at the same time or, in a text of two voices, the lines from
    the second dash on (`captionstudio.core.speaking`);
    ``speaker_confidence`` is how sure that is, 0 to 1, or None where a person said so or nobody knows.
    """

    start_ms: int
    end_ms: int
    text: str
    id: str = field(default_factory=new_id)
    words: tuple[Word, ...] = ()
    language: str | None = None
    speaker: str | None = None
    style: str | None = None
    locked: bool = False
    source_ids: tuple[str, ...] = ()
    source_text: str = ""
    carried: Carried | None = None
    second_speaker: str | None = None
    speaker_confidence: float | None = None

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds; negative when the end lies before the start (a broken file)."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True)
class Track:
    """The cues of one role, in order of time.

    ``language`` is None where cues differ or nobody knows. ``format`` and ``header`` are what the file the track was read from said
    before its first cue (WebVTT signature, STYLE and REGION blocks, ASS styles), verbatim; ``footer`` the same after its last, from the
    end of that cue's line on. ``newline`` is how that file ends its lines.
    ``made_by`` is the route that translated it, None where no machine did.
    """

    cues: tuple[Cue, ...] = ()
    role: TrackRole = "original"
    language: str | None = None
    name: str = ""
    id: str = field(default_factory=new_id)
    format: str | None = None
    header: str = ""
    footer: str = ""
    newline: str = "\n"
    made_by: TranslationRoute | None = None


@dataclass(frozen=True, slots=True)
class MediaReference:
    """The media a document captions. ``identity`` is a content hash, so that a moved or renamed file is still known."""

    path: str
    identity: str = ""
    duration_ms: int | None = None
    audio_stream: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Tracks over one piece of media.

    ``style`` is the look that captions are drawn with, None for the usual one; ``profile`` names the house rules they are checked
    against (`captionstudio.core.profiles.profile_names`). ``glossary`` holds its fixed translations, ``speakers`` the voices by first
    appearance; cues and words name them.
    """

    tracks: tuple[Track, ...] = ()
    media: MediaReference | None = None
    shot_changes_ms: tuple[int, ...] = ()
    style: CaptionStyle | None = None
    profile: str = "default"
    glossary: tuple[GlossaryTerm, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    def track(self, track_id: str) -> Track:
        """Return the track of that identity.

        Raises:
            KeyError: there is none.
        """
        for track in self.tracks:
            if track.id == track_id:
                return track
        raise KeyError(track_id)
