"""The real models on conversations whose speakers are known."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from captionstudio.core.diarisation import ListenRequest, SpeakerCount
from captionstudio.core.document import Cue
from captionstudio.core.errors import InvalidRequest, MediaUnreadable, ModelDamaged, ModelMissing
from captionstudio.core.jobs import JobCancelled, JobContext
from captionstudio.core.speakers import Speaker
from captionstudio.core.spoken_words import pack_words
from captionstudio.engines.speakers.models import ENCODER, SEGMENTATION, load_models, models_dir
from tests.fakes.speaking import RATE, SPEECH, Recording, join, wrong_sentences

AUTO = SpeakerCount()


@pytest.fixture
def tell(engine, listen):
    def found(recording, count=AUTO, known=()):
        return engine.tell_apart(listen(recording), count, known, JobContext())

    return found


@pytest.mark.parametrize(("name", "count"), [("dialogue", 2), ("mixed", 3)])
def test_every_sentence_has_the_right_voice_and_the_number_of_voices_is_right(recordings, tell, name, count):
    found = tell(recordings[name])
    assert len(found.voices) == count
    assert wrong_sentences(recordings[name], found.turns) == []
    assert found.notes == ()


def test_voices_are_numbered_by_first_appearance_and_equal_calls_agree(recordings, tell):
    first, second = tell(recordings["mixed"]), tell(replace(recordings["mixed"]))  # a copy is listened to again
    assert first == second
    assert list(dict.fromkeys(turn.label for turn in first.turns)) == [0, 1, 2]
    assert all(abs(sum(part * part for part in voice.direction) - 1) < 1e-3 for voice in first.voices)


def test_one_speaker_alone_is_one(recordings, tell):
    alone = join(recordings["dialogue"].of("C"))
    assert len(tell(alone).voices) == 1


@pytest.mark.parametrize("sound", ["silence", "music"])
def test_where_nobody_speaks_there_are_no_voices(tell, sound):
    time = np.arange(12 * RATE) / RATE
    chord = sum(0.08 * np.sin(2 * np.pi * pitch * time) * (np.sin(np.pi * time + pitch) > 0) for pitch in (220, 277.2, 329.6, 440))
    found = tell(Recording((chord if sound == "music" else np.zeros_like(time)).astype(np.float32), ()))
    assert (found.turns, found.voices) == ((), ())


@pytest.mark.parametrize(
    "filters",
    [
        pytest.param(("highpass=f=300", "lowpass=f=3400", "aresample=8000"), id="telephone"),
        pytest.param(("volume=22dB",), id="clipped"),
        pytest.param(("volume=-45dB",), id="very quiet"),
        pytest.param(("aeval=val(0)+0.02*(random(0)*2-1)",), id="noisy"),
    ],
)
@pytest.mark.parametrize(("name", "count"), [("dialogue", 2), ("mixed", 3)])
def test_bad_sound_changes_nothing(tell, filters, name, count):
    recording = Recording.load(SPEECH / f"{name}.opus", *filters)
    found = tell(recording)
    assert len(found.voices) == count
    assert wrong_sentences(recording, found.turns) == []


def test_a_jingle_between_speakers_is_no_speaker(recordings, tell):
    time = np.arange(3 * RATE) / RATE
    notes = (523.3, 659.3, 784.0, 1046.5)
    jingle = sum(0.1 * np.sin(2 * np.pi * pitch * time) * (time % 0.8 > 0.2 * at) for at, pitch in enumerate(notes)).astype(np.float32)
    clips = recordings["dialogue"].of("B", "C")
    recording = join([*clips[:8], (jingle, Cue(0, 0, "")), *clips[8:16], (jingle, Cue(0, 0, "")), *clips[16:]])
    found = tell(recording)
    assert len(found.voices) == 2
    assert wrong_sentences(recording, found.turns) == []


def test_a_panel_of_twelve_made_of_three_voices(recordings, tell):
    # pitch and formants moved together make another person of a voice
    clips = []
    for factor in (0.74, 0.88, 1.06, 1.28):
        moved = Recording.load(SPEECH / "mixed.opus", f"rubberband=pitch={factor}:formant=shifted")
        for speaker in "ABC":
            clips.append([(sound, replace(cue, speaker=f"{speaker} {factor}")) for sound, cue in moved.of(speaker)])
    panel = join([clip for turn in range(7) for voice in clips for clip in voice[turn : turn + 1]])
    found = tell(panel)
    assert abs(len(found.voices) - 12) <= 2


@pytest.mark.parametrize("number", [1, 3, 6])
def test_a_forced_number_is_kept(recordings, tell, number):
    found = tell(recordings["dialogue"], SpeakerCount(number, number))
    assert len(found.voices) == number
    assert found.notes == ()


def test_more_speakers_than_turns_is_said(recordings, tell):
    short = join(recordings["dialogue"].of("B", "C")[:4])
    found = tell(short, SpeakerCount(12, 12))
    assert len(found.voices) < 12
    assert found.notes == (f"12 speakers were asked for, but the speech has turns for {len(found.voices)} only.",)


def test_a_range_bounds_the_number(recordings, tell):
    assert len(tell(recordings["mixed"], SpeakerCount(1, 2)).voices) == 2
    assert len(tell(recordings["mixed"], SpeakerCount(2, 6)).voices) == 3
    assert len(tell(recordings["dialogue"], SpeakerCount(3, 6)).voices) >= 3


def test_known_voices_bear_their_names_in_another_recording(recordings, tell):
    # voice C speaks in both conversations; B of the dialogue speaks in "mixed" as well
    dialogue = tell(recordings["dialogue"])
    turns = recordings["dialogue"].sentences
    first = {turns[0].speaker: 0, turns[1].speaker: 1}
    known = [Speaker(f"Known {name}", voice=dialogue.voices[label].direction) for name, label in first.items()]
    found = tell(recordings["mixed"], known=known)
    names = {voice.name for voice in found.voices}
    assert names == {"Known B", "Known C", ""}
    heard = {cue.speaker: _name_at(found, cue) for cue in recordings["mixed"].sentences}
    assert heard == {"A": "", "B": "Known B", "C": "Known C"}


def _name_at(found, cue):
    middle = (cue.start_ms + cue.end_ms) // 2
    turn = min(found.turns, key=lambda turn: max(turn.start_ms - middle, middle - turn.end_ms))
    return found.voices[turn.label].name


def test_turns_follow_examples_of_each_speaker(recordings, engine, listen):
    turns = listen(recordings["dialogue"])
    cues = recordings["dialogue"].sentences
    examples = [[], []]
    for at, turn in enumerate(turns):
        cue = max(cues, key=lambda cue: min(cue.end_ms, turn.end_ms) - max(cue.start_ms, turn.start_ms))
        if turn.duration_ms > 1500 and len(examples["BC".index(cue.speaker)]) < 2:
            examples["BC".index(cue.speaker)].append(at)
    found = engine.assign(turns, examples, JobContext())
    assert wrong_sentences(recordings["dialogue"], found.turns) == []
    wrong = engine.assign(turns, [[*examples[0], examples[1][0]], examples[1][1:]], JobContext())
    assert wrong.turns[examples[1][0]].label == 0, "what a person said stays, whatever the voice is like"
    with pytest.raises(InvalidRequest):
        engine.assign(turns, [examples[0], []], JobContext())


def test_times_count_from_the_start_of_the_media(recordings, engine, tmp_path):
    recording = recordings["dialogue"]
    recording.write(tmp_path / "film.wav")
    part = ListenRequest(str(tmp_path / "film.wav"), pack_words(recording.words), start_ms=15_000, end_ms=30_000)
    turns = engine.listen(part, JobContext())
    assert 15_000 <= turns[0].start_ms < 16_000
    assert turns[-1].end_ms <= 30_100


def test_what_is_no_media_is_named(engine, tmp_path):
    (tmp_path / "film.wav").write_bytes(b"no sound")
    with pytest.raises(MediaUnreadable):
        engine.listen(ListenRequest(str(tmp_path / "film.wav"), b""), JobContext())


def test_it_stops_when_cancelled(recordings, engine, tmp_path):
    recordings["dialogue"].write(tmp_path / "film.wav")
    context = JobContext()
    context.cancelled.set()
    with pytest.raises(JobCancelled):
        engine.listen(ListenRequest(str(tmp_path / "film.wav"), pack_words(recordings["dialogue"].words)), context)


def test_missing_and_damaged_models_are_named_with_the_remedy(tmp_path):
    with pytest.raises(ModelMissing) as missing:
        load_models(tmp_path)
    assert "Install the program again" in missing.value.hint
    for name in (SEGMENTATION, ENCODER):
        (tmp_path / name).write_bytes((models_dir() / name).read_bytes())
    (tmp_path / ENCODER).write_bytes((models_dir() / ENCODER).read_bytes()[:-1] + b"?")
    with pytest.raises(ModelDamaged) as damaged:
        load_models(tmp_path)
    assert ENCODER in str(damaged.value)


def test_recognition_without_speakers_loads_nothing_of_it():
    code = (
        "import sys; import captionstudio.engines.host.server, captionstudio.engines.whisper.recogniser, captionstudio.api;"
        "print([name for name in sys.modules if name.startswith('captionstudio.engines.speakers') or 'kaldi' in name])"
    )
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"
