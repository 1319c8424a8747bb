"""Every fact of the W3C's parsing tests: 37 files, 437 facts on cues, their settings and their regions."""

import json
from pathlib import Path

import pytest

from captionstudio.formats.registry import read_captions
from captionstudio.formats.webvtt_settings import parse_regions, parse_settings

CONFORMANCE = Path(__file__).parents[1] / "data" / "webvtt-conformance"
EXPECTED = json.loads((CONFORMANCE / "expected.json").read_text(encoding="utf-8"))
SETTINGS = {
    "vertical": "vertical",
    "snapToLines": "is_snapped",
    "lineAlign": "line_align",
    "positionAlign": "position_align",
    "size": "size",
    "align": "align",
    "region": "region",
}
REGION = {
    "id": "id",
    "width": "width",
    "lines": "lines",
    "regionAnchorX": "region_anchor_x",
    "regionAnchorY": "region_anchor_y",
    "viewportAnchorX": "viewport_anchor_x",
    "viewportAnchorY": "viewport_anchor_y",
    "scroll": "scroll",
}


def look_up(track, path):
    """Return what a path of the tests, such as ``cues[3].region.lines``, names in a track."""
    if path == "cues.length":
        return len(track.cues)
    index, _, names = path.removeprefix("cues[").partition("].")
    cue = track.cues[int(index)]
    name, _, of_region = names.partition(".")
    settings = parse_settings(cue.carried.settings, parse_regions(track.header))
    if of_region:
        return getattr(settings.region, REGION[of_region])
    if name in SETTINGS:
        return getattr(settings, SETTINGS[name])
    auto = {"line": settings.line, "position": settings.position}
    if name in auto:
        return "auto" if auto[name] is None else auto[name]
    return {"id": cue.carried.id, "text": cue.carried.raw_text, "startTime": cue.start_ms / 1000, "endTime": cue.end_ms / 1000}[name]


def test_the_tests_are_all_there():
    assert len(EXPECTED) == 37
    assert sum(map(len, EXPECTED.values())) == 437


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_files_are_parsed_as_the_recommendation_says(name):
    track = read_captions((CONFORMANCE / name).read_bytes(), format="vtt").track
    for path, expected in EXPECTED[name]:
        found = look_up(track, path)
        if isinstance(expected, dict):
            other = look_up(track, expected.get("same_as") or expected["not"])
            assert found is not None
            assert (found == other) == ("same_as" in expected), path
        elif isinstance(expected, int | float) and not isinstance(expected, bool):
            assert float(found) == float(expected), path
        else:
            assert found == expected, path
            assert type(found) is type(expected), path
