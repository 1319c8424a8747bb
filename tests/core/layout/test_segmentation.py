import itertools
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captionstudio.core.document import Cue, Word
from captionstudio.core.layout.line_breaks import break_lines
from captionstudio.core.layout.segmentation import LONG_PAUSE_MS, segment_words
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import Profile, profile_for
from captionstudio.core.quality.checks import check_cue, check_track


def speak(text, start_ms=0, *, word_ms=300, gap_ms=50, language="en"):
    """Words of equal length; ``|`` is a pause of 300 ms, so ``||`` one of 600."""
    words, now = [], start_ms
    for token in text.split():
        pause = len(token) - len(token.lstrip("|"))
        now += 300 * pause
        if token.lstrip("|"):
            words.append(Word(token.lstrip("|"), now, now + word_ms, language=language))
            now += word_ms + gap_ms
    return words


def texts(words, **options):
    return [cue.text for cue in segment_words(words, **options)]


def issues(cues, profile_of=profile_for):
    return [(issue.rule, issue.value) for issue in check_track(cues, profile_of)]


# --- what a captioner would do ---------------------------------------------------------------------------------------------------


def test_each_sentence_has_its_cue():
    words = speak("The harbour was empty that morning. |Nobody had seen the boat leave. |Everybody asked the same question.")
    assert texts(words) == ["The harbour was empty that morning.", "Nobody had seen the boat leave.", "Everybody asked the same question."]


def test_short_sentences_close_together_share_a_cue():
    assert texts(speak("Wait. Yes. They are here.", word_ms=250)) == ["Wait. Yes. They are here."]


def test_a_long_sentence_breaks_at_its_clauses():
    words = speak("She used to say that they were the best stories in the house, because nobody had tried to make them exciting.")
    assert texts(words) == [
        "She used to say that they were\nthe best stories in the house,",
        "because nobody had tried\nto make them exciting.",
    ]


def test_without_punctuation_pauses_part_cues():
    words = speak("the harbour was empty that morning |nobody had seen the boat leave |everybody asked the same question")
    assert texts(words) == ["the harbour was empty that morning", "nobody had seen the boat leave", "everybody asked the same question"]


def test_no_cue_goes_on_across_a_long_pause():
    words = speak("We waited and |||||| waited.")
    assert words[3].start_ms - words[2].end_ms > LONG_PAUSE_MS
    assert texts(words) == ["We waited and", "waited."]


@pytest.mark.parametrize(("field", "one", "other"), [("language", "en", "es"), ("speaker", "A", "B")])
def test_a_change_of_language_or_speaker_parts_cues(field, one, other):
    words = [replace(word, **{field: one if at < 2 else other}) for at, word in enumerate(speak("Thank you muchas gracias", gap_ms=200))]
    found = segment_words(words)
    assert [(cue.text, getattr(cue, field)) for cue in found] == [("Thank you", one), ("muchas gracias", other)]


def test_spaceless_words_are_joined_without_spaces():
    words = [
        Word(text, 300 * at, 300 * at + 280, language="ja", space_before=False)
        for at, text in enumerate(["今日", "は", "友達", "と", "一緒", "に", "映画", "を", "見", "に", "行き", "ました。"])
    ]
    assert texts(words) == ["今日は友達と一緒に\n映画を見に行きました。"]


def test_abbreviations_and_initials_end_no_sentence():
    words = speak("Yesterday Dr. Miller met J. R. Brown at St. Mary's hospital.", word_ms=350)
    assert texts(words) == ["Yesterday Dr. Miller met J. R. Brown\nat St. Mary's hospital."]


# --- times -----------------------------------------------------------------------------------------------------------------------


def test_a_cue_comes_with_its_first_word_and_goes_soon_after_its_last():
    (cue,) = segment_words(speak("The harbour was empty.", 1000, word_ms=500))
    assert (cue.start_ms, cue.end_ms) == (1000, 1000 + 4 * 500 + 3 * 50 + 160)


def test_a_cue_stays_long_enough_to_be_read():
    fast, _ = segment_words(speak("Extraordinary circumstances notwithstanding. ||||||| Slowly now.", word_ms=250))
    assert fast.end_ms == 2150  # 43 characters at 20 a second; the words take 850 ms
    (short,) = segment_words([Word("No.", 500, 700, language="en")])
    assert short.duration_ms == 833


def test_two_frames_part_a_cue_from_the_next_and_small_gaps_are_closed():
    first, second = segment_words(speak("The harbour was empty that morning. | Nobody saw the boat leave.", word_ms=400, gap_ms=0))
    assert second.start_ms - first.end_ms == 83
    assert second.start_ms == first.words[-1].end_ms + 300


def test_a_gap_is_opened_to_half_a_second_where_giving_up_lead_out_does_it():
    first, second = segment_words(speak("The harbour was empty that morning. || Nobody saw the boat leave.", word_ms=400, gap_ms=0))
    assert second.start_ms - first.end_ms == 500
    assert first.end_ms - first.words[-1].end_ms == 100


def test_longest_duration_ends_a_cue_whose_word_was_heard_too_long():
    (cue,) = segment_words([Word("Oooh", 0, 30_000, language="en")])
    assert (cue.start_ms, cue.end_ms) == (0, 7000)


def test_words_whose_times_run_backwards_or_stand_still_keep_their_order():
    words = [Word(text, start, start, language="en") for text, start in [("one", 900), ("two", 300), ("three", 300), ("four", 4000)]]
    found = segment_words(words)
    assert [word.text for cue in found for word in cue.words] == ["one", "two", "three", "four"]
    assert [cue.text for cue in found] == ["one two three", "four"]
    assert found[0].start_ms == 900


