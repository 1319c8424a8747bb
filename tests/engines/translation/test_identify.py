import os
import shutil

import pytest

from captionstudio.core.errors import InvalidRequest, ModelDamaged
from captionstudio.engines.translation.cards import CARD, write_card
from captionstudio.engines.translation.identify import identify_folder, suggest_name
from tests.engines.translation.conftest import SHIPPED
from tests.engines.translation.tiny_models import TOKENIZERS, change_json, make_many, make_opus

MANY = {"de", "en", "fr", "zh"}


@pytest.mark.parametrize(
    ("family", "converter", "expected"),
    [
        ("m2m100", "transformers", ("m2m100-418m", "MIT", "zh")),
        ("m2m100", "fairseq", ("m2m100-418m", "MIT", "zh")),
        ("nllb", "transformers", ("nllb-200-600m", "CC-BY-NC-4.0", "zho_Hans")),
        ("madlad", "transformers", ("madlad400-3b", "Apache-2.0", "zh")),
    ],
)
def test_a_family_is_told_from_its_files(tmp_path, family, converter, expected):
    folder = make_many(tmp_path / "downloads", family, converter)
    card = identify_folder(folder)
    assert (card.family, card.converter) == (family, converter)
    assert (suggest_name(card), card.licence, card.targets["zh"]) == expected
    assert set(card.sources) == set(card.targets) >= MANY
    assert card.files["source_pieces"] == TOKENIZERS[family, converter]
    assert not (folder / CARD).exists()


@pytest.mark.parametrize("converter", ["opus", "transformers"])
def test_an_opus_model_says_its_pair_in_its_name(tmp_path, converter):
    folder = make_opus(tmp_path / "opus-mt-en-de", converter)
    card = identify_folder(folder)
    assert (card.family, card.converter, dict(card.sources), dict(card.targets)) == ("opus", converter, {"en": "en"}, {"de": "de"})
    assert suggest_name(card) == "opus-mt-en-de"
    assert identify_folder(folder.rename(tmp_path / "given"), name="opus-mt-tc-big-fr-pt").targets == {"pt": "pt"}
    with pytest.raises(InvalidRequest, match="which languages") as caught:
        identify_folder(tmp_path / "given")
    assert "opus-mt-en-de" in caught.value.hint


@pytest.mark.parametrize(
    ("family", "missing", "said"),
    [
        ("m2m100", "sentencepiece.bpe.model", r"needs sentencepiece\.bpe\.model beside it"),
        ("madlad", "spiece.model", r"needs spiece\.model beside it"),
        ("nllb", "config.json", r"no config\.json"),
        ("nllb", "shared_vocabulary.json", "no vocabulary"),
    ],
)
def test_what_is_missing_is_named(tmp_path, family, missing, said):
    folder = make_many(tmp_path / "model", family)
    (folder / missing).unlink()
    with pytest.raises(ModelDamaged, match=said):
        identify_folder(folder)


def test_a_missing_tokenizer_of_an_opus_model_is_named(tmp_path):
    folder = make_opus(tmp_path / "opus-mt-en-de")
    (folder / "target.spm").unlink()
    with pytest.raises(ModelDamaged, match=r"needs target\.spm beside it"):
        identify_folder(folder)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (lambda folder: os.truncate(folder / "model.bin", 5000), r"model\.bin ends early"),
        (lambda folder: (folder / "shared_vocabulary.json").write_text('["<s>", '), "cannot be read"),
        (lambda folder: (folder / "shared_vocabulary.json").write_text("{}"), "damaged"),
        (lambda folder: (folder / "config.json").write_text("[]"), r"config\.json is damaged"),
    ],
)
def test_damage_is_named(tmp_path, harm, said):
    folder = make_many(tmp_path / "model", "m2m100")
    harm(folder)
    with pytest.raises(ModelDamaged, match=said):
        identify_folder(folder)


def test_a_conversion_without_end_tokens_of_any_kind_is_refused(tmp_path):
    """Fairseq's converter can leave all special tokens to its user: nothing here gives those."""
    folder = make_many(tmp_path / "model", "m2m100", "fairseq")
    change_json(folder / "config.json", add_source_eos=False)
    with pytest.raises(ModelDamaged, match="lacks <pad>"):
        identify_folder(folder)


def test_a_conversion_of_nllb_by_another_program_is_refused(tmp_path):
    folder = make_many(tmp_path / "model", "nllb")
    change_json(folder / "config.json", add_source_eos=True)
    with pytest.raises(ModelDamaged, match="not known to work for NLLB-200"):
        identify_folder(folder)


def test_models_of_other_kinds_are_refused(tmp_path):
    shutil.copytree(SHIPPED / "translate-en_es" / "model", tmp_path / "unknown")
    with pytest.raises(InvalidRequest, match="a family that nobody here knows"):
        identify_folder(tmp_path / "unknown")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidRequest, match=r"no model\.bin"):
        identify_folder(tmp_path / "empty")
    whisper = tmp_path / "whisper"
    whisper.mkdir()
    (whisper / "model.bin").write_bytes(b"\6\0\0\0\x0c\0WhisperSpec\0\3\0\0\0\1\0\0\0\2\0a\0\0\0\0\0\0\0")
    with pytest.raises(InvalidRequest, match="WhisperSpec"):
        identify_folder(whisper)


def test_a_card_that_is_there_is_believed_once_it_is_checked(tmp_path):
    folder = make_many(tmp_path / "model", "m2m100")
    write_card(folder, identify_folder(folder))
    change_json(folder / CARD, title="Mine", sources={"de": "de"})
    card = identify_folder(folder)
    assert (card.title, dict(card.sources)) == ("Mine", {"de": "de"})
