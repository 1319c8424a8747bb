"""The project file: what is written is read, and what is wrong is said."""

import json
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from captionstudio.core.document import Carried, Cue, Document, MediaReference, Track, Word
from captionstudio.core.errors import ParseError, ProjectTooNew
from captionstudio.core.glossary import GlossaryTerm
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.speakers import Speaker
from captionstudio.core.styles import STYLES
from captionstudio.formats.project import read_project, write_project
from tests.fakes.documents import documents, large_document

CUE = Cue(
    1000,
    2000,
    '<i>Grüße</i>,\n東京 \u2028 "q" \\ &lt;b>',
    id="c1",
    words=(
        Word("Grüße,", 1000, 1400, 0.5, is_doubtful=True, language="de", speaker="Ann"),
        Word("東京", 1400, 2000, None, language="ja", speaker=None, space_before=False),
        Word("x", 2000, 2000, 1.0, language="de", speaker="Ann"),
        Word("y", 2000, 2000, 1.0, language=None, speaker="Ann"),
        Word("z", 2000, 2000, 1.0, language="de", speaker="Bob", speaker_confidence=0.75),
    ),
    language="de",
    speaker="Ann",
    style="box",
    locked=True,
    source_ids=("a", "b"),
    source_text="Greetings",
    carried=Carried("vtt", "7", "line:0", "<b>x", "x", "00:01.000 --> 00:02.000", ("NOTE", "")),
    second_speaker="Bob",
    speaker_confidence=0.5,
)
ROUTE = TranslationRoute(("pt", "en", "de"), ("firefox-pt_en", "opus-mt-en-de"), ("firefox", "opus"), ("1", "2b"), 3)
GERMAN = {"name": "Deutsch", "format": "vtt", "header": "WEBVTT\n", "footer": "\n\n", "newline": "\r\n"}
DOCUMENT = Document(
    (Track((CUE,), role="translation", language="de", id="t1", made_by=ROUTE, **GERMAN), Track(id="t2")),
    MediaReference("/films/caf\udce9.mp4", "0123", 90_000, 1),
    (500, 1500),
    replace(STYLES["speakers"], name="mine"),
    "bbc",
    (GlossaryTerm("May"), GlossaryTerm("harbour", "Hafen", "en", "de", is_case_sensitive=True)),
    (Speaker("Ann", "#0072b2", voice=(0.5, -0.25, 0.0, 1.0)), Speaker("Bob"), Speaker("Jingle", kind="sound")),
)
VIEW = {"selection": {"track": "t1", "cues": ["c1"]}, "position_ms": 1200, "zoom": 0.25}


def test_every_field_comes_back():
    assert read_project(write_project(DOCUMENT, view=VIEW)) == (DOCUMENT, VIEW)
    assert read_project(write_project(Document())) == (Document(), {})


@pytest.mark.parametrize(
    "document",
    [
        Document(glossary=DOCUMENT.glossary),
        Document(speakers=(Speaker("Ann"),)),
        Document((Track(made_by=ROUTE),)),
        Document((Track((Cue(0, 1, "a", second_speaker="Bob"),)),)),
        Document((Track((Cue(0, 1, "a", speaker_confidence=0.0),)),)),
        Document((Track((Cue(0, 1, "a", words=(Word("a", 0, 1, speaker_confidence=0.0),)),)),)),
    ],
)
def test_what_older_programs_would_lose_they_refuse(document):
    data = write_project(document)
    assert json.loads(data)["version"] == 2
    assert read_project(data)[0] == document


def test_a_document_without_anything_new_is_written_for_older_programs():
    document = Document((Track((Cue(0, 1, "a", speaker="Ann", words=(Word("a", 0, 1, speaker="Ann"),)),)),))
    assert json.loads(write_project(document)).keys() == {
        "format",
        "version",
        "media",
        "profile",
        "style",
        "shot_changes_ms",
        "view",
        "tracks",
    }
    assert json.loads(write_project(document))["version"] == 1


@settings(max_examples=100, deadline=None)
@given(st.lists(st.floats(-1, 1, width=32), max_size=200), st.text(), st.text())
def test_any_voice_comes_back(voice, name, colour):
    document = Document(speakers=(Speaker(name, colour, voice=tuple(voice)),))
    data = write_project(document)
    assert read_project(data)[0] == document
    assert len(data) < 400 + 6 * len(voice) + 6 * len(name + colour)


def test_an_engine_that_is_gone_keeps_its_name():
    data = write_project(DOCUMENT).replace(b'"opus"]', b'"babelfish"]')
    assert read_project(data)[0].tracks[0].made_by.engines == ("firefox", "babelfish")


@settings(max_examples=150, deadline=None)
@given(documents(), st.dictionaries(st.text(), st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists), max_size=3))
def test_any_document_comes_back(document, view):
    assert read_project(write_project(document, view=view)) == (document, view)


@settings(max_examples=150, deadline=None)
@given(st.text(), st.text(), st.floats(0, 1))
def test_any_text_comes_back(text, other, probability):
    cue = replace(CUE, text=text, speaker=other, words=(Word(other, 0, 1, probability),), source_text=text)
    document = Document((Track((cue,), name=other, header=text),))
    assert read_project(write_project(document))[0] == document


def test_it_is_readable_text_with_a_line_for_each_cue():
    lines = write_project(DOCUMENT, view=VIEW).decode().splitlines()
    assert lines[0] == '{"format":"captionstudio-project","version":2,'
    (cue,) = [line for line in write_project(DOCUMENT).decode().split("\n") if '"c1"' in line]
    assert json.loads(cue.removesuffix("]},"))["words"] == [
        ["Grüße,", 1000, 1400, 0.5, "d"],
        ["東京", 1400, 2000, None, "j", "ja", None],
        ["x", 2000, 2000, 1.0],
        ["y", 2000, 2000, 1.0, "", None],
        ["z", 2000, 2000, 1.0, "", "de", "Bob", 0.75],
    ]
    assert write_project(Document()).isascii()