def test_nothing_said_makes_no_cues():
    assert segment_words([]) == ()
    assert segment_words([Word("  ", 0, 100)]) == ()


# --- limits ----------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["lecture", "dialogue", "german", "italian", "spanish"])
@pytest.mark.parametrize("with_marks", [True, False])
def test_real_speech_keeps_every_limit(speech_words, name, with_marks):
    words = speech_words(name)
    if not with_marks:
        words = [replace(word, text=word.text.strip(".,!?;:¿¡").lower()) for word in words]
    cues = segment_words(words)
    assert issues(cues) == []
    assert [word for cue in cues for word in cue.words] == words
    assert all(cue.start_ms == cue.words[0].start_ms for cue in cues)


def test_the_lecture_reads_as_a_captioner_would_cut_it(speech_words):
    found = texts(speech_words("lecture"))
    assert found[:4] == [
        "Welcome back, everyone.",
        "Tonight I want to tell you about a small\nlighthouse on the northern coast,",
        "and about the three people\nwho kept its lamp burning for forty years.",
        "The tower was built in 1874,",
    ]
    assert "Walter was ill, so Ruth,\nwho was only sixteen," in found
    assert "She answered every letter,\nshe trained two assistants," in found
    assert "If you visit today, you can still see her\nhandwriting on the wall beside the stairs." in found


def test_sentences_of_the_recordings_begin_and_end_cues(speech_words):
    for name in ("lecture", "german", "italian", "spanish"):
        for cue in segment_words(speech_words(name)):
            middle = [word.text for word in cue.words[:-1]]
            assert not any(text.endswith((".", "!", "?")) for text in middle), cue.text


_SOUND = st.builds(
    lambda text, mark, length, pause, rate: (text + mark, max(0, int(length * len(text) * rate)), pause),
    st.text(alphabet="abcdefgh", min_size=1, max_size=14),
    st.sampled_from(["", "", "", ",", ".", "?"]),
    st.sampled_from([0.6, 1.0, 1.5]),
    st.sampled_from([0, 20, 50, 120, 300, 450, 700, 1600]),
    st.integers(30, 90),
)


def _spoken(sounds):
    words, now = [], 0
    for text, length, pause in sounds:
        words.append(Word(text, now, now + length, language="en"))
        now += length + pause
    return words


_SMALL = Profile(name="small", max_line_length=16, max_cps=15, max_duration_ms=4000)


@settings(max_examples=150, deadline=None)
@given(st.lists(_SOUND, min_size=1, max_size=9))
def test_limits_are_kept_whenever_any_cutting_keeps_them(sounds):
    words = _spoken(sounds)
    found = segment_words(words, profile=lambda _: _SMALL)
    if issues(found, lambda _: _SMALL):
        assert not any(_keeps_limits(words, cuts) for cuts in _all_cuttings(words))


def _all_cuttings(words):
    inner = range(1, len(words))
    return (cuts for count in range(len(words)) for cuts in itertools.combinations(inner, count))


def _keeps_limits(words, cuts):
    """Whether cues that begin at these words, each staying as long as it may, keep every limit and hide no long pause."""
    bounds = [0, *cuts, len(words)]
    for first, after in itertools.pairwise(bounds):
        part = words[first:after]
        if any(b.start_ms - a.end_ms >= LONG_PAUSE_MS for a, b in itertools.pairwise(part)):
            return False
        latest = words[after].start_ms - _SMALL.min_gap_ms if after < len(words) else 10**9
        end = min(latest, part[0].start_ms + _SMALL.max_duration_ms)
        if part[-1].end_ms > end + _SMALL.min_gap_ms:
            return False
        text = break_lines(" ".join(word.text for word in part), _SMALL, "en")
        if check_cue(Cue(part[0].start_ms, end, text), None, _SMALL):
            return False
    return True


_ANY_WORD = st.builds(
    Word,
    text=st.one_of(st.text(alphabet="abcÀ.,!?-'", min_size=1, max_size=25), st.sampled_from(["漢字", "。", "ですから", "1874,", "—"])),
    start_ms=st.integers(0, 60_000),
    end_ms=st.integers(0, 60_000),
    language=st.sampled_from([None, "en", "ja"]),
    space_before=st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_ANY_WORD, max_size=40), st.booleans())
def test_any_words_make_ordered_cues(words, in_order):
    if in_order:
        words = sorted(words, key=lambda word: word.start_ms)
    cues = segment_words(words)
    assert [word for cue in cues for word in cue.words] == words
    for cue in cues:
        joined = "".join((" " if word.space_before else "") + word.text for word in cue.words)
        assert "".join(plain_text(cue.text).split()) == "".join(joined.split())
        assert {word.language for word in cue.words} == {cue.language}
        assert cue.duration_ms > 0
    for cue, following in itertools.pairwise(cues):
        assert following.start_ms - cue.end_ms >= profile_for(cue.language).min_gap_ms
    again = segment_words(words)
    assert [replace(cue, id="") for cue in again] == [replace(cue, id="") for cue in cues]


def test_a_long_film_takes_seconds(speech_words):
    base = speech_words("lecture")
    words = []
    while len(words) < 30_000:
        offset = len(words) // len(base) * 108_090
        words += [replace(word, start_ms=word.start_ms + offset, end_ms=word.end_ms + offset) for word in base]
    started = time.process_time()
    cues = segment_words(words)
    assert time.process_time() - started < 6  # 1 s on the machine this was written on
    assert len(cues) > 2_000
