"""The doctor finds what is wrong, says what helps, and mends what can be mended."""

import json
import os
import shutil
import sys
from dataclasses import asdict

import pytest

from captionstudio.api import doctor
from captionstudio.api.doctor import computer_checks, engine_checks, model_checks
from captionstudio.api.doctor.leftovers import check_leftovers
from captionstudio.core.errors import InvalidRequest, ModelMissing
from captionstudio.core.network import set_offline_lock
from captionstudio.core.speakers import Speaker
from captionstudio.engines.ffmpeg import encoders, fonts, trials
from captionstudio.engines.ffmpeg.locate import find_ffmpeg
from captionstudio.engines.graphics_cards import CardReport, GraphicsCard
from captionstudio.engines.speakers import models as speaker_models
from captionstudio.engines.trial_notes import notes_path, write_note
from captionstudio.services.kept_files import delete_kept, kept_files
from captionstudio.services.toolbox import Places
from captionstudio.workflows.voice_file import FILE_NAME, add_voices

TRIALS = (trials.drawing_problem, trials.encodes_sound, trials.writes_track, encoders.encodes, engine_checks._paths_problem)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A computer on which nothing was ever done; trials are made anew."""
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path / "home"))
    for trial in (*TRIALS, fonts._is_undrawable):
        trial.cache_clear()
    yield tmp_path / "home"
    for trial in (*TRIALS, fonts._is_undrawable):
        trial.cache_clear()


@pytest.fixture
def fetched(monkeypatch):
    """The names of models that would be downloaded."""
    names = []
    monkeypatch.setattr(doctor, "fetch_model", lambda name, context: names.append(name) or context)
    return names


CHECKS = {
    "drawing": engine_checks.check_ffmpeg,
    "encoders": engine_checks.check_ffmpeg,
    "paths": engine_checks.check_paths,
    "model": model_checks.check_models,
    "models": model_checks.check_models,
    "speakers": model_checks.check_speakers,
    "graphics": computer_checks.check_computer,
    "memory": computer_checks.check_computer,
    "disk": computer_checks.check_disks,
    "folder": computer_checks.check_folders,
    "voices": computer_checks.check_voices,
    "network": computer_checks.check_network,
    "leftovers": check_leftovers,
}


def examine(key, languages=None):
    """The finding of that key; one check alone is quicker than all of them."""
    checks = engine_checks.check_fonts(languages or ()) if key == "fonts" else CHECKS[key.partition(":")[0]]()
    found = [check for check in checks if check.key == key]
    assert len(found) == 1, key
    return found[0]


def script(path, text):
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!{sys.executable}\nimport os, sys\n{text}\n")
    path.chmod(0o755)
    return path


def test_every_finding_has_a_key_of_its_own_and_can_be_printed():
    checks = list(doctor.examine())
    keys = [check.key for check in checks]
    assert len(set(keys)) == len(keys)
    assert {"ffmpeg", "drawing", "encoders", "player", "fonts", "paths", "processor", "graphics", "memory", "disk", "network"} <= set(keys)
    assert json.loads(json.dumps([asdict(check) for check in checks]))
    assert {check.key for check in checks if check.state == "bad"} == {"models"}, "nothing but a model is missing here"


def test_without_a_model_the_recommended_one_is_offered(fetched):
    check = examine("models")
    assert (check.state, check.fix) == ("bad", "fetch")
    doctor.fix("models")
    assert len(fetched) == 1
    assert fetched[0] in check.hint


def test_a_broken_model_can_be_fetched_again(home, fetched):
    folder = home / "data" / "models" / "base"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(b"half of it")
    check = examine("model:base")
    assert (check.state, check.fix) == ("bad", "fetch")
    doctor.fix("model:base")
    assert fetched == ["base"]


@pytest.fixture
def speaker_folder(tmp_path, monkeypatch):
    """A whole copy of the speaker models, which the program takes for its own."""
    folder = tmp_path / "speakers"
    shutil.copytree(speaker_models.models_dir(), folder)
    monkeypatch.setattr(speaker_models, "models_dir", lambda: folder)
    return folder


def test_speaker_models_that_are_whole_are_good(speaker_folder):
    check = examine("speakers")
    assert (check.state, check.found, check.hint, check.fix) == ("good", "18 MB", "", "")
    assert check.data == {"path": str(speaker_folder), "size_bytes": 2_972_819 + 14_559_478}


def test_one_wrong_byte_in_a_speaker_model_is_found(speaker_folder):
    model = speaker_folder / speaker_models.ENCODER
    content = bytearray(model.read_bytes())
    content[len(content) // 2] ^= 1
    model.write_bytes(content)
    check = examine("speakers")
    assert (check.state, check.fix) == ("bad", "")
    assert check.found == f"The speaker model “{model}” is damaged."
    assert check.hint == "Install the program again, or recognise without speakers."


@pytest.mark.parametrize("name", [speaker_models.SEGMENTATION, ""])
def test_speaker_models_that_are_missing_are_named(speaker_folder, name):
    """One file, or the whole folder."""
    if name:
        (speaker_folder / name).unlink()
    else:
        shutil.rmtree(speaker_folder)
    check = examine("speakers")
    assert check.state == "bad"
    assert check.found == f"The speaker model “{speaker_folder / speaker_models.SEGMENTATION}” is missing."
    with pytest.raises(ModelMissing) as raised:
        speaker_models.load_models()
    assert (check.found, check.hint) == (str(raised.value), raised.value.hint), "the doctor says what the engine says"
    with pytest.raises(InvalidRequest):
        doctor.fix(check.key)


def test_the_other_findings_come_though_speaker_models_are_damaged(speaker_folder):
    (speaker_folder / speaker_models.SEGMENTATION).write_bytes(b"")
    states = {check.key: check.state for check in doctor.examine()}
    assert (states["speakers"], states["disk"]) == ("bad", "good")


def test_without_ffmpeg_the_rest_is_still_looked_at(monkeypatch):
    monkeypatch.setenv("CAPTIONSTUDIO_FFMPEG", "no-such-program")
    states = {check.key: check.state for check in doctor.examine()}
    assert (states["ffmpeg"], states["paths"], states["disk"]) == ("bad", "bad", "good")


@pytest.mark.skipif(sys.platform == "win32", reason="scripts")
@pytest.mark.parametrize(
    ("refused", "key", "state"),
    [("ass=filename=trial.ass:fontsdir=fonts", "drawing", "bad"), ("libx264", "encoders", "bad"), ("libopus", "encoders", "warning")],
)
def test_an_ffmpeg_that_lists_what_it_cannot_do_is_found_out(tmp_path, monkeypatch, refused, key, state):
    ffmpeg = find_ffmpeg()
    code = f"if {refused!r} in sys.argv: sys.exit('No such thing here')\nos.execv({ffmpeg!r}, [{ffmpeg!r}, *sys.argv[1:]])"
    monkeypatch.setenv("CAPTIONSTUDIO_FFMPEG", str(script(tmp_path / "bin" / "ffmpeg", code)))
    check = examine(key)
    assert check.state == state
    assert "failed" in check.found
    assert "FFmpeg" in check.hint


@pytest.mark.skipif(sys.platform == "win32", reason="scripts")
def test_names_that_ffmpeg_cannot_take_are_found_out(tmp_path, monkeypatch):
    ffmpeg = find_ffmpeg()
    code = f"if not ''.join(sys.argv).isascii(): sys.exit('Illegal byte sequence')\nos.execv({ffmpeg!r}, [{ffmpeg!r}, *sys.argv[1:]])"
    monkeypatch.setenv("CAPTIONSTUDIO_FFMPEG", str(script(tmp_path / "bin" / "ffmpeg", code)))
    check = examine("paths")
    assert check.state == "bad"
    assert "Illegal byte sequence" in check.found


@pytest.mark.skipif(sys.platform == "win32", reason="scripts")
def test_fonts_are_looked_for_by_the_languages_asked_for(tmp_path, monkeypatch):
    there = ord("\u3042")  # あ, all that this system can draw
    script(tmp_path / "bin" / "fc-list", f"print('Font' if sys.argv[1] == ':charset={there:x}' else '', end='')")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    assert examine("fonts", languages=("ja", "de", "ru")).state == "good"
    check = examine("fonts", languages=("ja", "th", "ka"))
    assert check.state == "warning"
    assert check.data["lacking"] == ["Thai", "Georgian"]
    assert examine("fonts").data["lacking"] == ["Chinese", "Arabic", "Thai", "Hindi"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("CAPTIONSTUDIO_HOME", str(tmp_path / "file"))
    check = examine("folder:models")
    assert check.state == "bad"
    assert "cannot be written" in check.found


def test_a_graphics_card_that_fails_can_be_tried_again(monkeypatch):
    write_note("graphics cards", "driver", {"cards": [], "problem": "no"})
    report = CardReport(problem="No model runs on the graphics card: libcublas.so.12 is not found")
    monkeypatch.setattr("captionstudio.engines.graphics_cards.find_cards", lambda: report)
    check = examine("graphics")
    assert (check.state, check.fix) == ("warning", "try again")
    doctor.fix("graphics")
    assert not notes_path().exists()
    report = CardReport((GraphicsCard(0, "Card", 8_000_000_000, "float16"),))
    check = examine("graphics")
    assert (check.state, check.found) == ("good", "Card (8.0 GB, float16)")


def test_little_room_is_a_warning(monkeypatch):
    monkeypatch.setattr(computer_checks, "_LOW_DISK_BYTES", 1 << 60)
    monkeypatch.setattr(computer_checks, "_LOW_MEMORY_BYTES", 1 << 60)
    assert examine("disk").state == examine("memory").state == "warning"


def test_the_offline_lock_is_told():
    assert examine("network").state == "good"
    set_offline_lock(False)
    try:
        assert examine("network").state == "warning"
    finally:
        set_offline_lock(True)


def test_voices_are_listed_as_the_personal_data_that_they_are(home):
    assert examine("voices").found == "none are kept"
    path = home / "data" / FILE_NAME
    add_voices(path, [Speaker("Ann", voice=(0.6, 0.8)), Speaker("Bob", voice=(0.8, -0.6))])
    check = examine("voices")
    assert check.found == f"2 in {path} (1 kB); voices are personal data, and deleting this file forgets them all"
    (file,) = (each for each in kept_files(Places(home / "data", home / "cache")) if each.kind == "voices")
    assert (str(file.path), file.loss) == (check.data["path"], "work")
    delete_kept(file)
    assert examine("voices").found == "none are kept"


def test_leftovers_are_found_and_cleared(home):
    part = home / "data" / "models" / "base.part"
    part.mkdir(parents=True)
    (part / "model.bin.download").write_bytes(b"x" * 5000)
    check = examine("leftovers")
    assert (check.state, check.fix, check.data["size_bytes"]) == ("warning", "clear", 5000)
    doctor.fix("leftovers")
    assert not part.exists()
    assert examine("leftovers").state == "good"


@pytest.mark.parametrize("key", ["disk", "model:", "translation", "nonsense", ""])
def test_what_has_no_remedy_says_so(key):
    with pytest.raises(InvalidRequest):
        doctor.fix(key)
