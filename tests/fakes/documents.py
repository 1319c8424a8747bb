"""Random documents for property tests, and large ones for measurements."""

from dataclasses import replace

from hypothesis import strategies as st

from captionstudio.core.document import Carried, Cue, Document, MediaReference, Track, Word
from captionstudio.core.glossary import GlossaryTerm
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.sentences import joined_text
from captionstudio.core.speakers import Speaker

TOKENS = ("Hello", "there,", "you", "the", "cat.", "-", "東京", "は。", "สวัสดี", "don't", "AT&T", "<3", "Öl", "I", "ＯＫ", "♪", "…")
TAGS = (("", ""), ("<i>", "</i>"), ("<b>", "</b>"), ("{\\an8}", ""), ("<v Ann>", ""), ("- ", ""), ("<i>", "</b>"))
_LANGUAGES = st.sampled_from([None, "en", "ja", "es"])
_SPEAKERS = st.sampled_from([None, "Ann", "Bob"])
_SHARES = st.sampled_from([None, 0.25, 1.0])
_VOICES = st.sampled_from([(), (Speaker("Ann", "#0072b2", voice=(0.5, -0.5)), Speaker("Bob")), (Speaker("Bob", kind="sound"),)])
_GLOSSARIES = st.sampled_from([(), (GlossaryTerm("cat", "gato", "en", "es", is_case_sensitive=True), GlossaryTerm("Ann"))])
_ROUTES = st.sampled_from([None, TranslationRoute(("en", "es"), ("translate-en_es",), ("argos",), ("1.0",), 2)])


@st.composite
def words_in(draw, start, end, texts):
    """Words for texts, in order and inside a cue."""
    edges = sorted(draw(st.lists(st.integers(start, end), min_size=2 * len(texts), max_size=2 * len(texts))))
    return tuple(
        Word(
            text,
            edges[2 * at],
            edges[2 * at + 1],
            draw(_SHARES),
            draw(st.booleans()),
            speaker=draw(_SPEAKERS),
            speaker_confidence=draw(_SHARES),
        )
        for at, text in enumerate(texts)
    )


@st.composite
def cues(draw, cue_id, start):
    """One cue that starts at ``start``; its words, where it has any, are those of its text."""
    texts = draw(st.lists(st.sampled_from(TOKENS), max_size=5))
    end = start + draw(st.integers(1, 4000))
    breaks = draw(st.sets(st.integers(1, 4)))
    body = "".join(("\n" if at in breaks else " " if at else "") + text for at, text in enumerate(texts))
    opening, closing = draw(st.sampled_from(TAGS))
    return Cue(
        start,
        end,
        opening + body + closing,
        id=cue_id,
        words=draw(words_in(start, end, texts)) if draw(st.booleans()) else (),
        language=draw(_LANGUAGES),
        speaker=draw(_SPEAKERS),
        locked=draw(st.integers(0, 19)) == 19,
        carried=draw(st.sampled_from([None, Carried("srt", "7", before=("note",))])),
        second_speaker=draw(_SPEAKERS),
        speaker_confidence=draw(_SHARES),
    )


@st.composite
def tracks(draw, track_id, role="original"):
    """A track of up to six cues in order of time; some overlap."""
    starts = sorted(draw(st.lists(st.integers(0, 20_000), max_size=6)))
    made = tuple(draw(cues(f"{track_id}{at}", start)) for at, start in enumerate(starts))
    return Track(made, role=role, language=draw(_LANGUAGES), id=track_id)


@st.composite
def documents(draw):
    """An original, its translation, and a track of something else."""
    original = draw(tracks("o"))
    translated = []
    for at, cue in enumerate(original.cues):
        group = original.cues[at : at + draw(st.integers(1, 2))]
        made = replace(
            cue, id=f"t{at}", text=f"Uno {at}", words=(), source_ids=tuple(each.id for each in group), source_text=joined_text(group)
        )
        translated.append(made)
    translation = Track(tuple(translated), role="translation", language="es", id="t", made_by=draw(_ROUTES))
    shots = tuple(sorted(draw(st.sets(st.integers(0, 20_000), max_size=3))))
    media = draw(st.sampled_from([None, MediaReference("/films/a.mp4", "abc", 20_000)]))
    return Document(
        (original, translation, draw(tracks("x", "other"))),
        media,
        shots,
        profile=draw(st.sampled_from(["default", "bbc"])),
        glossary=draw(_GLOSSARIES),
        speakers=draw(_VOICES),
    )


def large_document(count=20_000, words=8):
    """A film's worth of cues and more, each with words, and a translation."""
    made = []
    for at in range(count):
        start = at * 1000
        texts = [f"word{(at * 7 + n) % 500}" for n in range(words)]
        spoken = tuple(Word(text, start + 100 * n, start + 100 * n + 90, 0.9, language="en") for n, text in enumerate(texts))
        made.append(Cue(start, start + 900, " ".join(texts), id=f"{at:016x}", words=spoken, language="en"))
    translated = tuple(
        Cue(cue.start_ms, cue.end_ms, f"Texto {at}", id=f"e{at:015x}", language="es", source_ids=(cue.id,), source_text=cue.text)
        for at, cue in enumerate(made)
    )
    return Document((Track(tuple(made), language="en", id="o"), Track(translated, role="translation", language="es", id="t")))
