"""Models of both kinds added from wherever they lie, and found where other programs keep them."""

import hashlib
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from captionstudio.core.errors import FileProblem, InvalidRequest, ModelDamaged, OutputProblem
from captionstudio.core.jobs import JobContext
from captionstudio.engines.models import wheel_models
from captionstudio.engines.models.catalogue import ModelFile, ModelSource, WheelPin
from captionstudio.engines.models.found import caches, find_elsewhere
from captionstudio.engines.models.importing import ModelImport, holds_model
from captionstudio.engines.models.store import ModelStore
from captionstudio.engines.translation.cards import read_card
from captionstudio.engines.translation.store import translation_store
from tests.engines.translation.conftest import SHIPPED
from tests.engines.translation.test_firefox_files import LEX, MODEL, VOCAB, VOCABULARY, shortlist
from tests.engines.translation.test_firefox_files import weights as fox_weights
from tests.engines.translation.tiny_models import make_many, make_opus
from tests.fakes.models import make_entry, model_files, weights, write_files

FOX = {MODEL: fox_weights(), VOCAB: VOCABULARY, LEX: shortlist()}


@pytest.fixture
def stores():
    """Empty stores whose catalogue knows `little`, a recognition model at the hub, and nothing to translate with."""
    entry = make_entry("little", model_files(), ModelSource("hub", repository="Somebody/faster-whisper-little"))
    return ModelStore(catalogue=[entry]), translation_store(catalogue=[])


@pytest.fixture
def add(stores):
    said: list[str] = []

    def run(path: Path) -> list[str]:
        return ModelImport(*stores).add(path, JobContext(on_message=said.append))

    run.said = said
    return run


def installed(stores) -> list[str]:
    return [model.name for store in stores for model in store.installed() if not model.problem]


def own_whisper(folder: Path) -> Path:
    """A whole recognition model that the catalogue does not know."""
    return write_files(folder, model_files(model__bin=weights(values=70_000)))


def make_wheel(path: Path, members: dict[str, bytes]) -> Path:
    path.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("carrier/__init__.py", "raise SystemExit('imported')")
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def hub_snapshot(cache: Path, repository: str, source: Path, revision: str = "0" * 40) -> Path:
    """Put a folder's files into a cache as the Hugging Face tools do: blobs named by hash, and links to them."""
    home = cache / f"models--{repository.replace('/', '--')}"
    snapshot = home / "snapshots" / revision
    snapshot.mkdir(parents=True)
    (home / "blobs").mkdir(exist_ok=True)
    (home / "refs").mkdir(exist_ok=True)
    (home / "refs" / "main").write_text(revision)
    for file in source.iterdir():
        data = file.read_bytes()
        blob = home / "blobs" / hashlib.sha256(data).hexdigest()
        blob.write_bytes(data)
        (snapshot / file.name).symlink_to(Path("../../blobs") / blob.name)
    return snapshot


def test_a_folder_is_added_to_the_store_it_belongs_to(add, stores, tmp_path):
    assert add(write_files(tmp_path / "whatever", model_files())) == ["little"]
    assert add(own_whisper(tmp_path / "my-whisper")) == ["my-whisper"]
    assert add(SHIPPED / "translate-en_es") == ["translate-en_es"]
    assert add(make_many(tmp_path / "m2m", "m2m100")) == ["m2m100-418m"]
    assert add(make_opus(tmp_path / "opus-mt-en-de")) == ["opus-mt-en-de"]
    assert add(write_files(tmp_path / "fox", FOX)) == ["firefox-en_pt"]
    assert [model.name for model in stores[0].installed()] == ["little", "my-whisper"]
    names = ["firefox-en_pt", "m2m100-418m", "opus-mt-en-de", "translate-en_es"]
    assert [model.name for model in stores[1].installed()] == names
    for name in names:
        stores[1].verify(name, thorough=True)
    assert read_card(stores[1].root / "firefox-en_pt").files["weights"] == MODEL


