"""Telling voices apart on directions made for it: each voice is a direction of its own, its turns are scattered around it."""

import tracemalloc

import numpy as np
import pytest

from captionstudio.core.diarisation import HeardTurn, SpeakerCount
from captionstudio.engines.speakers.clustering import find_voices
from captionstudio.engines.speakers.directions import from_text, to_text
from captionstudio.engines.speakers.linkage import BLOCK, Nodes, cut, link, make_nodes

AUTO = SpeakerCount()
WIDTH = 192


class People:
    """Voices as unlike as strangers are (cosine about .4, since all voices have something in common), and their turns (about .7)."""

    def __init__(self, count, seed=1):
        self.chance = np.random.default_rng(seed)
        common = self._unit()
        self.voices = [self._norm(0.63 * common + 0.77 * self._unit()) for _ in range(count)]

    def _unit(self):
        return self._norm(self.chance.normal(size=WIDTH))

    @staticmethod
    def _norm(vector):
        return (vector / np.linalg.norm(vector)).astype(np.float32)

    def turn(self, voice, start_ms, length_ms=2000, **options):
        """Return a turn of a voice; the shorter it is the less it is like the voice."""
        own = 0.84 if length_ms >= 900 else 0.7
        direction = self._norm(own * self.voices[voice] + (1 - own * own) ** 0.5 * self._unit())
        return HeardTurn(start_ms, start_ms + length_ms, to_text(direction), **options)

    def talk(self, order, length_ms=2000):
        return [self.turn(voice, at * (length_ms + 500), length_ms) for at, voice in enumerate(order)]


def by_first_appearance(order):
    numbers = {}
    return [numbers.setdefault(voice, len(numbers)) for voice in order]


def test_directions_survive_being_written():
    direction = People(1).voices[0]
    assert float(from_text(to_text(direction)) @ direction) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 40])
def test_as_many_voices_are_found_as_speak(count):
    chance = np.random.default_rng(count)
    order = [int(voice) for voice in chance.permutation(np.repeat(np.arange(count), 8))]
    found = find_voices(People(count).talk(order), AUTO)
    assert list(found.labels) == by_first_appearance(order)


def test_short_turns_make_no_voices_but_get_one():
    people = People(2)
    turns = people.talk([0, 1, 0, 1, 0, 1])
    turns += [people.turn(voice, 20_000 + at * 1000, 400) for at, voice in enumerate([1, 0, 1, 1])]
    found = find_voices(turns, AUTO)
    assert found.labels == (0, 1, 0, 1, 0, 1, 1, 0, 1, 1)
    assert min(found.confidences[:6]) > max(0.9, *found.confidences[6:])


def test_only_short_turns_still_have_speakers():
    people = People(2)
    assert find_voices([people.turn(0, 0, 400), people.turn(0, 1000, 500)], AUTO).labels == (0, 0)
    assert find_voices([people.turn(0, 0, 300)], AUTO).labels == (0,)


def test_a_cough_joins_a_voice():
    people = People(3)
    turns = [*people.talk([0, 1] * 6), people.turn(2, 60_000, 1000)]
    assert set(find_voices(turns, AUTO).labels) == {0, 1}
    longer = [*people.talk([0, 1] * 6), people.turn(2, 60_000, 2000), people.turn(2, 64_000, 2000)]
    assert set(find_voices(longer, AUTO).labels) == {0, 1, 2}


def test_a_sound_without_words_makes_no_voice_and_may_have_none():
    people = People(3)
    turns = people.talk([0, 1, 0, 1])
    turns.insert(2, people.turn(2, 4600, 300, word_count=0))
    found = find_voices([*turns, people.turn(0, 30_000, 2500, word_count=0)], AUTO)
    assert found.labels[2] == -1
    assert found.labels[-1] == 0
    assert find_voices([people.turn(0, 0, 3000, word_count=0)], AUTO).labels == (-1,)


def test_within_a_sentence_a_voice_goes_on_unless_it_is_clearly_another():
    people = People(2)
    middle = people._norm(people.voices[0] + 1.05 * people.voices[1])
    turns = people.talk([0, 1, 0, 1, 0])
    torn = HeardTurn(13_000, 14_000, to_text(middle), sameness=0.9, is_torn=True)
    assert find_voices([*turns, torn], AUTO).labels[-1] == 0
    assert find_voices([*turns, people.turn(1, 13_000, sameness=0.9, is_torn=True)], AUTO).labels[-1] == 1


def test_a_change_that_is_heard_parts_turns_that_sound_alike():
    people = People(2)
    middle = people._norm(people.voices[0] + 0.97 * people.voices[1])
    turns = people.talk([0, 1, 0, 1, 0])
    assert find_voices([*turns, HeardTurn(13_000, 13_500, to_text(middle), sameness=0.9)], AUTO).labels[-1] == 0
    assert find_voices([*turns, HeardTurn(13_000, 13_500, to_text(middle), sameness=0.05)], AUTO).labels[-1] == 1


@pytest.mark.parametrize(("count", "number"), [(SpeakerCount(3, 3), 3), (SpeakerCount(1, 1), 1), (SpeakerCount(4, 6), 4)])
def test_the_number_asked_for_is_kept(count, number):
    found = find_voices(People(2).talk([0, 1] * 8), count)
    assert len(found.directions) == number
    assert set(found.labels) == set(range(number))


def test_ten_hours_cost_no_more_than_the_turns_themselves():
    people = People(12)
    order = [int(voice) for voice in np.random.default_rng(3).integers(0, 12, 15_000)]
    turns = people.talk(order)
    tracemalloc.start()
    found = find_voices(turns, AUTO)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert np.mean(np.array(found.labels) == by_first_appearance(order)) > 0.999
    # 15,000 directions of 192 floats are 11.5 MB, held a few times over; all pairs of them would be 900 MB
    assert peak < 50e6


def test_linkage_is_the_mean_cosine_of_groups():
    # three directions in a plane at 0, 30 and 90 degrees: the first two join at cos 30, the third at (cos 90 + cos 60) / 2
    angles = np.deg2rad([0, 30, 90])
    directions = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    merges = link(Nodes(directions, np.ones(3), ((0,), (1,), (2,))))
    assert [(merge.left, merge.right, round(merge.similarity, 4)) for merge in merges] == [(0, 1, 0.866), (0, 2, 0.25)]
    assert cut(3, merges[:1]) == [[0, 1], [2]]


def test_the_longer_heard_weighs_more():
    angles = np.deg2rad([0, 30, 90])
    directions = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    weights = np.array([1.0, 3.0, 1.0])
    merges = link(Nodes((directions * weights[:, None]).astype(np.float32), weights, ((0,), (1,), (2,))))
    assert merges[1].similarity == pytest.approx((0 * 1 + 0.5 * 3) / 4, abs=1e-4)


def test_many_nodes_are_joined_block_by_block():
    people = People(5)
    turns = people.talk([at % 5 for at in range(BLOCK + 500)])
    directions = np.stack([from_text(turn.voice) for turn in turns])
    nodes = make_nodes(directions, np.ones(len(turns)), range(len(turns)))
    assert len(nodes) < BLOCK
    assert sorted(member for members in nodes.members for member in members) == list(range(len(turns)))
    assert all(len({member % 5 for member in members}) == 1 for members in nodes.members)
