"""Tiny CTranslate2 models of each family, made on the spot: real files that the real engine loads, and a translation worked out before.

All weights but two are zero, so that what a model says depends on nothing but the place in the translation: it recites a script of
tokens, surely and whatever it is given. The tokenizers are real sentencepiece models, trained on a few sentences.
"""

import io
import json
from pathlib import Path

import ctranslate2
import numpy as np
import sentencepiece

ENGLISH = ["The boy opens the door of the house.", "A girl reads a small book in the garden."]
GERMAN = ["Der Junge öffnet die Tür des Hauses.", "Das Mädchen liest ein kleines Buch im Garten.", "Die Uhr schlägt."]
TEXT, SAID = "The girl opens the book.", "Das Mädchen öffnet die Tür."

END = "</s>"
_WIDTH = 64
_SURE = 4.0
FLORES = {"de": "deu_Latn", "en": "eng_Latn", "fr": "fra_Latn", "zh": "zho_Hans"}
TOKENIZERS = {
    ("m2m100", "transformers"): "sentencepiece.bpe.model",
    ("m2m100", "fairseq"): "spm.128k.model",
    ("nllb", "transformers"): "sentencepiece.bpe.model",
    ("madlad", "transformers"): "spiece.model",
}


def train_pieces(path: Path, *symbols: str, sentences=(*ENGLISH, *GERMAN)) -> sentencepiece.SentencePieceProcessor:
    """Train a tokenizer whose pieces are the characters of the sentences and ``symbols``, and write it."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([*sentences] * 4),
        model_writer=model,
        model_type="char",
        user_defined_symbols=list(symbols),
        minloglevel=2,
        num_threads=1,
    )
    path.write_bytes(model.getvalue())
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


def pieces_of(processor) -> list[str]:
    """Return a tokenizer's pieces without the control ones."""
    return [
        processor.id_to_piece(at)
        for at in range(processor.get_piece_size())
        if not processor.is_control(at) and not processor.is_unknown(at)
    ]


def write_weights(folder: Path, words: list[str], script: list[str], *, prefix: int = 0, adds_end: bool = False) -> None:
    """Write a model whose translations, after ``prefix`` tokens that it is given, are ``script``."""
    spec = ctranslate2.specs.TransformerSpec.from_config((1, 1), 2)
    places = np.eye(_WIDTH, dtype=np.float32)
    says = np.zeros((len(words), _WIDTH), dtype=np.float32)
    for place in range(_WIDTH):
        at = place - prefix
        says[words.index(script[at] if 0 <= at < len(script) else END), place] = _SURE
    for stack in (spec.encoder, spec.decoder):
        table = stack.embeddings[0] if isinstance(stack.embeddings, list) else stack.embeddings
        table.weight = np.zeros((len(words), _WIDTH), dtype=np.float32)
        stack.position_encodings.encodings = places
        for layer in stack.layer:
            attentions = [layer.self_attention, *([layer.attention] if hasattr(layer, "attention") else [])]
            for attention in attentions:
                _zero(attention.linear, [(3, 1), (1, 1)] if attention is layer.self_attention else [(1, 1), (2, 1), (1, 1)])
                _norm(attention.layer_norm)
            _zero([layer.ffn.linear_0, layer.ffn.linear_1], [(2, 1), (1, 2)])
            _norm(layer.ffn.layer_norm)
        _norm(stack.layer_norm)
    spec.decoder.projection.weight = says
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.config.add_source_eos = adds_end
    spec.config.decoder_start_token = END
    spec.validate()
    spec.optimize()
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def make_many(folder: Path, family: str, converter: str = "transformers", *, script=None, said: str = SAID) -> Path:
    """Make a folder as a conversion of M2M-100, NLLB or MADLAD leaves it, tokenizer beside it, without a card."""
    folder.mkdir(parents=True)
    languages = ("de", "en", "fr", "zh")
    tokens = {
        "m2m100": [f"__{code}__" for code in languages],
        "nllb": list(FLORES.values()),
        "madlad": [f"<2{code}>" for code in languages],
    }[family]
    processor = train_pieces(
        folder / TOKENIZERS[family, converter], *(tokens if family == "madlad" else ()), *(["<sep>"] if script else ())
    )
    padding = "<blank>" if converter == "fairseq" else "<pad>"
    words = list(dict.fromkeys(["<s>", padding, END, "<unk>", *pieces_of(processor), *tokens]))
    recited = script(processor) if script else processor.encode(said, out_type=str)
    write_weights(folder, words, recited, prefix=0 if family == "madlad" else 1, adds_end=converter == "fairseq")
    return folder


def make_opus(folder: Path, converter: str = "opus", *, targets=()) -> Path:
    """Make a folder as a conversion of an OPUS-MT model leaves it, tokenizers beside it, without a card."""
    folder.mkdir(parents=True)
    source, target = train_pieces(folder / "source.spm", sentences=ENGLISH), train_pieces(folder / "target.spm", sentences=GERMAN)
    words = [END, "<unk>", *dict.fromkeys([*pieces_of(source), *pieces_of(target)]), *(f">>{code}<<" for code in targets)]
    write_weights(folder, words, target.encode(SAID, out_type=str), adds_end=converter == "opus")
    return folder


def change_json(path: Path, **changes) -> None:
    """Change entries of a JSON file."""
    path.write_text(json.dumps({**json.loads(path.read_text()), **changes}))


def _zero(linears, factors) -> None:
    for linear, (rows, columns) in zip(linears, factors, strict=True):
        linear.weight = np.zeros((rows * _WIDTH, columns * _WIDTH), dtype=np.float32)
        linear.bias = np.zeros(rows * _WIDTH, dtype=np.float32)


def _norm(norm) -> None:
    norm.gamma, norm.beta = np.ones(_WIDTH, dtype=np.float32), np.zeros(_WIDTH, dtype=np.float32)
