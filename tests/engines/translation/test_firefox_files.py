"""Mozilla's model files: told apart by their names, unpacked, and checked before the engine sees them."""

import gzip
import shutil
import struct

import pytest

from captionstudio.core.errors import InvalidRequest, ModelDamaged
from captionstudio.core.resources import resource_path
from captionstudio.engines.translation.cards import CARD, check_card, read_card
from captionstudio.engines.translation.firefox_files import gather_firefox, identify_firefox, read_firefox

VOCABULARY = (resource_path("translation") / "translate-en_es" / "sentencepiece.model").read_bytes()
OTHER_VOCABULARY = (resource_path("translation") / "translate-en_fr" / "sentencepiece.model").read_bytes()


def pieces_of(vocabulary):
    import sentencepiece  # noqa: PLC0415

    return sentencepiece.SentencePieceProcessor(model_proto=vocabulary).get_piece_size()


SIZE = pieces_of(VOCABULARY)


def weights(source=SIZE, target=SIZE, kind=0x4101, shape=(4, 8)):
    """A model file in Marian's format with two arrays: numbers, and the settings."""
    settings = f"dec-cell: ssru\ndim-vocabs:\n  - {source}\n  - {target}\ntype: transformer\n".encode() + b"\0"
    arrays = [(b"Wemb\0", kind, shape, bytes(64)), (b"special:model.yml\0", 0x101, (len(settings),), settings)]
    heads = b"".join(struct.pack("<4Q", len(name), kind, len(shape), len(data)) for name, kind, shape, data in arrays)
    names = b"".join(name for name, *_ in arrays)
    shapes = b"".join(struct.pack(f"<{len(shape)}i", *shape) for _, _, shape, _ in arrays)
    return struct.pack("<2Q", 1, len(arrays)) + heads + names + shapes + struct.pack("<Q", 5) + bytes(5) + b"".join(a[3] for a in arrays)


def shortlist(size=SIZE, words=(0, 1, 2), magic=0xF11A48D5013417F5, offsets=None, frequent=50):
    offsets = offsets or [0] * size + [len(words)]
    head = struct.pack("<6Q", magic, 0, frequent, 50, len(offsets), len(words))
    return head + struct.pack(f"<{len(offsets)}Q", *offsets) + struct.pack(f"<{len(words)}I", *words)


@pytest.fixture
def folder(tmp_path):
    """Put files into a folder as Mozilla names them; ``changes`` replace, add, or with None leave out."""

    def make(name="given", pair="enpt", **changes):
        made = tmp_path / name
        made.mkdir()
        files = {
            f"model.{pair}.intgemm.alphas.bin": weights(),
            f"vocab.{pair}.spm": VOCABULARY,
            f"lex.50.50.{pair}.s2t.bin": shortlist(),
            **changes,
        }
        for file, data in files.items():
            if data is not None:
                (made / file).write_bytes(data)
        return made

    return make


MODEL, VOCAB, LEX = "model.enpt.intgemm.alphas.bin", "vocab.enpt.spm", "lex.50.50.enpt.s2t.bin"


def test_a_folder_of_mozillas_is_told_by_its_names(folder):
    card = identify_firefox(folder(**{"tokenizer.json": b"{}", "config.yml": b"x"}))
    assert (card.family, dict(card.sources), dict(card.targets)) == ("firefox", {"en": "en"}, {"pt": "pt"})
    assert card.title == "Firefox English to Portuguese"
    assert card.licence == "MPL-2.0"
    assert card.files == {"weights": MODEL, "source_vocabulary": VOCAB, "target_vocabulary": VOCAB, "shortlist": LEX}


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [("enja", "en", "ja"), ("nben", "nb", "en"), ("zhen", "zh", "en"), ("enfil", "en", "fil"), ("enzh_hant", "en", "zh_hant")],
)
def test_the_pair_is_read_from_the_name(folder, pair, source, target):
    card = identify_firefox(folder(pair=pair))
    assert list(card.sources.values()) == [source]
    assert list(card.targets.values()) == [target]


def test_languages_may_have_vocabularies_of_their_own(folder):
    changes = {VOCAB: None, "srcvocab.enpt.spm": VOCABULARY, "trgvocab.enpt.spm": OTHER_VOCABULARY}
    sizes = SIZE, pieces_of(OTHER_VOCABULARY)
    made = folder(**changes, **{MODEL: weights(*sizes)})
    card = identify_firefox(made)
    assert (card.files["source_vocabulary"], card.files["target_vocabulary"]) == ("srcvocab.enpt.spm", "trgvocab.enpt.spm")
    parts = read_firefox(made, card)
    assert (parts.source_vocabulary, parts.target_vocabulary) == (VOCABULARY, OTHER_VOCABULARY)


