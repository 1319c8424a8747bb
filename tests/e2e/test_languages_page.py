"""The page “Models and languages” says what the table and the catalogue say."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader

import pytest

from captionstudio.core.languages import LANGUAGE_ENGINES, all_languages, all_variants, engine_code
from captionstudio.engines.models.catalogue import load_catalogue
from tests.e2e.conftest import ROOT


def load_script():
    loader = SourceFileLoader("update_languages", str(ROOT / "packaging" / "update-languages"))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


script = load_script()


@pytest.fixture(scope="module")
def page():
    return script.languages_page()


@pytest.fixture(scope="module")
def cells(page):
    """The table of languages: the cells of each row, by code."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in page.split("## Languages")[1].splitlines()
        if line.startswith("| `")
    ]
    return {row[0].strip("`"): row[1:] for row in rows}


def test_the_page_is_up_to_date(page):
    assert script.PAGE.read_text("utf-8") == page, "run packaging/update-languages"


def test_every_language_is_in_the_table_once(page, cells):
    wanted = [row.code for row in (*all_languages(), *all_variants())]
    assert list(cells) == sorted(wanted)
    assert len(re.findall("^\\| `[a-z]{2,3}(-[A-Za-z0-9]+)?` \\|", page, re.MULTILINE)) == len(wanted)


def test_marks_follow_codes(cells):
    columns = ("argos", "firefox", "m2m100", "nllb", "madlad")
    for code, (_, _, heard, *marks) in cells.items():
        assert (heard != "–") == (engine_code(code, "whisper") is not None), code
        assert [mark != "–" for mark in marks] == [engine_code(code, engine) is not None for engine in columns], code


@pytest.mark.parametrize(
    ("code", "marks"),
    [
        ("es", ["Spanish", "Español", "●", "●", "○", "●", "●", "●"]),
        ("pt-BR", ["Brazilian Portuguese", "Português (Brasil)", "●", "●", "●", "●", "●", "●"]),
        ("nn", ["Norwegian Nynorsk", "Norsk nynorsk", "●", "–", "○", "–", "●", "●"]),
        ("yue", ["Cantonese", "粵語", "●", "–", "–", "–", "●", "●"]),
        ("eo", ["Esperanto", "Esperanto", "–", "●", "–", "–", "●", "●"]),
    ],
)
def test_languages_have_the_marks_they_should(cells, code, marks):
    assert cells[code] == marks


def test_every_model_of_the_catalogue_is_named_with_its_licence(page):
    for entry in load_catalogue():
        if entry.engine != "argos":
            assert re.search(rf"^\| `{re.escape(entry.name)}` \|.*\| {re.escape(entry.licence)} \|$", page, re.MULTILINE), entry.name


def test_numbers_of_languages_are_those_of_the_engines(page):
    counts = {"whisper": 100, "argos": 50, "firefox": 54, "m2m100": 100, "nllb": 202}
    assert set(counts) < set(LANGUAGE_ENGINES)
    for name, engine in (("Whisper", "whisper"), ("Argos", "argos"), ("Firefox", "firefox"), ("M2M-100", "m2m100"), ("NLLB-200", "nllb")):
        assert re.search(rf"^\| {name} \|[^|]*\| {counts[engine]} \|", page, re.MULTILINE), name
    free = int(re.search(r"Without NLLB (\d+) languages can be translated into", page)[1])
    assert free > 100


def test_the_script_says_whether_the_page_is_out_of_date(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(script, "ROOT", tmp_path)
    monkeypatch.setattr(script, "PAGE", tmp_path / "guide" / "models.md")
    monkeypatch.setattr(script, "languages_page", lambda: "as it should be\n")
    monkeypatch.setattr("sys.argv", ["update-languages", "--check"])
    assert script.main() == 1
    assert not script.PAGE.exists()
    monkeypatch.setattr("sys.argv", ["update-languages"])
    assert script.main() == 0
    monkeypatch.setattr("sys.argv", ["update-languages", "--check"])
    assert script.main() == 0
    script.PAGE.write_text("older\n", "utf-8")
    assert script.main() == 1
    assert "out of date" in capsys.readouterr().out
