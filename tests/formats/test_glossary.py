import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.errors import ParseError
from captionstudio.core.glossary import GlossaryTerm
from captionstudio.formats.glossary import delimiter_for, read_glossary, write_glossary

CELL = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)
TERM = st.builds(
    GlossaryTerm, CELL, st.one_of(st.just(""), CELL), st.sampled_from(["", "en"]), st.sampled_from(["", "pt-BR"]), st.booleans()
)


@given(st.lists(TERM, unique=True, max_size=6), st.sampled_from([",", "\t", ";"]))
def test_what_was_written_is_read_again(terms, delimiter):
    assert read_glossary(write_glossary(terms, delimiter=delimiter)) == tuple(terms)


@pytest.mark.parametrize(
    "content",
    [
        "Term;Translation;From;Into\nharbor;puerto;English;Spanish\n",
        "target\tsource\tto\tfrom\r\npuerto\tharbor\tspa\ten\r\n",
        "\ufeffsource,target,source_language,target_language,notes\n\n  harbor , puerto ,en,es,a place\n,,,,\n",
        "en,es\nharbor,puerto\n",
    ],
)
def test_tables_as_others_write_them(content):
    assert read_glossary(content.encode()) == (GlossaryTerm("harbor", "puerto", "en", "es"),)


def test_two_columns_need_no_header():
    assert read_glossary(b"harbor,puerto\nNASA\nNASA\n") == (GlossaryTerm("harbor", "puerto"), GlossaryTerm("NASA"))
    assert read_glossary("Spanish;español\n".encode()) == (GlossaryTerm("Spanish", "español"),)
    assert read_glossary("mañana,tomorrow".encode("cp1252")) == (GlossaryTerm("mañana", "tomorrow"),)
    assert read_glossary(b"") == read_glossary(b"source,target\n") == ()


def test_one_line_may_hold_several_languages():
    assert read_glossary(b"source,es,fr,case\nharbor,puerto,,yes\nsea,mar,mer,\n") == (
        GlossaryTerm("harbor", "puerto", "", "es", is_case_sensitive=True),
        GlossaryTerm("sea", "mar", "", "es"),
        GlossaryTerm("sea", "mer", "", "fr"),
    )


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("source,from\na,\n\nb,klingon\n", 4, "klingon"),
        ("source,case\na,maybe\n", 2, "maybe"),
        ('source,target\na,b\n"c"d,e\n', 3, "cannot be read"),
        ('source,target\na,"b\n', 2, "cannot be read"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(content, line, said):
    with pytest.raises(ParseError, match=said) as caught:
        read_glossary(content.encode())
    assert caught.value.data["line"] == line


def test_the_name_tells_what_parts_the_columns():
    assert (delimiter_for("a.TSV"), delimiter_for("a.csv")) == ("\t", ",")
