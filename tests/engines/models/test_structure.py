from pathlib import Path

import pytest

from captionstudio.core.errors import ModelDamaged
from captionstudio.engines.models.structure import check_structure, read_weights_header
from tests.fakes.models import model_files, weights, write_files


def test_a_whole_model_passes(tmp_path: Path):
    header = check_structure(write_files(tmp_path, model_files()))
    assert (header.kind, header.parameters) == ("WhisperSpec", 50_000)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"model__bin": None}, "no model.bin"),
        ({"model__bin": b""}, "incomplete"),
        ({"model__bin": b"not a model at all, only some text"}, "not a CTranslate2 model"),
        ({"model__bin": weights()[:30_000]}, "incomplete"),
        ({"model__bin": weights("TransformerSpec")}, "a translation model"),
        ({"model__bin": weights("TransformerDecoderSpec")}, "TransformerDecoderSpec"),
        ({"config__json": None}, "config.json"),
        ({"config__json": b"{"}, "config.json is damaged"),
        ({"tokenizer__json": None}, "tokenizer.json"),
        ({"tokenizer__json": b"[1]"}, "tokenizer.json is damaged"),
        ({"vocabulary__txt": None}, "vocabulary"),
        ({"vocabulary__txt": b""}, "vocabulary"),
        ({"model__bin": None, "model__safetensors": b"x"}, "PyTorch checkpoint"),
        ({"model__bin": None, "pytorch_model__bin": b"x"}, "PyTorch checkpoint"),
        ({"model__bin": None, "ggml-base__bin": b"x"}, "whisper.cpp"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, changes: dict[str, bytes | None], words: str):
    with pytest.raises(ModelDamaged, match=words) as caught:
        check_structure(write_files(tmp_path, model_files(**changes)))
    assert caught.value.hint


def test_a_translation_package_is_named(tmp_path: Path):
    (tmp_path / "model").mkdir()
    (tmp_path / "metadata.json").write_text("{}")
    with pytest.raises(ModelDamaged, match="translation package"):
        check_structure(tmp_path)


def test_a_json_vocabulary_will_do(tmp_path: Path):
    check_structure(write_files(tmp_path, model_files(vocabulary__txt=None, vocabulary__json=b'["a"]')))


@pytest.mark.parametrize("end", range(0, 70, 3))
def test_a_header_cut_anywhere_is_refused(tmp_path: Path, end: int):
    (tmp_path / "model.bin").write_bytes(weights()[:end])
    with pytest.raises(ModelDamaged):
        read_weights_header(tmp_path / "model.bin")
