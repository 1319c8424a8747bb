import itertools
import threading
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captionstudio.core.document import Carried, Cue, Track, Word
from captionstudio.core.errors import EngineCrashed, InvalidRequest, NoTranslationPair
from captionstudio.core.glossary import GlossaryTerm
from captionstudio.core.jobs import JobCancelled, JobContext, Progress
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import profile_for
from captionstudio.core.quality.checks import check_track
from captionstudio.core.routes import TranslationRoute
from captionstudio.core.sentences import joined_text
from captionstudio.engines.translation.router import TranslationRouter
from captionstudio.workflows.sentence_plans import plan_cues
from captionstudio.workflows.translate import TrackTranslator, translate_track
from captionstudio.workflows.translation_memory import TranslationMemory

# The shipped sample's cues with what each becomes, worked out by hand from the words of the small packages.
SAMPLE = """600 2507 en|Good morning, and welcome to the show.|Buenos días y bienvenidos al programa.|Bonjour et bienvenue dans l'émission.
3187 4767 en|On Sunday we go to the harbor.|El domingo vamos al puerto.|Dimanche, nous allons au port.
5876 7148 en|The singer is at the market.|La cantante está en el mercado.|La chanteuse est au marché.
8206 10064 es|On Monday we go to the mountain.|El lunes vamos a la montaña.|Lundi, nous allons à la montagne.
10817 12547 es|The girl is in the city.|La niña está en la ciudad.|La fille est dans la ville.
13444 14909 es|The train leaves at one o'clock.|El tren sale a la una.|Le train part à une heure.
15779 17046 en|The queen wants the letter.|La reina quiere la carta.|La reine veut la lettre.
18037 19681 en|The captain has four houses.|El capitán tiene cuatro casas.|Le capitaine a quatre maisons.
20754 22486 es|The father loses the door.|El padre pierde la puerta.|Le père perd la porte.
23142 24969 es|On Friday we go to the hospital.|El viernes vamos al hospital.|Vendredi, nous allons à l'hôpital.
25586 27129 es|The brother goes to the harbor.|El hermano va al puerto.|Le frère va au port.
28231 29746 en|The singer sells the apple.|La cantante vende la manzana.|La chanteuse vend la pomme.
30605 31908 en|The brother takes the chair.|El hermano toma la silla.|Le frère prend la chaise.
32966 34440 en|The father closes the book.|El padre cierra el libro.|Le père ferme le livre.
35041 36753 es|The doctor loses the book.|El médico pierde el libro.|Le médecin perd le livre.
37620 39115 es|The mother goes to the bridge.|La madre va al puente.|La mère va au pont.
40148 41886 es|On Sunday we go to the garden.|El domingo vamos al jardín.|Dimanche, nous allons au jardin.
42623 44118 en|The queen brings the box.|La reina trae la caja.|La reine apporte la boîte.
45285 46744 en|The girl has six keys.|La niña tiene seis llaves.|La fille a six clés."""


@pytest.fixture(scope="module")
def engine():
    return TranslationRouter(threads=2)


class Scripted:
    """Translates by a table, or with a function, and remembers what it was asked; knows the pairs given."""

    def __init__(self, translate, pairs=(("en", "xx"),), *, version="", context=0):
        self.version = version
        self.context = context
        self.preceding = []
        self.translate_one = translate.__getitem__ if isinstance(translate, dict) else translate
        self.pairs = set(pairs)
        self.asked = []

    def find_route(self, source, target, engine=""):
        if (source, target) in self.pairs:
            versions = (self.version,) if self.version else ()
            return TranslationRoute((source, target), (f"{source}_{target}",), ("argos",), versions, self.context)
        raise NoTranslationPair(f"No installed model translates {source} to {target}.", hint="Add one.")

    def translate(self, texts, route, context, preceding=()):
        self.asked.append(list(texts))
        self.preceding.append(list(preceding))
        context.report(Progress("translate", len(texts), len(texts), "items"))
        return [self.translate_one(text) for text in texts]


def make_track(*texts, language="en", step=3000, length=2800):
    return Track(tuple(Cue(at * step, at * step + length, text, language=language) for at, text in enumerate(texts)), language=language)


def translated(track, engine, target="es", **options):
    return [cue.text for cue in translate_track(track, target, engine, JobContext(), **options).cues]


