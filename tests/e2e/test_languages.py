"""``captionstudio languages``: what is listed for whom, by people and by machines."""

import json

import pytest

from captionstudio.core.languages import all_languages, all_variants


@pytest.fixture
def languages(run, tmp_path):
    """Run the verb with nothing on this computer but Whisper base and what ships."""

    def languages(*arguments):
        return run("languages", *arguments, XDG_DATA_HOME=str(tmp_path / "data"), ARGOS_PACKAGES_DIR=str(tmp_path / "argos"))

    return languages


@pytest.fixture
def told(languages):
    """Return the rows for machines, by code."""

    def told(*arguments):
        ran = languages("--json", *arguments)
        assert (ran.code, ran.err) == (0, "")
        rows = [json.loads(line) for line in ran.out.splitlines()]
        assert {row["event"] for row in rows} == {"language"}
        return {row["code"]: row for row in rows}

    return told


def of(row, field, **wanted):
    """Return the names of the models of a row that are as wanted."""
    return {model["model"] for model in row[field] if all(model[key] == value for key, value in wanted.items())}


def test_every_language_has_its_row(told):
    rows = told()
    assert list(rows) == sorted(row.code for row in (*all_languages(), *all_variants()))
    assert rows["fa"] == {
        "event": "language",
        "code": "fa",
        "iso_639_1": "fa",
        "iso_639_2b": "per",
        "iso_639_2t": "fas",
        "english": "Persian",
        "native": "فارسی",
        "script": "Arab",
        "direction": "rtl",
        "segmentation": "words",
        "engine_codes": {"whisper": "fa", "argos": "fa", "firefox": "fa", "m2m100": "fa", "nllb": "pes_Arab", "madlad": "fa"},
        **{field: rows["fa"][field] for field in ("recognition", "translation_to", "translation_from")},
    }
    heard = [code for code, row in rows.items() if row["recognition"] and "-" not in code]
    assert len(heard) == 101, "Whisper's 100, of which Norwegian has two names"
    assert sum(bool(row["translation_to"]) for row in rows.values()) > 200


def test_models_stand_where_they_serve(told):
    rows = told()
    assert of(rows["es"], "recognition", installed=True) == {"base"}
    assert "large-v3" in of(rows["es"], "recognition", installed=False)
    assert of(rows["yue"], "recognition") == {"large-v3", "large-v3-turbo"}, "the older vocabularies lack Cantonese"
    assert of(rows["eo"], "recognition") == set()
    assert of(rows["en"], "translation_to", engine="whisper", installed=True) == {"base"}
    assert of(rows["ja"], "translation_from", engine="whisper") >= {"base", "large-v3"}
    assert "large-v3-turbo" not in of(rows["ja"], "translation_from"), "it was not trained to translate"
    assert not of(rows["en"], "translation_from", engine="whisper")
    assert not of(rows["ja"], "translation_to", engine="whisper")


def test_the_shipped_models_are_told_from_real_ones(told):
    rows = told("--engine", "argos")
    assert of(rows["fr"], "translation_to", installed=True) == of(rows["fr"], "translation_to", demo=True) == {"translate-en_fr"}
    real = of(rows["fr"], "translation_to", installed=False)
    assert "translate-en_fr" in real, "the full-size package can still be fetched"


def test_variants_are_served_where_their_script_is(told):
    rows = told("chinese")
    assert list(rows) == ["zh", "zh-Hans", "zh-Hant"]
    assert of(rows["zh-Hans"], "translation_to", engine="m2m100") == {"m2m100-418m", "m2m100-1.2b"}
    assert of(rows["zh-Hant"], "translation_to", engine="m2m100") == set()
    assert of(rows["zh-Hant"], "translation_to", engine="nllb") == {"nllb-200-600m", "nllb-200-1.3b"}
    norwegian = told("norwegian", "--engine", "m2m100")
    assert set(norwegian) == {"nb", "no"}, "M2M-100 has no Nynorsk"


def test_one_engine_shows_its_languages_alone(told):
    rows = told("--engine", "m2m100")
    assert {"en", "nso", "jv"} <= set(rows)
    assert "yue" not in rows
    assert {model["engine"] for row in rows.values() for field in ("translation_to", "translation_from") for model in row[field]} == {
        "m2m100"
    }
    plain = {code for code in rows if "-" not in code}
    assert len(plain) == 101, "M2M-100's 100, of which Norwegian has two names"


@pytest.mark.parametrize(
    ("search", "codes"),
    [
        (["es"], {"es", "es-419", "es-ES"}),
        (["pes_Arab"], {"fa"}),
        (["ger"], {"de"}),
        (["pb"], {"pt-BR"}),
        (["Moroccan", "arabic"], {"ary"}),
        (["ไทย"], {"th"}),
        (["norweg"], {"nb", "nn", "no"}),
        (["zh-TW"], {"zh-Hant"}),
    ],
)
def test_a_search_finds_codes_of_any_kind_and_parts_of_names(told, search, codes):
    assert set(told(*search)) == codes


def test_people_get_a_line_each(languages):
    ran = languages()
    assert (ran.code, ran.err) == (0, "")
    lines = {line.split()[0]: line for line in ran.out.splitlines() if line}
    assert lines["ja"].startswith("ja        Japanese                      whisper*    ")
    assert lines["ja"].endswith("日本語")
    assert " argos° " in lines["fr"]
    assert " – " in lines["eo"]
    assert "knows only the sentences of the demo" in ran.out.splitlines()[-1]


def test_a_single_language_is_shown_with_its_codes_and_models(languages):
    ran = languages("serbian", "(latin)")
    head, iso, codes, recognised, into, out = ran.out.splitlines()[:6]
    assert head == "sr-Latn  Serbian (Latin) · Srpski"
    assert iso == "ISO 639: sr, srp; script Latn, left to right, cut into words"
    assert codes == "codes of engines: whisper sr"
    assert recognised.startswith("recognised by: base*, ")
    assert into == "translated into by: no model"
    assert out.startswith("translated from by: base*, ")


def test_an_unknown_language_gets_a_suggestion(languages):
    ran = languages("spansh")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Error: “spansh” is no language this program knows. Did you mean Spanish (es)?\n"


def test_an_engine_without_models_is_told(languages):
    ran = languages("--engine", "opus")
    assert (ran.code, ran.out) == (0, "")
    assert "No model of opus" in ran.err
    assert languages("--engine", "google").code == 2