def test_packed_files_are_unpacked_and_a_card_is_put_beside_them(folder, tmp_path):
    changes = {MODEL: None, f"{MODEL}.gz": gzip.compress(weights()), f"{LEX}.gz": gzip.compress(b"older"), "notes.txt": b"mine"}
    card = gather_firefox(folder(**changes), tmp_path / "made")
    assert sorted(path.name for path in (tmp_path / "made").iterdir()) == sorted([CARD, MODEL, VOCAB, LEX])
    assert (tmp_path / "made" / MODEL).read_bytes() == weights()
    assert read_card(tmp_path / "made") == card
    check_card(tmp_path / "made", card)
    assert read_firefox(tmp_path / "made", card).shortlist == shortlist()


def test_a_packed_file_that_ends_early_is_damaged(folder, tmp_path):
    packed = gzip.compress(weights())
    with pytest.raises(ModelDamaged, match=r"model\.enpt.*\.gz ends early"):
        gather_firefox(folder(**{MODEL: None, f"{MODEL}.gz": packed[: len(packed) // 2]}), tmp_path / "made")


def test_a_model_without_a_shortlist_will_do(folder):
    made = folder(**{LEX: None})
    card = identify_firefox(made)
    assert "shortlist" not in card.files
    assert read_firefox(made, card).shortlist is None


@pytest.mark.parametrize(
    ("changes", "said", "hint"),
    [
        ({MODEL: None}, "no Firefox Translations model", "Choose the folder"),
        ({MODEL: None, f"{MODEL}.zst": b"x"}, "no Firefox Translations model", "Unpack its files first"),
        ({"model.pten.intgemm.alphas.bin": b"x"}, "more than one model", "Choose the folder"),
        ({MODEL: None, "model.xqzw.intgemm.alphas.bin": b"x"}, "languages nobody knows", "renamed"),
    ],
)
def test_what_is_no_such_folder_is_said(folder, changes, said, hint):
    with pytest.raises(InvalidRequest, match=said) as caught:
        identify_firefox(folder(**changes))
    assert hint in caught.value.hint


def test_a_missing_vocabulary_is_said(folder):
    with pytest.raises(ModelDamaged, match="vocabulary"):
        identify_firefox(folder(**{VOCAB: None}))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (MODEL, b"", "weights end early"),
        (MODEL, b"<html>not found</html>" * 9, "weights are no model"),
        (MODEL, weights()[:-1], "weights end early"),
        (MODEL, weights()[:100], "weights end early"),
        (MODEL, weights() + b"x", "weights end early or are damaged"),
        (MODEL, weights(shape=(4, 8000)), "weights are damaged"),
        (MODEL, weights(shape=(4, -8)), "weights are damaged"),
        (MODEL, struct.pack("<2Q", 1, 1 << 60), "weights are no model"),
        (MODEL, weights().replace(b"dim-vocabs", b"dim-others"), "weights do not say what vocabularies"),
        (MODEL, VOCABULARY, "weights are no model"),
        (VOCAB, b"", "vocabulary"),
        (VOCAB, b"<html>not found</html>", "vocabulary is damaged"),
        (VOCAB, VOCABULARY[: len(VOCABULARY) // 2], "vocabulary"),
        (MODEL, weights(SIZE + 1, SIZE + 1), "vocabulary has .* it belongs to another model"),
        (LEX, b"", "shortlist ends early"),
        (LEX, shortlist()[:-4], "shortlist ends early"),
        (LEX, shortlist(magic=1), "shortlist is of another kind"),
        (LEX, shortlist(words=(0, SIZE)), "shortlist is damaged or belongs to another model"),
        (LEX, shortlist(size=10), "shortlist belongs to another model"),
        (LEX, shortlist(offsets=[0] * (SIZE - 1) + [3, 2]), "shortlist is damaged"),
        (LEX, shortlist(offsets=[0] * SIZE + [9]), "shortlist is damaged"),
        (LEX, shortlist(frequent=1 << 60), "shortlist is damaged"),
        (LEX, struct.pack("<6Q", 0xF11A48D5013417F5, 0, 50, 50, 1 << 60, 1 << 60), "shortlist ends early"),
    ],
)
def test_damage_is_named_before_the_engine_sees_it(folder, name, data, said):
    made = folder()
    card = identify_firefox(made)
    (made / name).write_bytes(data)
    with pytest.raises(ModelDamaged, match=said) as caught:
        read_firefox(made, card)
    assert caught.value.hint


def test_a_file_that_went_away_is_damage(folder):
    made = folder()
    card = identify_firefox(made)
    (made / LEX).unlink()
    with pytest.raises(ModelDamaged, match=LEX):
        read_firefox(made, card)


def test_a_folder_that_is_not_there_is_no_model(tmp_path):
    with pytest.raises(InvalidRequest):
        identify_firefox(tmp_path / "gone")


def test_names_stay_inside_the_folder(folder, tmp_path):
    made = folder()
    card = identify_firefox(made)
    shutil.copy(made / MODEL, tmp_path / MODEL)
    card.files["weights"] = f"../{MODEL}"
    with pytest.raises(ModelDamaged, match="names no file"):
        read_firefox(made, card)
