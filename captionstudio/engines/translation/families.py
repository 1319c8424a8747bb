"""Models with a card (M2M-100, NLLB, MADLAD, OPUS-MT): their tokens around CTranslate2, to the letter of their convention."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from captionstudio.core.languages import is_same_language
from captionstudio.engines.hardware import Device, is_graphics_failure
from captionstudio.engines.translation.cards import card_damage, check_card, read_card
from captionstudio.engines.translation.conventions import fill
from captionstudio.engines.translation.decoding import Decoder, without_prefix
from captionstudio.engines.translation.model import OnBatch, SentenceModel
from captionstudio.engines.translation.pieces import covers, load_pieces
from captionstudio.engines.translation.vocabulary import read_vocabulary


class FamilyModel:
    """Loaded weights and tokenizers of one folder; `between` gives the direction."""

    def __init__(self, folder: Path, threads: int, device: Device | None = None) -> None:
        """Load them.

        Raises:
            ModelDamaged: the card, the tokenizer or the weights do not go together.
            RuntimeError: the graphics card fails.
        """
        self.card = read_card(folder)
        check_card(folder, self.card)
        self._folder = folder
        try:
            self.source_pieces, self.target_pieces = (
                load_pieces(folder / self.card.files[f"{end}_pieces"]) for end in ("source", "target")
            )
            if not covers(self.source_pieces, read_vocabulary(folder).source):
                raise ValueError(f"its {self.card.files['source_pieces']} belongs to another model")
            self.decoder = Decoder(folder, threads, device)
        except (RuntimeError, OSError, ValueError) as error:
            if device and device.device != "cpu" and is_graphics_failure(error):
                raise
            raise card_damage(folder, str(error).rstrip(".") or "it cannot be loaded") from error

    def between(self, source: str, target: str) -> SentenceModel:
        """Return the model for one direction.

        Raises:
            ModelDamaged: its tokenizer does not know the token of the target language as one piece.
        """
        convention = self.card.convention
        codes = _code(self.card.sources, source), _code(self.card.targets, target)
        (text_prefix,) = fill([convention.text_prefix], *codes)
        if text_prefix and text_prefix not in self.source_pieces.encode(f"{text_prefix} a", out_type=str):
            raise card_damage(self._folder, f"its {self.card.files['source_pieces']} does not know {text_prefix}")
        return _Direction(
            self,
            fill(convention.source_prefix, *codes),
            fill(convention.source_suffix, *codes),
            fill(convention.target_prefix, *codes),
            f"{text_prefix} " if text_prefix else "",
        )


class _Direction:
    """`SentenceModel` of a `FamilyModel` with its tokens filled in."""

    def __init__(self, model: FamilyModel, before: Sequence[str], after: Sequence[str], prefix: Sequence[str], text_prefix: str) -> None:
        self._model = model
        self._before, self._after, self._prefix = list(before), list(after), list(prefix)
        self._text_prefix = text_prefix

    def translate(self, sentences: Sequence[str], on_batch: OnBatch, *, careful: bool = False) -> list[str]:
        """Translate single sentences, in order."""
        given = [f"{self._text_prefix}{self._plain(sentence)}" if sentence.strip() else "" for sentence in sentences]
        pieces = self._model.source_pieces.encode(given, out_type=str)
        found = self._model.decoder.decode([self._wrap(row) if row else [] for row in pieces], self._prefix, on_batch, careful=careful)
        texts = self._model.target_pieces.decode_pieces([without_prefix(words, self._prefix) for words in found])
        return [text.replace("▁", " ").strip() for text in texts]

    def _plain(self, sentence: str) -> str:
        """Where the tokenizer knows language tokens, text that looks like one must not be taken for it."""
        return sentence.replace("<2", "< 2") if self._text_prefix else sentence

    def _wrap(self, pieces: list[str]) -> list[str]:
        return [*self._before, *pieces, *self._after]


def _code(codes: Mapping[str, str], language: str) -> str:
    """The model's code for a language: its own, else that of a variant which serves the same readers."""
    return codes.get(language) or next(code for ours, code in codes.items() if is_same_language(ours, language))
