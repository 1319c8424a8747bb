import pytest

from captionstudio.core.errors import InvalidRequest
from captionstudio.core.profiles import Profile, profile_for, profile_names


def test_the_default_for_english():
    profile = profile_for("en")
    assert (profile.max_line_length, profile.max_lines, profile.max_cps) == (42, 2, 20)
    assert (profile.min_duration_ms, profile.max_duration_ms, profile.min_gap_ms) == (833, 7000, 83)


@pytest.mark.parametrize(
    ("language", "line", "cps"),
    [
        ("en-GB", 42, 20),
        ("de", 42, 17),
        ("pt-BR", 42, 17),
        (None, 42, 17),
        ("ar", 42, 20),
        ("hi", 42, 22),
        ("ja", 13, 4),
        ("ko", 16, 12),
        ("zh-Hant", 16, 9),
        ("yue", 16, 9),
        ("th", 35, 17),
    ],
)
def test_numbers_by_language(language, line, cps):
    profile = profile_for(language)
    assert (profile.max_line_length, profile.max_cps) == (line, cps)
    assert profile.counts_full_width == (line < 20)


def test_japanese_asks_for_half_a_second_and_no_gap():
    assert (profile_for("ja").min_duration_ms, profile_for("ja").min_gap_ms) == (500, 0)
    assert profile_for("ja").at_frame_rate(24).min_gap_ms == 0


@pytest.mark.parametrize(("fps", "gap"), [(24, 83), (25, 80), (23.976, 83), (29.97, 67), (60, 33)])
def test_two_frames_at_a_frame_rate(fps, gap):
    assert profile_for("en").at_frame_rate(fps).min_gap_ms == gap


@pytest.mark.parametrize("fps", [0, -25, float("nan")])
def test_an_impossible_frame_rate_is_refused(fps):
    with pytest.raises(InvalidRequest):
        Profile().at_frame_rate(fps)


def test_house_rules_by_name():
    assert profile_for("en", "netflix-children").max_cps == 17
    assert profile_for("ja", "netflix-sdh").max_cps == 7
    assert profile_for("ko", "netflix-sdh-children").max_cps == 11
    assert (profile_for("fr", "ted").max_cps, profile_for("fr", "ted").min_duration_ms) == (21, 1000)
    assert (profile_for("en", "bbc").max_line_length, profile_for("en", "bbc").min_gap_ms) == (37, 0)
    assert {profile_for("en", name).name for name in profile_names()} == set(profile_names())


def test_unknown_house_rules_are_refused_by_name():
    with pytest.raises(InvalidRequest, match="nobody's") as caught:
        profile_for("en", "nobody's")
    assert "netflix" in caught.value.hint