@pytest.mark.parametrize(("target", "column"), [("en", 1), ("es", 2), ("fr", 3)])
def test_the_sample_of_two_languages(engine, target, column):
    rows = [line.split("|") for line in SAMPLE.splitlines()]
    cues = []
    for row in rows:
        start, end, language = row[0].split()
        cues.append(Cue(int(start), int(end), row[1 if language == "en" else 2], language=language))
    track = translate_track(Track(tuple(cues)), target, engine, JobContext())
    assert [plain_text(cue.text).replace("\n", " ") for cue in track.cues] == [row[column] for row in rows]
    assert [(cue.start_ms, cue.end_ms) for cue in track.cues] == [(cue.start_ms, cue.end_ms) for cue in cues]
    assert {cue.language for cue in track.cues} == {target}
    assert (track.role, track.language) == ("translation", target)


def test_a_two_line_cue_is_one_sentence(engine):
    assert translated(make_track("The captain goes\nto the harbor."), engine) == ["El capitán va al puerto."]


def test_a_sentence_over_two_cues_is_laid_back_on_both(engine):
    track = make_track("The captain goes", "to the harbor.", "It is raining.")
    made = translate_track(track, "es", engine, JobContext())
    assert [cue.text for cue in made.cues] == ["El capitán", "va al puerto.", "Está lloviendo."]
    assert [(cue.start_ms, cue.end_ms) for cue in made.cues] == [(cue.start_ms, cue.end_ms) for cue in track.cues]
    ids = [cue.id for cue in track.cues]
    assert [cue.source_ids for cue in made.cues] == [(ids[0], ids[1])] * 2 + [(ids[2],)]
    assert [cue.source_text for cue in made.cues] == ["The captain goes to the harbor."] * 2 + ["It is raining."]
    assert made.cues[0].source_text == joined_text(track.cues[:2])


def test_what_stands_around_the_words_stays(engine):
    texts = {
        "<i>The boy opens\nthe door.</i>": "<i>El niño abre la puerta.</i>",
        "{\\an8}It is raining.": "{\\an8}Está lloviendo.",
        "♪ Listen to the music. ♪": "♪ Escucha la música. ♪",
        "[thunder] It is raining.": "[thunder] Está lloviendo.",
        "- Good morning.\n- How are you?": "- Buenos días.\n- ¿Cómo estás?",
        "ANNA: I do not know.": "ANNA: No lo sé.",
        "<b>It</b> is raining.": "<b>Está lloviendo.</b>",
        "GOOD MORNING.": "BUENOS DÍAS.",
        "♪": "♪",
        "[music]": "[music]",
        "12:30": "12:30",
        "": "",
    }
    assert translated(make_track(*texts), engine) == list(texts.values())


@pytest.mark.parametrize("value", ["12", "1,500", "NASA", "www.example.com", "%s", "{name}"])
def test_numbers_names_and_addresses_survive_the_real_engine(engine, value):
    (text,) = translated(make_track(f"The boy sees {value} today."), engine)
    assert value in plain_text(text).replace("\n", " ")


def test_a_pivot_is_announced_once(engine):
    said = []
    track = make_track("Está lloviendo.", "Buenos días.", language="es")
    translate_track(track, "fr", engine, JobContext(on_message=said.append))
    assert said.count("Spanish to French goes through English.") == 1


def test_cues_in_the_target_language_pass_through():
    words = (Word("Hola.", 0, 900),)
    track = Track((Cue(0, 900, "<i>Hola.</i>", words=words, language="es-419", speaker="A"), Cue(1000, 1900, "Hi.", language="en")))
    engine = Scripted({"Hi.": "Hola."}, [("en", "es")])
    made = translate_track(track, "es", engine, JobContext())
    assert replace(made.cues[0], id=track.cues[0].id, source_ids=(), source_text="") == track.cues[0]
    assert made.cues[1].text == "Hola."
    assert engine.asked == [["Hi."]]


def test_languages_without_a_model_stay_and_are_told():
    track = Track((Cue(0, 900, "Hi.", language="en"), Cue(1000, 1900, "Dia dhuit.", language="ga")))
    said = []
    made = translate_track(track, "es", Scripted({"Hi.": "Hola."}, [("en", "es")]), JobContext(on_message=said.append))
    assert [(cue.text, cue.language) for cue in made.cues] == [("Hola.", "es"), ("Dia dhuit.", "ga")]
    assert said == ["No installed model translates ga to es. Those captions stay as they are. Add one."]


