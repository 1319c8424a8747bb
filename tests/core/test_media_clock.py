"""The clock between the ticks. Its seconds are those of the test."""

import pytest

from captionstudio.core.media_clock import MediaClock


@pytest.fixture
def clock():
    """A clock that runs: told 1000 ms at second 10."""
    clock = MediaClock()
    clock.play()
    clock.tick(1000, 10.0)
    return clock


def test_it_runs_on_between_ticks_at_the_rate(clock):
    assert clock.read(10.2) == 1200
    clock.set_rate(2.0, 10.2)
    assert clock.read(10.3) == 1400
    clock.tick(1420, 10.3)
    assert clock.read(10.4) == 1620


def test_a_tick_that_lags_never_takes_it_back(clock):
    assert clock.read(10.3) == 1300
    clock.tick(1280, 10.3)
    assert clock.read(10.31) == 1300
    assert clock.read(10.4) == 1380


def test_a_player_that_went_astray_is_followed(clock):
    assert clock.read(10.9) == 1900
    clock.tick(1200, 10.9)
    assert clock.read(11.0) == 1300


def test_a_slow_player_tells_the_time_seldom(clock):
    clock.set_rate(0.25, 10.0)
    assert clock.read(12.0) == 1500
    assert clock.read(20.0) == 2000


def test_it_waits_for_a_player_that_stalls(clock):
    assert clock.read(15.0) == clock.read(30.0) == 2000


def test_after_a_jump_it_stands_until_the_player_plays_from_there(clock):
    clock.jump(5000, 11.0)
    clock.tick(2100, 11.2)  # still from before: the player has not been sent yet
    assert clock.show_picture(11.2) is False
    assert clock.read(11.3) == 5000
    clock.sent(5000, 11.3)
    clock.tick(5000, 11.31)  # an echo
    assert clock.show_picture(11.35) is False  # a picture that was under way
    assert clock.read(11.4) == 5000
    assert clock.show_picture(11.5) is True
    assert clock.read(11.6) == 5100
    clock.tick(5150, 11.6)
    assert clock.read(11.7) == 5250


def test_a_later_jump_outlives_the_news_of_an_earlier_one(clock):
    clock.jump(5000, 11.0)
    clock.jump(8000, 11.1)
    clock.sent(5000, 11.2)
    assert clock.show_picture(11.5) is False
    assert clock.read(11.6) == 8000


def test_standing_still_it_hears_nothing(clock):
    clock.pause(10.5)
    clock.tick(1700, 10.7)
    assert clock.show_picture(10.8) is False
    assert clock.read(12.0) == 1500
    clock.play()
    clock.tick(1490, 13.0)
    assert clock.read(13.1) == 1590
