import pytest

from captionstudio.core.document import Cue
from captionstudio.workflows.sentence_plans import plan_cues


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("  One two. ", "One two."),
        ("One\ntwo.", "One two."),
        ("<i>One</i>\n<i>two.</i>", "One two."),
        ("{\\i1}One{\\i0}\n{\\i1}two.{\\i0}", "One two.{\\i0}"),
        ("{\\i1}One{\\i0} {\\i1}two.{\\i0}", "One two.{\\i0}"),
        ("<ruby>One<rt>1</rt></ruby> two.", "One two."),
    ],
)
def test_a_style_goes_on_where_it_ends_and_begins_again(text, unit):
    (plan,) = plan_cues([Cue(0, 1000, text, language="en")])
    assert plan.units == (unit,)


def test_captions_without_a_language_have_the_one_given():
    cues = [Cue(0, 1000, "One", language="en"), Cue(1000, 2000, "two."), Cue(2000, 3000, "Drei.", language="de")]
    assert [(plan.units, plan.language) for plan in plan_cues(cues, "en")] == [(("One two.",), "en"), (("Drei.",), "de")]