def test_nothing_translatable_is_an_error():
    with pytest.raises(NoTranslationPair):
        translated(make_track("Dia dhuit.", language="ga"), Scripted({}, [("en", "es")]))
    with pytest.raises(InvalidRequest, match="what language"):
        translated(make_track("Hello.", language=None), Scripted({}))
    with pytest.raises(InvalidRequest):
        translated(make_track("Hello."), Scripted({}), target="klingon")
    assert translated(make_track("♪", "12", language=None), Scripted({})) == ["♪", "12"]


def test_a_given_source_serves_cues_without_a_language():
    track = Track((Cue(0, 900, "Hi."), Cue(1000, 1900, "Ciao.", language="it")))
    engine = Scripted({"Hi.": "Hola.", "Ciao.": "Adiós."}, [("en", "es"), ("it", "es")])
    assert translated(track, engine, source="en") == ["Hola.", "Adiós."]


def test_the_same_text_is_translated_once():
    engine = Scripted(str.upper, [("en", "es")])
    track = make_track("Yes.", "Why?", "Yes.", "<i>Yes.</i>", "{\\an8}Why?")
    assert translated(track, engine) == ["YES.", "WHY?", "YES.", "<i>YES.</i>", "{\\an8}WHY?"]
    assert engine.asked == [["Yes.", "Why?"]]


def test_what_was_translated_in_an_earlier_run_is_not_translated_again(tmp_path):
    with TranslationMemory(tmp_path / "memory") as memory:
        translated(make_track("Yes.", "Why?"), Scripted(str.upper, [("en", "es")], version="1"), memory=memory)
        engine = Scripted(str.upper, [("en", "es")], version="1")
        assert translated(make_track("Why?", "<b>Maybe</b>.", "Yes."), engine, memory=memory) == ["WHY?", "<b>MAYBE</b>.", "YES."]
        assert engine.asked == [["[1] Maybe [2] ."]]
        newer = Scripted(str.lower, [("en", "es")], version="2")
        assert translated(make_track("Why?"), newer, memory=memory) == ["why?"]


def test_a_long_job_that_is_broken_off_goes_on_where_it_was(tmp_path):
    class Breaking(Scripted):
        def translate(self, texts, route, context, preceding=()):
            if len(self.asked) == 1:
                raise EngineCrashed("It crashed.")
            return super().translate(texts, route, context, preceding)

    track = make_track(*(f"Sentence {at}." for at in range(1000)))
    with TranslationMemory(tmp_path / "memory") as memory:
        with pytest.raises(EngineCrashed):
            translated(track, Breaking(str.upper, [("en", "es")], version="1"), memory=memory)
        again = Scripted(str.upper, [("en", "es")], version="1")
        assert translated(track, again, memory=memory)[-1] == "SENTENCE 999."
    assert sum(map(len, again.asked)) == 1000 - 512


def test_the_engine_is_given_the_sentences_before_where_it_wants_them():
    engine = Scripted(str.upper, [("en", "es"), ("it", "es")], context=2)
    cues = [("One. Two.", "en"), ("Three 3.", "en"), ("- Four.\n- Five.", "en"), ("Sei.", "it"), ("♪", "en"), ("Two.", "en")]
    track = Track(tuple(Cue(at * 3000, at * 3000 + 2000, text, language=language) for at, (text, language) in enumerate(cues)))
    made = translate_track(track, "es", engine, JobContext())
    assert [cue.text for cue in made.cues] == ["ONE. TWO.", "THREE 3.", "- FOUR.\n- FIVE.", "SEI.", "♪", "TWO."]
    assert engine.asked == [["One. Two.", "Three 3.", "Four.", "Five.", "Two."], ["Sei."]]
    assert engine.preceding == [[(), ("One.", "Two."), ("Two.", "Three 3."), ("Three 3.", "Four."), ()], [()]]


def test_the_same_text_after_others_is_another_sentence():
    engine = Scripted(str.upper, [("en", "es")], context=1)
    translate_track(make_track("Yes.", "Why?", "Sure.", "Why?", "Sure.", "Why?"), "es", engine, JobContext())
    assert engine.asked == [["Yes.", "Why?", "Sure.", "Why?"]]
    assert engine.preceding == [[(), ("Yes.",), ("Why?",), ("Sure.",)]]
    engine = Scripted(str.upper, [("en", "es")])
    translate_track(make_track("Yes.", "Why?", "Sure.", "Why?"), "es", engine, JobContext())
    assert (engine.asked, engine.preceding) == ([["Yes.", "Why?", "Sure."]], [[]])


