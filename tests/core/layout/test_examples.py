import doctest

import pytest

from captionstudio.core import profiles
from captionstudio.core.layout import line_breaks, measure


@pytest.mark.parametrize("module", [profiles, line_breaks, measure])
def test_examples_in_docstrings_hold(module):
    outcome = doctest.testmod(module)
    assert outcome.attempted
    assert not outcome.failed
