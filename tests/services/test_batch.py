"""Several files in a row: one failure costs one file."""

from dataclasses import replace

import pytest

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.core.errors import InvalidRequest, MediaUnreadable
from captionstudio.core.ports import AudioStream, MediaInfo
from captionstudio.services.batch import Batch
from captionstudio.services.job_runner import JobRunner
from captionstudio.services.options import BatchOptions, TranscribeOptions
from captionstudio.workflows.speakers import SpeakerSettings
from tests.fakes.scripted import ScriptedMedia, ScriptedRecogniser, ScriptedSpeakers, ScriptedTranslation
from tests.fakes.toolbox import make_toolbox


class SomeBroken(ScriptedMedia):
    """Files whose name begins with ``bad`` cannot be read."""

    def probe(self, media):
        if "bad" in media:
            raise MediaUnreadable(f"{media} is damaged.", path=media)
        return MediaInfo(super().probe(media).path, "mp4", 40_000, (AudioStream(0, "aac", 2, 48_000),))


@pytest.fixture
def films(tmp_path):
    folder = tmp_path / "films"
    folder.mkdir()
    paths = [folder / name for name in ("one.mp4", "bad.mp4", "two.mp4")]
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths


@pytest.fixture
def start(qtbot, tmp_path):
    runner = JobRunner()

    def start(files, options=None, **engines):
        asked = {"speakers": engines.pop("settings")} if "settings" in engines else {}
        batch = Batch(runner, make_toolbox(tmp_path, media=SomeBroken(), **engines), options or BatchOptions(), **asked)
        batch.start(files)
        return batch

    start.runner = runner
    yield start
    runner.shut_down()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def wait(qtbot, batch):
    summaries = []
    batch.finished.connect(summaries.append)
    qtbot.waitUntil(lambda: bool(summaries) and not batch._runner._workers)
    assert len(summaries) == 1
    return summaries[0]


def test_each_file_is_captioned_translated_and_written_and_a_damaged_one_costs_only_itself(qtbot, start, films):
    batch = start(films, BatchOptions(targets=("es",), formats=("srt", "vtt")))
    assert [job.title for job in start.runner.jobs] == ["Captioning one.mp4", "Captioning bad.mp4", "Captioning two.mp4"]
    summary = wait(qtbot, batch)
    folder = films[0].parent
    written = {f"{name}.{language}.{ending}" for name in ("one", "two") for language in ("en", "es") for ending in ("srt", "vtt")}
    assert set(names(folder)) == written | {"one.mp4", "bad.mp4", "two.mp4"}
    assert "[es] GOOD MORNING" in (folder / "two.es.srt").read_text()
    assert list(summary.done) == [films[0], films[2]]
    assert {path.name for path in summary.done[films[0]].files} == {name for name in written if name.startswith("one")}
    assert isinstance(summary.failed[films[1]], MediaUnreadable)
    assert batch.describe() == "2 of 3 files captioned, 1 failed."
    assert not names(batch._toolbox.places.cache / "journals")


class Counting(ScriptedTranslation):
    """Counts the sentences it is asked for, and has the engine that is named."""

    def __init__(self):
        self.asked = 0

    def find_route(self, source, target, engine=""):
        return replace(super().find_route(source, target), engines=(engine or "argos",), versions=("1",))

    def translate(self, texts, route, context, preceding=()):
        self.asked += len(texts)
        return [f"{route.engines[0]} {text}" for text in texts]


def test_the_engine_of_choice_translates_what_several_files_say_once(qtbot, start, films):
    engine = Counting()
    options = BatchOptions(targets=("es", "fr"), engines={"fr": "firefox"})
    wait(qtbot, start(films[::2], options, translation=engine))
    texts = {path.name: path.read_text("utf-8") for path in films[0].parent.glob("*.srt")}
    assert ["argos Good morning" in texts["two.es.srt"], "firefox Good morning" in texts["two.fr.srt"]] == [True, True]
    assert engine.asked == 2
    wait(qtbot, start(films[:1], replace(options, use_memory=False, overwrite=True), translation=engine))
    assert engine.asked == 4