def test_terms_of_the_glossary_are_kept(engine):
    terms = [GlossaryTerm("harbor", "embarcadero", "en", "es"), GlossaryTerm("captain", "patrón", target_language="fr")]
    made = translate_track(make_track("The captain goes", "to the harbor."), "es", engine, JobContext(), glossary=terms)
    assert "embarcadero" in made.cues[1].text
    assert "capitán" in made.cues[0].text
    table = {"To the harbor.": "A la bahía.", "To the [1].": "Al [1]."}
    assert translated(make_track("To the <i>harbor</i>."), Scripted(lambda text: table.get(text, "?"), [("en", "es")]), glossary=terms) == [
        "<i>Al embarcadero.</i>"
    ]


def test_the_engine_may_be_named():
    class Two(Scripted):
        def find_route(self, source, target, engine=""):
            return TranslationRoute((source, target), (f"{engine or 'argos'}-1",), (engine or "argos",))

        def translate(self, texts, route, context, preceding=()):
            return [f"{route.engines[-1]}: {text}" for text in texts]

    two = Two(str)
    assert translated(make_track("Yes."), two) == ["argos: Yes."]
    made = translate_track(make_track("Yes."), "es", two, JobContext(), engine_name="opus")
    assert made.cues[0].text == "opus: Yes."
    assert made.made_by == TranslationRoute(("en", "es"), ("opus-1",), ("opus",))


def test_the_track_says_how_most_of_it_was_made():
    said = []
    engine = Scripted(str.upper, [("en", "es"), ("it", "es")])
    cues = [Cue(at * 1000, at * 1000 + 900, f"Text {at}.", language="it" if at else "en") for at in range(3)]
    made = translate_track(Track(tuple(cues)), "es", engine, JobContext(on_message=said.append))
    assert made.made_by == engine.find_route("it", "es")
    assert said == ["1 of the captions: English to Spanish (Argos)."]


def test_sentences_are_made_up_once_for_several_languages(monkeypatch):
    asked = []
    monkeypatch.setattr("captionstudio.workflows.translate.plan_cues", lambda *given: asked.append(len(given[0])) or plan_cues(*given))
    translator = TrackTranslator(make_track("One.", "Two."), Scripted(str.upper, [("en", "es"), ("en", "fr")]))
    assert [translator.into(target, JobContext()).language for target in ("es", "fr")] == ["es", "fr"]
    assert asked == [2]


def test_part_of_a_track_keeps_its_context():
    engine = Scripted(str.upper, [("en", "es")], context=1)
    track = make_track("One.", "Two.", "Three.")
    made = TrackTranslator(track, engine).into("es", JobContext(), only={track.cues[1].id})
    assert [(cue.text, cue.source_ids) for cue in made.cues] == [("TWO.", (track.cues[1].id,))]
    assert (engine.asked, engine.preceding) == ([["Two."]], [[("One.",)]])


def test_what_belongs_to_the_cue_stays_with_it():
    carried = Carried("webvtt", id="7", settings="line:0", raw_text="Hi.", read_as="Hi.")
    cue = Cue(0, 900, "Hi.", language="en", speaker="ANN", style="Top", carried=carried, words=(Word("Hi.", 0, 900),), locked=True)
    track = Track((cue,), language="en", format="webvtt", header="WEBVTT\n\nSTYLE\n::cue {}\n", footer="NOTE end")
    made = translate_track(track, "es", Scripted({"Hi.": "Hola."}, [("en", "es")]), JobContext())
    assert (made.format, made.header, made.footer) == (track.format, track.header, track.footer)
    (new,) = made.cues
    assert (new.speaker, new.style, new.carried) == ("ANN", "Top", carried)
    assert (new.words, new.locked) == ((), False)
    assert new.id != cue.id
    assert made.id != track.id


def test_text_that_looks_like_markup_is_escaped():
    assert translated(make_track("Fish &amp; chips, R&B."), Scripted(str, [("en", "es")])) == ["Fish & chips, R&B."]
    assert translated(make_track("Write &lt;i&gt; now."), Scripted(str, [("en", "es")])) == ["Write &lt;i> now."]


def test_an_engine_that_says_nothing_leaves_the_source():
    assert translated(make_track("Hello there."), Scripted(lambda text: "", [("en", "es")])) == ["Hello there."]


