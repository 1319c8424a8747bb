import json
import os
import shutil
from pathlib import Path

import pytest

from captionstudio.core.errors import InvalidRequest, JobCancelled, ModelDamaged, ModelMissing, OutputProblem
from captionstudio.core.jobs import JobContext
from captionstudio.engines.models import copying
from captionstudio.engines.models import manifest as manifest_module
from captionstudio.engines.models import store as store_module
from captionstudio.engines.models.copying import ModelCopy
from captionstudio.engines.models.store import ModelStore
from tests.fakes.models import make_entry, model_files, weights, write_files


def damage(path: Path) -> None:
    """Change one byte of the weights, keeping size and structure."""
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(1, 1))


def test_nothing_is_installed_at_first(store: ModelStore):
    assert store.installed() == []
    with pytest.raises(ModelMissing, match="No recognition model"):
        store.choose_default()


def test_a_missing_model_says_how_to_get_it_and_how_large_it_is(store: ModelStore):
    with pytest.raises(ModelMissing, match="'little' is not installed") as caught:
        store.find("little")
    assert "captionstudio models fetch little (0 MB)" in caught.value.hint
    assert caught.value.data["size_bytes"] == sum(len(data) for data in model_files().values())


def test_an_unknown_name_and_a_missing_folder_are_told_apart(store: ModelStore, tmp_path: Path):
    with pytest.raises(ModelMissing, match="no model called 'huge'"):
        store.find("huge")
    with pytest.raises(ModelMissing, match="no model folder"):
        store.find(tmp_path / "nowhere")


def test_add_recognises_a_catalogue_model_by_its_weights(store: ModelStore, files, tmp_path: Path):
    added = store.add(write_files(tmp_path / "some folder", files))
    assert (added.name, added.problem, added.entry and added.entry.name) == ("little", "", "little")
    assert store.find("little") == store.root / "little"
    assert [model.name for model in store.installed()] == ["little"]


def test_add_keeps_the_folder_name_of_a_model_of_ones_own(store: ModelStore, tmp_path: Path):
    added = store.add(write_files(tmp_path / "my-model", model_files(model__bin=weights(values=70_000))))
    assert (added.name, added.parameters) == ("my-model", 70_000)
    with pytest.raises(InvalidRequest, match="installed already"):
        store.add(tmp_path / "my-model")


def test_add_refuses_another_kind_and_leaves_nothing(store: ModelStore, tmp_path: Path):
    with pytest.raises(ModelDamaged, match="translation model"):
        store.add(write_files(tmp_path / "other", model_files(model__bin=weights("TransformerSpec"))))
    assert list(store.root.iterdir()) == []


def test_add_without_space_leaves_nothing(store: ModelStore, files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ModelCopy, "stream", full)
    with pytest.raises(OutputProblem, match="No space left"):
        store.add(write_files(tmp_path / "x", files))
    assert list(store.root.iterdir()) == []


def test_too_little_space_is_seen_before_anything_is_copied(store: ModelStore, files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(copying.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 20_050_000))
    with pytest.raises(OutputProblem, match="The model needs 0 MB, but only 20 MB are free"):
        store.add(write_files(tmp_path / "x", files))
    assert list(store.root.iterdir()) == []


def test_copying_tells_how_far_it_is_and_can_be_stopped(store: ModelStore, files, tmp_path: Path):
    folder, told = write_files(tmp_path / "x", files), []
    store.add(folder, context=JobContext(told.append))
    size = sum(map(len, files.values()))
    assert [(each.unit, each.total) for each in told] == [("bytes", size)] * len(files)
    assert told[-1].done == size
    store.remove("little")
    stopped = JobContext(lambda _: stopped.cancelled.set())
    with pytest.raises(JobCancelled):
        store.add(folder, context=stopped)
    assert [path for path in store.root.iterdir() if path.is_dir()] == []


def test_a_folder_is_accepted_as_a_path(store: ModelStore, files, tmp_path: Path):
    folder = write_files(tmp_path / "elsewhere", files)
    assert store.find(str(folder)) == folder
    assert store.find(folder) == folder


def test_an_altered_file_is_noticed(store: ModelStore, files, tmp_path: Path):
    store.add(write_files(tmp_path / "x", files))
    damage(store.root / "little" / "model.bin")
    with pytest.raises(ModelDamaged, match=r"model\.bin differs") as caught:
        store.find("little")
    assert "captionstudio models fetch little" in caught.value.hint


def test_an_altered_file_of_ones_own_model_is_noticed(store: ModelStore, tmp_path: Path):
    store.add(write_files(tmp_path / "mine", model_files(model__bin=weights(values=70_000))))
    damage(store.root / "mine" / "model.bin")
    with pytest.raises(ModelDamaged, match=r"model\.bin differs"):
        store.verify("mine")


