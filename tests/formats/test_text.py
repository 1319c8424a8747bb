"""Transcripts: paragraphs, and who says them in the profile's way."""

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.profiles import profile_for
from captionstudio.formats.registry import write_captions

TRACK = Track(
    (
        Cue(0, 900, "Good\n<i>morning</i>.", speaker="Ann"),
        Cue(1000, 1900, "Sleep well?", speaker="Ann"),
        Cue(2000, 2900, "- Yes.\n- Good.", speaker="Bob", second_speaker="Ann"),
        Cue(3000, 3900, "Coffee?", speaker="Ann"),
        Cue(4000, 4900, "Please!", speaker="Ann", second_speaker="Bob"),
        Cue(9000, 9900, "Music", speaker=None),
    )
)


@pytest.mark.parametrize(
    ("profile", "paragraphs"),
    [
        ("default", ["Ann: Good morning. Sleep well?", "Bob: Yes.", "Ann: Good. Coffee?", "Ann & Bob: Please!", "Music"]),
        ("bbc", ["ANN: Good morning. Sleep well?", "BOB: Yes.", "ANN: Good. Coffee?", "ANN & BOB: Please!", "Music"]),
        ("netflix", ["Good morning. Sleep well?", "-Yes.", "-Good. Coffee?", "-Please!", "-Music"]),
    ],
)
def test_paragraphs_tell_who_speaks(profile, paragraphs):
    assert write_captions(TRACK, "txt", profile=profile_for("en", profile)).decode() == "\n\n".join(paragraphs) + "\n"