def test_a_runaway_that_stays_is_told():
    said = []
    engine = Scripted(lambda text: "no " * 50, [("en", "es")])
    translate_track(make_track("Hello there."), "es", engine, JobContext(on_message=said.append))
    assert said == ["Check the translation at 00:00:00.000: it looks wrong."]


def test_progress_counts_the_cues_of_all_languages():
    seen = []
    cues = [Cue(at * 1000, at * 1000 + 900, f"Text number {at}.", language="en" if at % 2 else "it") for at in range(10)]
    engine = Scripted(lambda text: "nothing", [("en", "es"), ("it", "es")])  # numbers get lost: several tries
    translate_track(Track(tuple(cues)), "es", engine, JobContext(on_progress=seen.append))
    done = [progress.done for progress in seen]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (5, 10)
    assert {progress.total for progress in seen} == {10}


def test_cancelling_ends_the_run():
    cancelled = threading.Event()
    context = JobContext(cancelled=cancelled, on_progress=lambda _: cancelled.set())
    with pytest.raises(JobCancelled):
        translate_track(make_track("One.", "Two."), "es", Scripted(str.upper, [("en", "es")]), context)


def test_chinese_is_laid_out_without_spaces():
    source = "The meeting that was planned for tomorrow morning", "has been moved to the afternoon of the day after."
    chinese = "原定于明天上午举行的会议，已经改到后天下午举行了。"
    engine = Scripted({" ".join(source): chinese}, [("en", "zh")])
    texts = translated(make_track(*source), engine, target="zh")
    assert len(texts) == 2
    assert all(texts)
    assert "".join(texts).replace("\n", "") == chinese
    assert max(len(line) for text in texts for line in text.split("\n")) <= 16


def test_japanese_becomes_english_on_one_line_joined_without_spaces():
    engine = Scripted({"今日は雨が降っています。": "It is raining today."}, [("ja", "en")])
    assert translated(make_track("今日は\n雨が降っています。", language="ja"), engine, target="en") == ["It is raining today."]


def test_arabic_keeps_its_order_and_tags():
    arabic = "الاجتماع الذي كان مقررا غدا صباحا تم تأجيله إلى بعد ظهر اليوم التالي بسبب المطر الشديد."
    engine = Scripted(lambda text: arabic, [("en", "ar")])
    texts = translated(
        make_track("<i>The meeting planned for tomorrow morning</i>", "<i>was moved because of the heavy rain.</i>"), engine, target="ar"
    )
    assert all(text.startswith("<i>") and text.endswith("</i>") for text in texts)
    assert " ".join(plain_text(text).replace("\n", " ") for text in texts) == arabic
    assert all(len(line) <= 42 for text in texts for line in plain_text(text).split("\n"))


def test_fewer_words_than_cues_leaves_no_empty_cue():
    engine = Scripted(lambda text: "Nein.", [("en", "de")])
    made = translate_track(make_track("I would", "never do", "that."), "de", engine, JobContext())
    assert [cue.text for cue in made.cues] == ["Nein."]
    assert (made.cues[0].start_ms, made.cues[0].end_ms) == (0, 8800)


WORDS = st.lists(st.sampled_from(["so", "he", "went", "home.", "Why?", "<i>now</i>", "12", "BOB", "[x]", "♪", "&amp;"]), max_size=8).map(
    " ".join
)


@given(st.lists(st.tuples(WORDS, st.sampled_from(["en", "fr", "es"])), max_size=8))
def test_any_track_comes_through(rows):
    track = Track(tuple(Cue(at * 2000, at * 2000 + 1900, text, language=language) for at, (text, language) in enumerate(rows)))
    engine = Scripted(lambda text: text.swapcase(), [("en", "es"), ("fr", "es")])
    made = translate_track(track, "es", engine, JobContext())
    assert all(a.end_ms <= b.start_ms for a, b in itertools.pairwise(made.cues))
    assert set(itertools.chain(*(cue.source_ids for cue in made.cues))) == {cue.id for cue in track.cues}
    before = sorted(character for cue in track.cues for character in plain_text(cue.text) if character.isdigit())
    assert sorted(character for cue in made.cues for character in plain_text(cue.text) if character.isdigit()) == before


def test_lines_keep_the_profile():
    long = "word " * 9
    track = make_track(*([f"{long.strip()}."] * 3), step=8000, length=6900)
    made = translate_track(track, "es", Scripted(lambda text: text.replace("word", "palabra"), [("en", "es")]), JobContext())
    assert [issue.rule for issue in check_track(made.cues, profile_for) if "line" in issue.rule] == []