def test_a_deleted_file_is_noticed(store: ModelStore, files, tmp_path: Path):
    store.add(write_files(tmp_path / "x", files))
    (store.root / "little" / "vocabulary.txt").unlink()
    assert "vocabulary" in store.installed()[0].problem
    with pytest.raises(ModelDamaged, match="vocabulary"):
        store.find("little")


def test_a_cut_model_is_listed_with_its_problem_and_never_chosen(store: ModelStore, files, tmp_path: Path):
    store.add(write_files(tmp_path / "x", files))
    model = store.root / "little" / "model.bin"
    model.write_bytes(model.read_bytes()[:1000])
    assert "incomplete" in store.installed()[0].problem
    with pytest.raises(ModelMissing):
        store.choose_default()


def test_unchanged_files_are_not_read_again(store: ModelStore, files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    store.add(write_files(tmp_path / "x", files))
    hashed: list[str] = []
    real = manifest_module.hash_file
    monkeypatch.setattr(manifest_module, "hash_file", lambda path: hashed.append(path.name) or real(path))
    store.verify("little")
    assert hashed == []
    os.utime(store.root / "little" / "model.bin", ns=(5, 5))
    store.verify("little")
    store.verify("little")
    assert hashed == ["model.bin"]
    store.verify("little", thorough=True)
    assert sorted(hashed[1:]) == sorted(files)


def test_a_folder_copied_in_by_hand_is_hashed_once(store: ModelStore, files):
    write_files(store.root / "little", files)
    store.verify("little")
    manifest = json.loads((store.root / "little" / manifest_module.MANIFEST).read_text())
    assert set(manifest["files"]) == set(files)


def test_remove_frees_the_bytes_of_model_and_unfinished_download(store: ModelStore, files, tmp_path: Path):
    size = store.add(write_files(tmp_path / "x", files)).size_bytes
    write_files(store.part_folder("little"), {"model.bin.download": b"12345"})
    assert store.remove("little") == size + 5
    assert list(store.root.iterdir()) == []
    with pytest.raises(ModelMissing):
        store.remove("little")


@pytest.mark.parametrize("name", ["..", "../x", "a/b", "", "/"])
def test_remove_never_leaves_the_store(store: ModelStore, tmp_path: Path, name: str):
    write_files(tmp_path / "x", {"keep": b"1"})
    store.root.mkdir()
    with pytest.raises(ModelMissing):
        store.remove(name)
    assert (tmp_path / "x" / "keep").exists()


def test_unfinished_downloads_are_not_models(store: ModelStore, files):
    write_files(store.part_folder("little"), files)
    assert store.installed() == []


@pytest.fixture
def three(tmp_path: Path) -> ModelStore:
    """A store with a small, a large and an English model; speeds against base: 2, 0.1 and 4."""
    sets = {name: model_files(config__json=json.dumps({"name": name}).encode()) for name in ("quick", "grand", "english.en")}
    entries = [
        make_entry("quick", sets["quick"], parameters=10, relative_speed=2.0),
        make_entry("grand", sets["grand"], parameters=1000, relative_speed=0.1),
        make_entry("english.en", sets["english.en"], parameters=500, relative_speed=4.0, languages=("en",)),
    ]
    store = ModelStore(tmp_path / "models", entries)
    for name, content in sets.items():
        write_files(store.root / name, content)
    return store


@pytest.mark.parametrize(
    ("measured", "chosen"),
    [
        ({"quick": 60.0}, "grand"),  # grand at 60 / 2 * 0.1 = 3 times real time
        ({"quick": 12.0}, "quick"),  # grand at 0.6, too slow; the English model is fast, but understands one language only
        ({"grand": 0.9, "quick": 60.0}, "quick"),  # its own figure counts before an estimate
        ({"quick": 0.5, "grand": 0.1, "english.en": 0.7}, "english.en"),  # nothing keeps up: the fastest
    ],
)
def test_the_default_is_the_best_that_keeps_up(three: ModelStore, measured: dict[str, float], chosen: str):
    (three.root / "speeds.json").write_text(json.dumps(measured))
    assert three.choose_default().name == chosen


def test_the_default_fits_into_memory(three: ModelStore, monkeypatch: pytest.MonkeyPatch):
    (three.root / "speeds.json").write_text(json.dumps({"quick": 60.0}))
    shutil.rmtree(three.root / "english.en")
    monkeypatch.setattr(store_module, "memory_of_computer", lambda: 1)
    assert three.choose_default().name == "grand"  # nothing fits: all are tried
    monkeypatch.setattr(store_module, "memory_of_computer", lambda: None)
    assert three.choose_default().name == "grand"
