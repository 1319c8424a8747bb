import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from captionstudio.core.errors import FileProblem, InvalidRequest, ModelDamaged, ModelMissing, OutputProblem
from captionstudio.core.jobs import JobContext
from captionstudio.engines.places import translation_models_dir
from captionstudio.engines.translation.packages import TranslationPackage, read_package
from captionstudio.engines.translation.router import TranslationRouter
from captionstudio.engines.translation.store import translation_store
from tests.engines.translation.conftest import SHIPPED, usable_packages
from tests.fakes.limits import full_disk

TOP = "translate-en_es"


def install_package(path: Path) -> TranslationPackage:
    return read_package(translation_store().add(path, replaces=True).path)


def left_behind():
    root = translation_models_dir()
    return sorted(path.name for path in root.iterdir()) if root.is_dir() else []


def test_an_added_package_translates(pack):
    extras = {f"{TOP}/stanza/en.pt": b"x", f"{TOP}/minisbd/en.onnx": b"x", f"{TOP}/README.md": b"hello"}
    package = install_package(pack(changes=extras))
    assert (package.pair, package.is_shipped) == ("en_es", False)
    assert left_behind() == [TOP]
    assert sorted(path.name for path in package.path.iterdir()) == [
        "README.md",
        "captionstudio-model.json",
        "metadata.json",
        "model",
        "sentencepiece.model",
    ]
    engine = TranslationRouter(threads=1)
    said = []
    assert engine.translate(["Good morning."], engine.find_route("en", "es"), JobContext(on_message=said.append)) == ["Buenos días."]
    assert said == []  # the user's own model needs no warning


def test_a_folder_can_be_added_and_an_older_one_is_replaced(pack):
    install_package(SHIPPED / TOP)
    newer = b'{"package_version": "2.1", "from_code": "en", "to_code": "es"}'
    assert install_package(pack(changes={f"{TOP}/metadata.json": newer})).version == (2, 1)
    assert left_behind() == [TOP]
    assert usable_packages()["en_es"].version == (2, 1)


@pytest.mark.parametrize(
    "name",
    ["../evil", f"{TOP}/../../evil", "/etc/evil", f"{TOP}/model/../../../evil", "C:/evil", f"{TOP}\\evil", f"{TOP}//evil", "./evil"],
)
def test_names_that_lead_elsewhere_are_refused(pack, name, tmp_path):
    with pytest.raises(ModelDamaged, match="unsafe"):
        install_package(pack(changes={name: b"evil"}))
    assert left_behind() == []
    assert not list(tmp_path.rglob("evil"))


def test_links_are_refused(pack):
    path = pack()
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo(f"{TOP}/README.md")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    with pytest.raises(ModelDamaged, match="unsafe"):
        install_package(path)


def test_a_package_that_would_fill_the_disk_is_refused(pack):
    path = pack()
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"model.bin"))
    data[at + 24 : at + 28] = (0xFFFFFF00).to_bytes(4, "little")  # the size it says it has
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"sentencepiece.model"))
    data[at + 24 : at + 28] = (0xFFFFFF00).to_bytes(4, "little")
    path.write_bytes(data)
    with pytest.raises(ModelDamaged, match="large"):
        install_package(path)
    assert left_behind() == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({f"{TOP}/metadata.json": None}, "no metadata.json"),
        ({"second/metadata.json": b"{}"}, "one top folder"),
        ({f"{TOP}/model/model.bin": b"x" * 500}, "model.bin"),
        ({f"{TOP}/sentencepiece.model": None}, "sentencepiece"),
        ({f"{TOP}/metadata.json": b'{"from_code": "en", "to_code": "es'}, "metadata"),
    ],
)
def test_what_is_no_whole_package_is_refused(pack, changes, reason):
    with pytest.raises(ModelDamaged, match=reason) as caught:
        install_package(pack(changes=changes))
    assert caught.value.hint
    assert "given.argosmodel" in str(caught.value)
    assert left_behind() == []


def test_a_flipped_byte_is_noticed(pack):
    path = pack()
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ModelDamaged):
        install_package(path)
    assert left_behind() == []


def test_what_is_no_archive_is_refused(tmp_path):
    junk = tmp_path / "junk.argosmodel"
    junk.write_bytes(b"junk" * 100)
    with pytest.raises(ModelDamaged, match=r"junk\.argosmodel"):
        install_package(junk)
    with pytest.raises(FileProblem, match="does not exist"):
        install_package(tmp_path / "absent.argosmodel")


def test_other_types_and_unknown_languages_are_refused(pack):
    with pytest.raises(InvalidRequest):
        install_package(pack(changes={f"{TOP}/metadata.json": b'{"type": "sbd", "from_code": "en", "to_code": "es"}'}))
    with pytest.raises(InvalidRequest):
        install_package(pack(changes={f"{TOP}/metadata.json": b'{"from_code": "../en", "to_code": "es"}'}))
    assert left_behind() == []


def test_a_full_disk_leaves_the_old_package(pack):
    install_package(pack())
    newer = b'{"package_version": "2.1", "from_code": "en", "to_code": "es"}'
    path = pack(changes={f"{TOP}/metadata.json": newer})
    with full_disk(400_000), pytest.raises(OutputProblem) as caught:
        install_package(path)
    assert "CAPTIONSTUDIO_HOME" in caught.value.hint
    assert left_behind() == [TOP]
    assert usable_packages()["en_es"].version == (1, 0)


def test_two_processes_may_add_at_once(pack):
    path = pack()
    code = (
        "import sys; from pathlib import Path; from captionstudio.engines.translation.store import translation_store\n"
        "sys.stdin.readline()\n"
        "for _ in range(10): translation_store().add(Path(sys.argv[1]), replaces=True)"
    )
    root = Path(__file__).parents[3]
    workers = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=root)
        for _ in range(2)
    ]
    for worker in workers:
        worker.stdin.write("go\n")
        worker.stdin.flush()
    ends = [worker.communicate(timeout=60)[1] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0], ends
    assert left_behind() == [TOP]
    assert not usable_packages()["en_es"].is_shipped


def test_removing(pack):
    install_package(pack())
    assert translation_store().remove(TOP) > 1_000_000
    assert left_behind() == []
    for name in (TOP, "../x"):  # the shipped one stays
        with pytest.raises(ModelMissing):
            translation_store().remove(name)
    assert usable_packages()["en_es"].is_shipped
