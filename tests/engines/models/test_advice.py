import pytest

from captionstudio.engines.models.advice import Candidate, fits_memory, recommend

GB = 1_000_000_000


def candidate(name: str, parameters: int, speed: float, **changes: object) -> Candidate:
    values: dict[str, object] = {"kind": "recognition", "languages": 99, "memory_bytes": GB, "has_terms": False}
    return Candidate(name, parameters=parameters, speed=speed, **{**values, **changes})  # type: ignore[arg-type]


BASE, SMALL, LARGE = candidate("base", 74, 20.0), candidate("small", 244, 5.6), candidate("large", 1550, 0.9)


def test_the_largest_that_runs_at_three_times_real_time():
    assert recommend([BASE, SMALL, LARGE], "recognition", 8 * GB) == "small"
    quick = candidate("large", 1550, 3.0)
    assert recommend([BASE, SMALL, quick], "recognition", 8 * GB) == "large"


def test_the_fastest_where_none_is_fast_enough():
    assert recommend([candidate("base", 74, 1.5), candidate("small", 244, 0.4)], "recognition", 8 * GB) == "base"


@pytest.mark.parametrize(
    "changes",
    [{"languages": 1}, {"has_terms": True}, {"memory_bytes": 16 * GB}, {"kind": "translation"}],
    ids=lambda changes: next(iter(changes)),
)
def test_what_not_everybody_can_use_is_not_recommended(changes: dict[str, object]):
    assert recommend([BASE, candidate("other", 244, 50.0, **changes)], "recognition", 8 * GB) == "base"


def test_translation_needs_twenty_five_words_a_second():
    models = [candidate("few", 418, 36.0, kind="translation"), candidate("many", 1200, 12.0, kind="translation")]
    assert recommend(models, "translation", 8 * GB) == "few"
    assert recommend([candidate("many", 1200, 25.0, kind="translation"), models[0]], "translation", 8 * GB) == "many"


def test_nothing_fits():
    assert recommend([BASE], "recognition", GB // 2) == ""


@pytest.mark.parametrize(
    ("needed", "memory", "fits"),
    [
        (3 * GB, 4 * GB, True),  # a gigabyte is left for the rest
        (3 * GB + 1, 4 * GB, False),
        (3 * GB // 4, GB, True),  # of little memory, a quarter
        (GB, GB, False),
        (10 * GB, None, True),
    ],
)
def test_memory_is_left_for_the_rest(needed: int, memory: int | None, fits: bool):
    assert fits_memory(needed, memory) is fits