def test_models_are_told_from_other_things_by_their_names(tmp_path):
    models = [
        write_files(tmp_path / "whisper", model_files()),
        write_files(tmp_path / "fox", FOX),
        SHIPPED / "translate-en_es",
        SHIPPED,
        tmp_path / "whisper" / "model.bin",
        make_wheel(tmp_path / "some-1.0-py3-none-any.whl", {}),
        tmp_path / "gone.argosmodel",
        hub_snapshot(tmp_path / "hub", "who/m2m100", tmp_path / "whisper").parents[1],
    ]
    assert [path for path in models if not holds_model(path)] == []
    films = tmp_path / "films"
    (films / "a" / "b" / "c" / "d").mkdir(parents=True)
    others = [films, write_files(films / "a", {"film.mp4": b"x", "config.json": b"x"}), films / "a" / "config.json", tmp_path / "gone"]
    write_files(films / "a" / "b" / "c" / "d", {"model.bin": b"too deep"})
    assert [path for path in others if holds_model(path)] == []


def test_the_source_is_left_as_it_was(add, tmp_path):
    folder = make_many(tmp_path / "m2m", "m2m100")
    before = sorted(path.name for path in folder.iterdir())
    add(folder)
    assert sorted(path.name for path in folder.iterdir()) == before


def test_one_file_of_a_folder_stands_for_the_folder(add, tmp_path):
    assert add(write_files(tmp_path / "x", model_files()) / "model.bin") == ["little"]


def test_another_conversion_does_not_pass_for_the_published_one(stores, tmp_path):
    folder = make_many(tmp_path / "m2m", "m2m100")
    entry = make_entry("m2m100-418m", {"model.bin": b"published"}, kind="translation", engine="m2m100")
    translation = translation_store(catalogue=[entry])
    assert ModelImport(stores[0], translation).add(folder, JobContext()) == ["m2m100-418m-own"]
    assert installed((translation,)) == ["m2m100-418m-own"]


def test_damaged_published_weights_are_not_taken_for_ones_own(add, stores, tmp_path):
    data = bytearray(model_files()["model.bin"])
    data[-100] ^= 1
    with pytest.raises(ModelDamaged, match="differs from what was published as 'little'"):
        add(write_files(tmp_path / "little", model_files(model__bin=bytes(data))))
    assert installed(stores) == []


def test_another_computers_folder_of_models_is_added_whole(add, stores, tmp_path):
    data = tmp_path / "stick" / "data"
    write_files(data / "models" / "little", model_files())
    own_whisper(data / "models" / "own")
    write_files(data / "models" / "half.part" / "model", model_files())
    write_files(data / "models" / "broken", model_files(model__bin=weights()[:1000]))
    shutil.copytree(SHIPPED / "translate-en_es", data / "translation" / "translate-en_es")
    make_many(data / "translation" / "m2m100-418m", "m2m100")
    assert add(data.parent) == ["little", "own", "m2m100-418m", "translate-en_es"]
    assert installed(stores) == ["little", "own", "m2m100-418m", "translate-en_es"]
    assert len(add.said) == 1
    assert "broken" in add.said[0]
    with pytest.raises(InvalidRequest, match="installed already"):
        add(data / "models" / "own")


def test_a_cached_repository_goes_by_its_name(add, stores, tmp_path):
    own = hub_snapshot(tmp_path / "hub", "somebody/whisper-of-mine", own_whisper(tmp_path / "a"))
    assert add(own) == ["whisper-of-mine"]
    known = hub_snapshot(tmp_path / "hub", "x/renamed", write_files(tmp_path / "b", model_files()))
    assert add(known.parents[1]) == ["little"]
    assert not (stores[0].root / "little" / "model.bin").is_symlink()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nothing", "does not exist"),
        ("empty", r"no model\.bin"),
        ("text.argosmodel", "no Argos package"),
        ("text.whl", "damaged, or no wheel"),
        ("torch", "PyTorch checkpoint"),
    ],
)
def test_what_is_no_model_is_explained(add, stores, tmp_path, name, said):
    (tmp_path / "empty").mkdir()
    write_files(tmp_path / "torch", {"model.safetensors": b"x"})
    for text in ("text.argosmodel", "text.whl"):
        (tmp_path / text).write_text("no archive")
    with pytest.raises((FileProblem, ModelDamaged), match=said) as caught:
        add(tmp_path / name)
    assert caught.value.hint
    assert [list(store.root.iterdir()) for store in stores if store.root.is_dir()] in ([], [[]], [[], []])