def test_twenty_thousand_cues_are_quick():
    document = large_document()
    start = time.perf_counter()
    data = write_project(document)
    assert read_project(data)[0] == document
    assert time.perf_counter() - start < 6  # under 1.5 s alone on a quiet machine; others may share this one


def damaged(change):
    content = json.loads(write_project(DOCUMENT, view=VIEW))
    change(content)
    return json.dumps(content).encode()


def test_a_newer_version_is_refused():
    with pytest.raises(ProjectTooNew) as caught:
        read_project(damaged(lambda content: content.update(version=3)), "film.captionstudio")
    assert (caught.value.data["version"], caught.value.data["path"]) == (3, "film.captionstudio")
    assert "newer version" in str(caught.value)
    assert caught.value.hint


def test_a_torn_file_names_the_line():
    data = write_project(DOCUMENT)
    with pytest.raises(ParseError) as caught:
        read_project(data[: data.index(b'"words"')], "film.captionstudio")
    assert caught.value.data == {"path": "film.captionstudio", "line": 16}
    assert "line 16" in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"\0\0\0", b"\xff\xfe\xfd", b"[]", b"{}", b'{"format":"other"}', b"[" * 100_000, b"1" * 5000, b'"captionstudio-project"']
)
def test_what_is_no_project_is_refused(data):
    with pytest.raises(ParseError):
        read_project(data)


def cue_of(content):
    return content["tracks"][0]["cues"][0]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda content: content.update(version="1"), "version is missing"),
        (lambda content: content.pop("tracks"), "has no “tracks”"),
        (lambda content: content.update(tracks={}), "“tracks” is of the wrong kind"),
        (lambda content: content["tracks"].append(7), "track 3 is no object"),
        (lambda content: content["tracks"][0].update(role="boss"), "unknown role, “boss”"),
        (lambda content: content["tracks"][1].update(id="t1"), "two tracks have one identity"),
        (lambda content: cue_of(content).pop("text"), "track 1, caption 1 has no “text”"),
        (lambda content: cue_of(content).update(start_ms="0"), "“start_ms” is of the wrong kind"),
        (lambda content: cue_of(content).update(end_ms=True), "“end_ms” is of the wrong kind"),
        (lambda content: cue_of(content).update(end_ms=1.5), "“end_ms” is of the wrong kind"),
        (lambda content: cue_of(content).update(source_ids=[1]), "source_ids must be texts"),
        (lambda content: cue_of(content).update(words=[["a", 1]]), "a word that is none"),
        (lambda content: cue_of(content).update(words=[["a", 1, 2, "x"]]), "a word that is none"),
        (lambda content: cue_of(content).update(words=7), "“words” is of the wrong kind"),
        (lambda content: content["tracks"][0]["cues"].append(cue_of(content)), "identity of another"),
        (lambda content: content["style"].update(colour="red"), "“red” is no colour"),
        (lambda content: content["media"].pop("path"), "media has no “path”"),
        (lambda content: content.update(shot_changes_ms=["x"]), "a shot change is no whole number"),
        (lambda content: content.update(view=[]), "“view” is of the wrong kind"),
        (lambda content: cue_of(content).update(words=[["a", 1, 2, 1, "", None, "Ann", "x"]]), "a word that is none"),
        (lambda content: cue_of(content).update(words=[["a", 1, 2, 1, "", None, 7]]), "a word that is none"),
        (lambda content: cue_of(content).update(speaker_confidence="sure"), "“speaker_confidence” is of the wrong kind"),
        (lambda content: content["glossary"].append({}), "term 3 of the glossary has no “source”"),
        (lambda content: content["speakers"].append("Cy"), "speaker 4 is no object"),
        (lambda content: content["speakers"][1].update(name="Ann"), "two speakers have one name"),
        (lambda content: content["speakers"][1].update(kind="ghost"), "speaker 2 has an unknown kind, “ghost”"),
        (lambda content: content["speakers"][1].update(voice="AAA="), "speaker 2 has a voice that is none"),
        (lambda content: content["speakers"][1].update(voice="AADAfw=="), "speaker 2 has a voice that is none"),  # no number
        (lambda content: content["tracks"][0].update(made_by=7), "“made_by” is of the wrong kind"),
        (lambda content: content["tracks"][0]["made_by"].update(models="x"), "“models” is of the wrong kind"),
    ],
)
def test_a_damaged_member_is_named(change, words):
    with pytest.raises(ParseError) as caught:
        read_project(damaged(change), "film.captionstudio")
    assert words in str(caught.value)
    assert caught.value.hint


def test_the_line_of_a_damaged_cue_is_named():
    data = write_project(DOCUMENT).replace(b'"end_ms":2000', b'"end_ms":"x"')
    with pytest.raises(ParseError, match="line 16: track 1, caption 1") as caught:
        read_project(data)
    assert caught.value.data["line"] == 16


def test_what_a_later_program_of_this_version_adds_is_passed_over():
    data = damaged(lambda content: (content.update(more=1), cue_of(content).update(more=1), content["style"].update(more=1)))
    assert read_project(data) == (DOCUMENT, VIEW)


def test_cues_out_of_order_are_put_in_order():
    document = Document((Track((Cue(0, 1, "a", id="a"), Cue(5, 6, "b", id="b")), id="t"),))
    content = json.loads(write_project(document))
    content["tracks"][0]["cues"].reverse()
    assert read_project(json.dumps(content).encode())[0] == document
