import pytest

from captionstudio.core.document import Cue
from captionstudio.core.profiles import Profile, profile_for
from captionstudio.core.quality.checks import RULES, check_track

GOOD = Cue(1000, 3000, "Nothing is wrong\nwith this one.", id="good")


def found(*cues, profile_of=profile_for):
    return [(issue.cue_id, issue.rule, issue.severity, issue.value, issue.limit) for issue in check_track(cues, profile_of)]


def english(start, end, text, name="bad"):
    return Cue(start, end, text, id=name, language="en")


def test_good_cues_have_no_issues():
    assert found(GOOD, english(3083, 5000, "Nor with this.")) == []


@pytest.mark.parametrize(
    ("cue", "rule", "severity", "value", "limit"),
    [
        (english(0, 2000, "<i> </i>\n"), "empty", "error", 0, 1),
        (english(2000, 1500, "Backwards"), "no_duration", "error", -500, 1),
        (english(0, 3000, "one\ntwo\nthree"), "lines", "error", 3, 2),
        (english(0, 5000, "<i>It has forty-four characters without markup</i>."), "line_length", "error", 44, 42),
        (english(0, 1000, "It has 21 characters."), "reading_speed", "warning", 21, 20),
        (english(0, 832, "Too short."), "min_duration", "warning", 832, 833),
        (english(0, 7001, "Too long."), "max_duration", "warning", 7001, 7000),
    ],
)
def test_one_broken_limit_is_one_issue(cue, rule, severity, value, limit):
    assert [issue for issue in found(cue) if issue[1] != "lines" or rule == "lines"] == [("bad", rule, severity, value, limit)]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (2917, []),
        (2918, [("bad", "gap", "error", 82, 83)]),
        (3000, [("bad", "gap", "error", 0, 83)]),
        (3001, [("bad", "overlap", "error", 1, 0)]),
    ],
)
def test_the_next_cue_wants_its_distance(end, expected):
    assert found(english(1000, end, "Close to the next."), english(3000, 5000, "The next.", "next")) == expected


def test_limits_come_from_the_profile_of_each_language():
    fast = "It takes nineteen ch"
    assert found(Cue(0, 1100, fast, language="en"), Cue(2000, 3100, fast, language="de", id="german")) == [
        ("german", "reading_speed", "warning", pytest.approx(18.18, abs=0.01), 17)
    ]
    assert found(Cue(0, 833, fast), profile_of=lambda _: Profile(max_cps=30)) == []


def test_messages_name_the_cue_and_the_limit():
    (issue,) = check_track([english(0, 8000, "Too long.")], profile_for)
    assert "8000" in issue.message
    assert "7000" in issue.message


def test_every_rule_says_what_it_asks():
    assert all(rule.__doc__ for rule in RULES)
