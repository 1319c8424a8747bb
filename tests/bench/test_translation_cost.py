from pathlib import Path

import bench.table  # noqa: F401 - it brings all rows
import pytest
from bench.kept import count_kept, find_lost, find_names
from bench.parallel import make_parallel
from bench.rows import ROWS
from bench.rows_translation import measure_films, measure_languages
from bench.session import Session
from bench.translation import make_sentences
from bench.translation_cost import make_home, measure

PACKAGE = Path(__file__).parents[2] / "resources" / "translation" / "translate-en_es"


def test_every_row_on_translation_is_in_the_table():
    rows = {"translation", "translation-cost", "translation-firefox", "translation-films", "translation-exact", "language-table"}
    assert rows <= set(ROWS)


def test_ours_and_the_bare_loop_say_the_same():
    sentences = make_sentences(60)
    ours, bare = measure("ours", sentences), measure("ctranslate2", sentences, models=PACKAGE)
    assert ours["texts"] == bare["texts"]
    assert ours["seconds"] > 0
    assert bare["seconds"] > 0


def test_a_side_that_fails_says_why():
    with pytest.raises(RuntimeError, match="NoTranslationPair"):
        measure("ours", make_sentences(3), target="fi")


def test_films_load_each_model_once(tmp_path):
    home = make_home(tmp_path / "home", ("es", "de"))
    result = measure("films", make_sentences(5), home=home, target="es,de")
    assert (result["loads"], result["models"], len(result["texts"])) == (2, 2, 10)


def test_a_model_that_is_loaded_again_fails_the_row(monkeypatch):
    monkeypatch.setattr("bench.rows_translation.make_home", lambda folder, *_: folder)
    monkeypatch.setattr(
        "bench.rows_translation.measure", lambda *_, target, **__: {"seconds": target.count(",") + 1.0, "loads": 6, "models": 5}
    )
    recordings = Path(__file__).parents[1] / "data" / "speech"
    outcome = measure_films(Session(recordings, Path(), Path(), pairs=1, is_quick=True))
    assert outcome.figure == "5.0, 6 loads"
    assert not outcome.is_met


def test_the_language_table_is_whole():
    outcome = measure_languages(Session(Path(), Path(), Path()))
    assert (outcome.figure, outcome.is_met) == ("100%", True)


def test_a_code_that_does_not_come_back_fails_the_row(monkeypatch):
    monkeypatch.setattr("bench.rows_translation._published_codes", lambda: {"whisper": ["en", "xq"]})
    outcome = measure_languages(Session(Path(), Path(), Path()))
    assert (outcome.figure, outcome.is_met) == ("50%", False)
    assert "xq" in outcome.details


def test_parallel_sentences_are_whole_and_the_same_every_time():
    examples = make_parallel(500, 1)
    assert len(set(examples)) == 500
    assert make_parallel(500, 1) == examples
    assert make_parallel(500, 2) != examples
    for example in examples:
        assert all(text[0] in "¿" or text[0].isupper() for text in example)
        assert all(text.endswith((".", "?")) for text in example)
    assert ("The lamp is white.", "La lámpara es blanca.", "La lampe est blanche.") in make_parallel(2000, 1)


TEXTS = ["Walter was ill in 1889.", "They asked Ruth, who was 16, about Walter.", "Ruth said: I paid 1,250 or 1 250."]


def test_names_are_what_is_written_large_inside_sentences():
    assert find_names([*TEXTS, "Go on! Then stop."]) == {"Ruth", "Walter"}


def test_numbers_are_compared_by_their_digits():
    names = find_names(TEXTS)
    assert find_lost(TEXTS[2], "Ruth disse: paguei 1.250 ou 1 250.", names) == []
    assert find_lost(TEXTS[2], "Ruth disse: paguei 1.250.", names) == ["1 250"]
    assert find_lost(TEXTS[0], "Walther estava doente em 1989.", names) == ["1889", "Walter"]


def test_what_is_kept_is_counted():
    translations = ["Walter estava doente em 1889.", "Perguntaram a Ruth, que tinha 16 anos.", "Ruth disse: paguei 1.250 ou 1.250."]
    assert count_kept(TEXTS, translations) == (7, 8, ["Walter"])
