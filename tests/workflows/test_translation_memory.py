"""The memory of translations: what it knows, what it outlives, and that nothing wrong with it stops the work."""

import hashlib
import signal
import sqlite3
import subprocess
import sys

import pytest

from captionstudio.core.routes import TranslationRoute
from captionstudio.workflows import translation_memory
from captionstudio.workflows.sentence_plans import Unit
from captionstudio.workflows.translation_memory import TranslationMemory, delete_memory, memory_files
from tests.fakes.limits import full_disk

ROUTE = TranslationRoute(("en", "es"), ("translate-en_es",), ("argos",), ("v1",))
HELLO, BYE = Unit("Hello."), Unit("Bye.")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "memory.sqlite"


def remember(path, *texts, route=ROUTE, **options):
    said = []
    with TranslationMemory(path, said.append, **options) as memory:
        memory.remember(route, {Unit(text): text.upper() for text in texts})
    return said


def recall(path, *units, route=ROUTE):
    said = []
    with TranslationMemory(path, said.append) as memory:
        return memory.recall(route, units), said


def test_what_was_remembered_is_known_in_the_next_run(path):
    assert recall(path, HELLO) == ({}, [])
    remember(path, "Hello.", "Ünï ćøde\x00 \U0001f600.")
    assert recall(path, HELLO, BYE, Unit("Ünï ćøde\x00 \U0001f600.")) == (
        {HELLO: "HELLO.", Unit("Ünï ćøde\x00 \U0001f600."): "ÜNÏ ĆØDE\x00 \U0001f600."},
        [],
    )


@pytest.mark.parametrize(
    "other",
    [
        TranslationRoute(("en", "es"), ("translate-en_es",), ("argos",), ("v2",)),
        TranslationRoute(("en", "es"), ("opus-mt-en-es",), ("opus",), ("v1",)),
        TranslationRoute(("en", "fr"), ("translate-en_es",), ("argos",), ("v1",)),
        TranslationRoute(("en", "es"), ("translate-en_es",), ("argos",), ("v1",), 2),
        TranslationRoute(("en", "de", "es"), ("translate-en_es", "x"), ("argos", "argos"), ("v1", "v1")),
    ],
)
def test_another_route_has_other_translations(path, other):
    remember(path, "Hello.")
    assert recall(path, HELLO, route=other) == ({}, [])
    assert recall(path, Unit("Hello.", ("Before.",))) == ({}, [])


def test_models_without_a_version_are_not_remembered(path):
    for versions in ((), ("",)):
        route = TranslationRoute(("en", "es"), ("m",), ("argos",), versions)
        remember(path, "Hello.", route=route)
        assert recall(path, HELLO, route=route) == ({}, [])
    assert not path.exists()


def test_halves_of_characters_are_left_out(path):
    with TranslationMemory(path) as memory:
        memory.remember(ROUTE, {HELLO: "\ud800", BYE: "ADIÓS."})
        assert memory.recall(ROUTE, [HELLO, BYE, Unit("\ud800")]) == {BYE: "ADIÓS."}


def test_thousands_at_once(path):
    remember(path, *(f"Sentence {at}." for at in range(2500)))
    found, _ = recall(path, *(Unit(f"Sentence {at}.") for at in range(2600)))
    assert len(found) == 2500
    assert found[Unit("Sentence 2499.")] == "SENTENCE 2499."


WRITER = """
import sys
from pathlib import Path
from captionstudio.workflows.sentence_plans import Unit
from captionstudio.workflows.translation_memory import TranslationMemory
from tests.workflows.test_translation_memory import ROUTE
name, batches = sys.argv[2], int(sys.argv[3])
with TranslationMemory(Path(sys.argv[1]), lambda text: print("said", text, flush=True)) as memory:
    for batch in range(batches):
        memory.remember(ROUTE, {Unit(f"{name} {batch} {at}"): "x" * 200 for at in range(100)})
        print(batch, flush=True)
"""