def test_a_data_wheel_gives_all_its_models(add, stores, tmp_path):
    many = {f"carrier/many/{path.name}": path.read_bytes() for path in make_many(tmp_path / "m2m", "m2m100").iterdir()}
    fox = {f"carrier/fox/en-pt/{name}": data for name, data in FOX.items()}
    whisper = {f"carrier/data/{name}": data for name, data in model_files().items()}
    argos = {
        f"carrier/{path.relative_to(SHIPPED).as_posix()}": path.read_bytes()
        for path in (SHIPPED / "translate-en_es").rglob("*")
        if path.is_file()
    }
    wheel = make_wheel(tmp_path / "carrier-1.0-py3-none-any.whl", {**many, **fox, **whisper, **argos})
    assert sorted(add(wheel)) == ["firefox-en_pt", "little", "m2m100-418m", "translate-en_es"]
    assert installed(stores) == ["little", "firefox-en_pt", "m2m100-418m", "translate-en_es"]
    assert not [path for store in stores for path in store.root.iterdir() if path.name.startswith(".")]


def test_a_model_over_two_wheels_needs_both(stores, tmp_path):
    files = model_files()
    half = len(files["model.bin"]) // 2
    members = {"model.bin": ("*/model.part1", "*/model.part2")} | {name: (f"*/{name}",) for name in files if name != "model.bin"}
    pins = tuple(WheelPin(f"little-part{number}", "1.0", 1, "0" * 64) for number in (1, 2))
    source = ModelSource("wheels", requirements=pins, members=tuple(members.items()))
    recognition = ModelStore(catalogue=[make_entry("little", files, source)])
    small = {f"one/{name}": data for name, data in files.items() if name != "model.bin"}
    first = make_wheel(tmp_path / "little_part1-1.0-py3-none-any.whl", small | {"one/model.part1": files["model.bin"][:half]})
    adding = ModelImport(recognition, stores[1])
    with pytest.raises(InvalidRequest, match="a part of the model 'little'") as caught:
        adding.add(first, JobContext())
    assert "Put little-part2 1.0 beside it" in caught.value.hint
    make_wheel(tmp_path / "little_part2-1.0-py3-none-any.whl", {"two/model.part2": files["model.bin"][half:]})
    assert adding.add(first, JobContext()) == ["little"]
    recognition.verify("little", thorough=True)


@pytest.mark.parametrize("name", ["../evil", "carrier/../../evil", "/etc/evil", "C:/evil", "carrier\\evil"])
def test_a_wheel_whose_names_climb_out_is_refused(add, stores, tmp_path, name):
    wheel = make_wheel(tmp_path / "w" / "bad-1.0-py3-none-any.whl", {f"carrier/m/{file}": data for file, data in model_files().items()})
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr(name, b"evil")
    with pytest.raises(ModelDamaged, match="unsafe name"):
        add(wheel)
    assert installed(stores) == []
    assert not list(tmp_path.rglob("evil"))


def test_a_wheel_with_a_link_is_refused(add, stores, tmp_path):
    wheel = make_wheel(tmp_path / "bad-1.0-py3-none-any.whl", {f"carrier/m/{file}": data for file, data in model_files().items()})
    with zipfile.ZipFile(wheel, "a") as archive:
        link = zipfile.ZipInfo("carrier/m/extra")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ModelDamaged, match="unsafe name"):
        add(wheel)
    assert installed(stores) == []