def test_into_a_folder_of_its_own_with_two_languages_in_one_file(qtbot, start, films, tmp_path):
    options = BatchOptions(targets=("es",), layout="original_first", folder=tmp_path / "out")
    wait(qtbot, start(films[:1], options))
    assert names(tmp_path / "out") == ["one.en-es.srt"]


def test_a_language_that_cannot_be_translated_into_is_told_and_the_rest_written(qtbot, start, films):
    batch = start(films[:1], BatchOptions(targets=("th", "es")))
    summary = wait(qtbot, batch)
    assert names(films[0].parent) == ["bad.mp4", "one.en.srt", "one.es.srt", "one.mp4", "two.mp4"]
    assert [problem.data["target"] for problem in summary.done[films[0]].problems] == ["th"]
    assert start.runner.jobs[0].note == "Wrote one.en.srt, one.es.srt. No model leads from en to th."


def test_files_already_in_the_target_language_are_not_translated(qtbot, start, films):
    wait(qtbot, start(films[:1], BatchOptions(targets=("en",))))
    assert "one.en.srt" in names(films[0].parent)


def test_nothing_said_writes_nothing(qtbot, start, films):
    batch = start(films[:1], recogniser=ScriptedRecogniser(0))
    assert wait(qtbot, batch).done[films[0]].files == ()
    assert start.runner.jobs[0].note == "No speech was found."


def test_what_was_written_by_hand_is_not_overwritten_and_a_retry_has_only_the_writing_to_do(qtbot, start, films):
    mine = films[0].with_suffix(".en.srt")
    mine.write_text("mine")
    recogniser = ScriptedRecogniser()
    batch = start(films[:1], recogniser=recogniser)
    summary = wait(qtbot, batch)
    assert "exists already" in str(summary.failed[films[0]])
    assert mine.read_text() == "mine"
    mine.unlink()
    start.runner.retry(start.runner.jobs[0])
    assert wait(qtbot, batch).failed == {}
    assert [done for _, done in recogniser.requests] == [0, 4]


def test_cancelling_stops_all_that_is_left(qtbot, start, films):
    recogniser = ScriptedRecogniser()
    batch = start([films[0], films[2]], BatchOptions(TranscribeOptions()), recogniser=recogniser)
    batch.cancel()
    summary = wait(qtbot, batch) if batch._runner.unfinished else batch.summary
    assert summary.cancelled == [films[0], films[2]]
    assert batch.describe() == "0 of 2 files captioned, 2 not done."


def test_names_that_would_collide_keep_their_endings(qtbot, start, films):
    twin = films[0].with_suffix(".mkv")
    twin.write_bytes(b"twin")
    wait(qtbot, start([films[0], twin]))
    assert {"one.mp4.en.srt", "one.mkv.en.srt"} <= set(names(films[0].parent))


def test_two_files_of_one_name_cannot_go_into_one_folder(start, films, tmp_path):
    other = tmp_path / "one.mp4"
    other.write_bytes(b"x")
    with pytest.raises(InvalidRequest):
        start([films[0], other], BatchOptions(folder=tmp_path / "out"))


def test_the_engine_is_told_of_the_next_file(qtbot, start, films):
    recogniser = ScriptedRecogniser(2)
    wait(qtbot, start([films[0], films[2]], recogniser=recogniser))
    assert recogniser.prepared == [str(films[2])]


def test_files_say_who_speaks_where_that_is_asked_for(qtbot, start, films):
    speakers, count = ScriptedSpeakers(), SpeakerCount(2, 2)
    options = BatchOptions(TranscribeOptions(speakers=count), formats=("vtt",))
    wait(qtbot, start(films[:1], options, speakers=speakers, settings=lambda: SpeakerSettings(count, (), "Voice")))
    written = (films[0].parent / "one.en.vtt").read_text()
    assert "<v Voice 1>" in written
    assert "<v Voice 2>" in written
    assert [asked for _, asked, _ in speakers.asked] == [count]
