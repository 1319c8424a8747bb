import os
import subprocess
import sys
from pathlib import Path

import pytest

from captionstudio.core.errors import ModelDamaged
from captionstudio.engines.translation.packages import installed_packages, read_package
from tests.engines.translation.conftest import SHIPPED, usable_packages


def test_the_shipped_packages_are_found_where_they_lie():
    packages = usable_packages()
    assert sorted(packages) == ["en_es", "en_fr", "es_en", "fr_en"]
    assert all(package.is_shipped and package.path.parent == SHIPPED and not package.problem for package in packages.values())
    assert (packages["en_es"].source, packages["en_es"].target, packages["en_es"].version) == ("en", "es", (1, 0))


def test_the_users_own_come_before_argos_translates_before_the_shipped(user_package, tmp_path, monkeypatch):
    argos = user_package(root=tmp_path / "xdg" / "argos-translate" / "packages", name="en_es-1_9")
    assert usable_packages()["en_es"].path == argos
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    given = user_package(root=tmp_path / "argos")
    assert usable_packages()["en_es"].path == given
    own = user_package()
    assert usable_packages()["en_es"].path == own


def test_the_newer_version_is_used(user_package):
    user_package(name="old", package_version="1.9")
    new = user_package(name="new", package_version="1.10")
    assert usable_packages()["en_es"].path == new


def test_codes_of_argos_become_ours(user_package):
    user_package(name="pb", to_code="pb")
    user_package(name="zt", to_code="zt")
    found = {package.pair: package.target for package in installed_packages()}
    assert (found["en_pb"], found["en_zt"]) == ("pt-BR", "zh-Hant")


def test_strays_do_not_disturb(user_package):
    folder = user_package(type="sbd", name="splitter").parent
    user_package(from_code="qqq", name="unknown")
    (folder / "empty").mkdir()
    (folder / "file").write_text("x")
    assert len(installed_packages()) == 4


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (lambda folder: (folder / "model" / "model.bin").unlink(), "model.bin"),
        (lambda folder: os.truncate(folder / "model" / "model.bin", 300_000), "model.bin"),
        (lambda folder: (folder / "model" / "model.bin").write_bytes(b"garbage" * 99), "model.bin"),
        (lambda folder: (folder / "model" / "shared_vocabulary.json").unlink(), "vocabulary"),
        (lambda folder: (folder / "sentencepiece.model").unlink(), "sentencepiece"),
        (lambda folder: (folder / "metadata.json").write_text("{"), "metadata"),
        (lambda folder: (folder / "metadata.json").write_text("[1]"), "metadata"),
    ],
)
def test_damage_is_named_and_another_package_serves(user_package, harm, reason):
    folder = user_package()
    harm(folder)
    with pytest.raises(ModelDamaged, match=reason) as caught:
        read_package(folder)
    assert "captionstudio models add" in caught.value.hint
    assert [package.problem for package in installed_packages() if package.path == folder] == [str(caught.value)]
    assert usable_packages()["en_es"].is_shipped


def test_reading_packages_leaves_the_home_and_the_environment_alone(tmp_path):
    code = (
        "import os, sys; before = dict(os.environ); import captionstudio.engines.translation.packages as p;"
        "assert len(p.installed_packages()) == 4; assert dict(os.environ) == before;"
        "assert not {'torch', 'stanza', 'spacy', 'argostranslate.translate', 'ctranslate2'} & set(sys.modules)"
    )
    home = tmp_path / "person"
    home.mkdir()
    keep = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    environment = {**keep, "HOME": str(home), "USERPROFILE": str(home), "ARGOS_BATCH_SIZE": "nonsense"}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True, cwd=Path(__file__).parents[3])
    assert list(home.rglob("*")) == []