def write_elsewhere(path, name, batches):
    command = [sys.executable, "-c", WRITER, str(path), name, str(batches)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_programs_at_once(path):
    writers = [write_elsewhere(path, name, 20) for name in "ab"]
    assert [writer.communicate(timeout=60)[0].split() for writer in writers] == [[str(batch) for batch in range(20)]] * 2
    found, _ = recall(path, *(Unit(f"{name} {batch} {at}") for name in "ab" for batch in range(20) for at in range(100)))
    assert len(found) == 4000


def test_a_killed_program_loses_nothing_that_was_remembered(path):
    writer = write_elsewhere(path, "a", 100_000)
    with writer:
        for _ in range(30):
            last = int(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        for line in writer.stdout:
            last = int(line)
    found, said = recall(path, *(Unit(f"a {batch} {at}") for batch in range(last + 1) for at in range(100)))
    assert (len(found), said) == ((last + 1) * 100, [])
    half, _ = recall(path, *(Unit(f"a {last + 1} {at}") for at in range(100)))
    assert len(half) in {0, 100}


@pytest.mark.parametrize("seed", range(4))
def test_a_damaged_file_is_begun_anew(path, seed):
    remember(path, *(f"Sentence {at}." for at in range(2000)))
    content = bytearray(path.read_bytes())
    place = seed * len(content) // 9
    content[place:] = hashlib.shake_128(bytes([seed])).digest(len(content) - place)
    path.write_bytes(content)
    units = [Unit(f"Sentence {at}.") for at in range(2000)]
    found, said = recall(path, *units)
    assert (found, said) == ({}, ["The translation memory was damaged. A new one has been begun."])
    assert remember(path, "Hello.") == []
    assert recall(path, HELLO)[0] == {HELLO: "HELLO."}


def test_a_file_of_another_kind_is_begun_anew(path):
    path.parent.mkdir()
    path.write_bytes(b"")
    assert remember(path, "Hello.") == []
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE sentences")
        connection.execute("CREATE TABLE sentences (other)")
    connection.close()
    assert remember(path, "Hello.") == ["The translation memory was damaged. A new one has been begun."]
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert recall(path, HELLO) == ({}, [])
    remember(path, "Hello.")
    assert recall(path, HELLO)[0] == {HELLO: "HELLO."}


def test_a_full_disk_is_told_once_and_stops_nothing(path):
    remember(path, "Hello.")
    said = []
    with full_disk(path.stat().st_size), TranslationMemory(path, said.append) as memory:
        memory.remember(ROUTE, {Unit(f"{at}" * 50): "x" * 500 for at in range(500)})
        memory.remember(ROUTE, {BYE: "ADIÓS."})
        assert memory.recall(ROUTE, [HELLO]) == {}
    assert len(said) == 1
    assert "goes on without it" in said[0]
    assert recall(path, HELLO, BYE) == ({HELLO: "HELLO."}, [])


def test_a_folder_that_cannot_be_made_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    said = []
    memory = TranslationMemory(tmp_path / "file" / "memory", said.append)
    memory.remember(ROUTE, {HELLO: "HOLA."})
    assert memory.recall(ROUTE, [HELLO]) == {}
    assert len(said) == 1


def test_another_program_that_writes_for_long_is_not_waited_for(path, monkeypatch):
    monkeypatch.setattr(translation_memory, "_WAIT_S", 0)
    remember(path, "Hello.")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert remember(path, "Bye.") == []
    assert recall(path, HELLO, BYE) == ({HELLO: "HELLO."}, [])
    other.execute("ROLLBACK")
    other.close()
    assert remember(path, "Bye.") == []
    assert recall(path, BYE)[0] == {BYE: "BYE."}


def test_what_was_not_used_for_longest_goes_when_it_grows_too_large(path, monkeypatch):
    hours = iter(range(1000, 2000))
    monkeypatch.setattr(translation_memory, "_now", lambda: next(hours))
    texts = [f"Sentence {at:04}." for at in range(400)]
    for first in range(0, 400, 100):
        remember(path, *texts[first : first + 100])
    recall(path, *map(Unit, texts[:50]))  # used again
    remember(path, *(f"Newest {at}." for at in range(100)), max_bytes=1)  # a quarter of 500 goes: those of hour 1000 left, then of 1001
    known, _ = recall(path, *map(Unit, texts))
    assert {Unit(text) for text in texts[:50]} <= known.keys()
    assert not {Unit(text) for text in texts[50:100]} & known.keys()
    assert len(known) == 400 - 125
    assert len(recall(path, *(Unit(f"Newest {at}.") for at in range(100)))[0]) == 100


def test_deleting_leaves_nothing(path):
    remember(path, "Hello.")
    assert delete_memory(path)
    assert not any(file.exists() for file in memory_files(path))
    assert list(path.parent.iterdir()) == []
    assert delete_memory(path)
