"""Translation models fetched over loopback: packages are unpacked, conversions get their card, and what is wrong is not installed."""

import hashlib
import io
import json
import os
import zipfile

import pytest

from captionstudio.core.errors import DownloadFailed, ModelDamaged
from captionstudio.core.jobs import JobContext
from captionstudio.engines.models.catalogue import CatalogueEntry, ModelFile, ModelSource
from captionstudio.engines.models.download import Patience
from captionstudio.engines.models.fetch import fetch_model
from captionstudio.engines.models.settings import FetchSettings
from captionstudio.engines.translation.cards import read_card
from captionstudio.engines.translation.router import TranslationRouter
from captionstudio.engines.translation.store import translation_store
from tests.engines.translation.conftest import SHIPPED
from tests.engines.translation.tiny_models import SAID, TEXT, make_many
from tests.fakes.file_server import FileServer, run_server


@pytest.fixture
def server():
    yield from run_server(FileServer())


def entry_of(name: str, files: dict[str, bytes], server: FileServer, *, hashed: bool = True, **changes) -> CatalogueEntry:
    """A catalogue entry whose files the server has."""
    server.contents |= {f"/{name}/{file}": data for file, data in files.items()}
    known = tuple(
        ModelFile(file, len(data), hashlib.sha256(data).hexdigest()) if hashed else ModelFile(file) for file, data in files.items()
    )
    values = {
        "name": name,
        "engine": "argos",
        "title": "A model",
        "parameters": 1,
        "languages": ("en", "es"),
        "licence": "MIT",
        "memory_bytes": 1,
        "relative_speed": 1.0,
        "files": known,
        "sources": (ModelSource("url"),),
        "kind": "translation",
    }
    return CatalogueEntry(**{**values, **changes})


def package_entry(server: FileServer, data: bytes, **changes) -> CatalogueEntry:
    name = "translate-en_es-1_0.argosmodel"
    return entry_of("translate-en_es", {name: data}, server, is_archive=True, is_pair=True, **changes)


def many_entry(server: FileServer, folder, family: str = "m2m100", **changes) -> CatalogueEntry:
    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir(), key=lambda path: path.name != "model.bin")}
    card = {"family": family, "converter": "transformers", "identity": "somebody/else"}
    return entry_of("m2m100-418m", files, server, **{"card": card, "engine": family, **changes})


def fetch(entry: CatalogueEntry, server: FileServer):
    store = translation_store(catalogue=[entry])
    settings = FetchSettings(mirror=server.address, pip=(), patience=Patience(5, 5))
    fetch_model(entry.name, store, JobContext(), settings)
    return store


@pytest.mark.parametrize("hashed", [True, False])
def test_a_package_arrives_unpacked_and_translates(server, pack, hashed):
    store = fetch(package_entry(server, pack().read_bytes(), hashed=hashed), server)
    assert [model.name for model in store.installed()] == ["translate-en_es"]
    assert sorted(path.name for path in store.root.iterdir()) == ["translate-en_es"]
    store.verify("translate-en_es", thorough=True)
    router = TranslationRouter(threads=1)
    said: list[str] = []
    route = router.find_route("en", "es")
    assert router.translate(["Good morning."], route, JobContext(on_message=said.append)) == ["Buenos días."]
    assert said == [], "it is not the shipped one, which would warn"


def test_a_changed_byte_of_a_package_is_noticed_when_it_is_verified(server, pack):
    store = fetch(package_entry(server, pack().read_bytes()), server)
    weights = store.root / "translate-en_es" / "model" / "model.bin"
    data = bytearray(weights.read_bytes())
    data[-100] ^= 1
    weights.write_bytes(data)
    os.utime(weights, ns=(1, 1))
    with pytest.raises(ModelDamaged, match=r"model/model\.bin differs from what was installed") as caught:
        store.verify("translate-en_es")
    assert "models fetch translate-en_es" in caught.value.hint


def test_a_package_whose_names_climb_out_is_not_installed(server, pack, tmp_path):
    data = pack(changes={"translate-en_es/../../evil": b"evil"}).read_bytes()
    with pytest.raises(DownloadFailed, match="unsafe name"):
        fetch(package_entry(server, data), server)
    assert not list(tmp_path.rglob("evil"))
    assert list(translation_store().root.iterdir()) == []


def test_a_package_of_another_pair_is_not_installed(server, pack):
    data = pack(SHIPPED / "translate-fr_en").read_bytes()
    with pytest.raises(DownloadFailed, match="is not the model 'translate-en_es': it is translate-fr_en"):
        fetch(package_entry(server, data, hashed=False), server)
    assert translation_store().installed() == []


def test_half_a_package_of_unknown_hash_is_not_installed(server, pack):
    data = pack().read_bytes()
    with pytest.raises(DownloadFailed, match="no Argos package, or a damaged one"):
        fetch(package_entry(server, data[: len(data) // 2], hashed=False), server)
    assert list(translation_store().root.iterdir()) == []


def test_a_conversion_gets_its_card_and_translates(server, tmp_path):
    store = fetch(many_entry(server, make_many(tmp_path / "made", "m2m100")), server)
    card = read_card(store.root / "m2m100-418m")
    assert (card.family, card.converter, card.title, card.licence, card.identity) == (
        "m2m100",
        "transformers",
        "A model",
        "MIT",
        "somebody/else",
    )
    store.verify("m2m100-418m", thorough=True)
    router = TranslationRouter(threads=1)
    route = router.find_route("en", "de", "m2m100")
    assert router.translate([TEXT], route, JobContext()) == [SAID]


def test_a_model_of_another_family_is_not_installed(server, tmp_path):
    entry = many_entry(server, make_many(tmp_path / "made", "nllb"), "m2m100")
    with pytest.raises(DownloadFailed, match="another family: nllb instead of m2m100"):
        fetch(entry, server)
    assert list(translation_store().root.iterdir()) == []


def test_a_tokenizer_of_another_model_is_not_installed(server, tmp_path):
    folder = make_many(tmp_path / "made", "m2m100")
    (folder / "sentencepiece.bpe.model").write_bytes((SHIPPED / "translate-en_es" / "sentencepiece.model").read_bytes())
    with pytest.raises(DownloadFailed, match=r"model m2m100-418m is damaged: its sentencepiece\.bpe\.model belongs to another model"):
        fetch(many_entry(server, folder), server)
    assert list(translation_store().root.iterdir()) == []


def test_a_card_that_was_tampered_with_is_noticed(server, tmp_path):
    store = fetch(many_entry(server, make_many(tmp_path / "made", "m2m100")), server)
    path = store.root / "m2m100-418m" / "captionstudio-card.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "licence": "Mine"}))
    with pytest.raises(ModelDamaged, match=r"captionstudio-card\.json differs"):
        store.verify("m2m100-418m", thorough=True)


def test_an_archive_of_another_kind_is_not_installed(server):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("readme.txt", "nothing here")
    with pytest.raises(DownloadFailed, match=r"no metadata\.json"):
        fetch(package_entry(server, made.getvalue(), hashed=False), server)