def test_a_wheel_without_a_model_says_what_would_do(add, tmp_path):
    with pytest.raises(InvalidRequest, match="holds no model") as caught:
        add(make_wheel(tmp_path / "plain-1.0-py3-none-any.whl", {}))
    assert "Whisper" in caught.value.hint


def test_space_is_looked_at_before_a_wheel_is_unpacked(add, stores, tmp_path, monkeypatch):
    wheel = make_wheel(tmp_path / "some-1.0-py3-none-any.whl", {f"carrier/m/{file}": data for file, data in model_files().items()})
    monkeypatch.setattr(wheel_models.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(1, 1, 1000))
    with pytest.raises(OutputProblem, match="Unpacking needs 0 MB, but only 0 MB are free"):
        add(wheel)
    assert installed(stores) == []


def test_models_of_other_programs_are_found_and_can_be_added(add, stores, tmp_path):
    cache = tmp_path / "hub"
    hub_snapshot(cache, "Somebody/faster-whisper-little", write_files(tmp_path / "a", model_files()))
    hub_snapshot(cache, "who/whisper-ours", own_whisper(tmp_path / "b"))
    hub_snapshot(cache, "who/m2m100", make_many(tmp_path / "c", "m2m100"))
    hub_snapshot(cache, "who/bert", write_files(tmp_path / "d", {"model.safetensors": b"x"}))
    hub_snapshot(cache, "who/cut", write_files(tmp_path / "e", model_files(model__bin=weights()[:500])))
    (cache / "models--who--gone" / "snapshots" / "r").mkdir(parents=True)
    (cache / "models--who--gone" / "snapshots" / "r" / "model.bin").symlink_to("../../blobs/none")
    places = [("a cache", cache), ("nowhere", tmp_path / "nowhere")]
    found = find_elsewhere(stores, places)
    assert [(model.name, model.kind, model.title, model.place) for model in found] == [
        ("little", "recognition", "little", "a cache"),
        ("whisper-ours", "recognition", "who/whisper-ours", "a cache"),
        ("m2m100-418m", "translation", "who/m2m100", "a cache"),
    ]
    assert found[0].size_bytes == sum(map(len, model_files().values()))
    for model in found:
        assert add(model.path) == [model.name]
    assert find_elsewhere(stores, places) == []


def test_weights_tell_a_cached_model_before_its_repository_does(stores, tmp_path):
    hub_snapshot(tmp_path / "hub", "mirror/some-name", write_files(tmp_path / "a", model_files()))
    hub_snapshot(tmp_path / "hub", "Somebody/faster-whisper-little", own_whisper(tmp_path / "b"))
    found = find_elsewhere(stores, [("cache", tmp_path / "hub")])
    assert [model.name for model in found] == ["faster-whisper-little", "little"]


def test_the_caches_of_other_programs_are_where_their_variables_say(monkeypatch, tmp_path):
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setenv("BUZZ_MODEL_ROOT", str(tmp_path / "buzz"))
    assert caches() == [("Hugging Face cache", tmp_path / "hub"), ("Buzz", tmp_path / "buzz")]
    monkeypatch.delenv("BUZZ_MODEL_ROOT")
    assert caches()[1][1].parts[-2:] == ("Buzz", "models")


def test_a_firefox_folder_of_the_catalogue_is_held_against_what_was_published(add, tmp_path):
    files = tuple(ModelFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in FOX.items())
    entry = replace(make_entry("firefox-en_pt", FOX), files=files, kind="translation", engine="firefox", is_pair=True)
    store = translation_store(catalogue=[entry])
    assert store.add(write_files(tmp_path / "fox", FOX)).entry is entry
    store.verify("firefox-en_pt", thorough=True)
    with pytest.raises(ModelDamaged, match=r"lex.* differs from what was published"):
        store.add(write_files(tmp_path / "other", FOX | {LEX: shortlist(words=(2, 1, 0))}), replaces=True)
