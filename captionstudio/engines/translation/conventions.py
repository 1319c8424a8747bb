"""Which tokens each family of models wants around a sentence, by the program that converted it.

A wrong convention degrades a translation without any error, so these are the only ones that are ever used: a model card is checked
against them, and against ``add_source_eos`` of the model's own ``config.json``, which tells the converters apart (with it, CTranslate2
appends the end token itself).

Sources: CTranslate2's guides for Transformers, Fairseq and OPUS-MT models and the converters themselves; the model cards of M2M-100,
NLLB-200 and MADLAD-400; the NLLB paper for its order (language, sentence, end), which its first published tokenizer had wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Family = Literal["m2m100", "nllb", "madlad", "opus", "firefox"]
Converter = Literal["", "transformers", "fairseq", "opus"]

END = "</s>"


@dataclass(frozen=True, slots=True)
class Convention:
    """Tokens before and after those of the sentence, and those a translation starts with, which are no part of its text.

    ``{source}`` and ``{target}`` stand for the model's own codes of the languages. ``text_prefix`` is a token put before the sentence as
    text, for a tokenizer that knows it. ``adds_end`` is what ``add_source_eos`` of the model's ``config.json`` has to say. ``padding`` is
    a token that is in the vocabulary after this conversion only, where there is one.
    """

    source_prefix: tuple[str, ...] = ()
    source_suffix: tuple[str, ...] = ()
    target_prefix: tuple[str, ...] = ()
    text_prefix: str = ""
    adds_end: bool = False
    padding: str = ""

    def source_tokens(self, sources: Iterable[str], targets: Iterable[str]) -> set[str]:
        """Return the tokens the source's vocabulary has to know for these codes."""
        return _filled((*self.source_prefix, *self.source_suffix, *filter(None, (self.text_prefix, self.padding)), END), sources, targets)

    def target_tokens(self, targets: Iterable[str]) -> set[str]:
        """Return the tokens the target's vocabulary has to know for these codes."""
        return _filled((*self.target_prefix, END), (), targets)


CONVENTIONS: Mapping[tuple[Family, Converter], Convention] = {
    ("m2m100", "transformers"): Convention(("__{source}__",), (END,), ("__{target}__",), padding="<pad>"),
    ("m2m100", "fairseq"): Convention(("__{source}__",), (), ("__{target}__",), adds_end=True, padding="<blank>"),
    ("nllb", "transformers"): Convention(("{source}",), (END,), ("{target}",)),
    ("madlad", "transformers"): Convention((), (END,), (), "<2{target}>"),
    ("opus", "opus"): Convention(adds_end=True),
    ("opus", "transformers"): Convention((), (END,)),
}
"""The conventions in use. Of OPUS-MT, these are the models of one target; see `convention_for`."""

LANGUAGE_TOKENS: Mapping[Family, re.Pattern[str]] = {
    "m2m100": re.compile(r"__([a-z]{2,3})__"),
    "nllb": re.compile(r"([a-z]{3}_[A-Z][a-z]{3})"),
    "madlad": re.compile(r"<2([A-Za-z_-]+)>"),
    "opus": re.compile(r">>([A-Za-z_-]+)<<"),
}
"""How each family writes a language as a token; the code is the group."""


def convention_for(family: Family, converter: Converter, *, names_target: bool = False) -> Convention | None:
    """Return the convention of a family as converted so, None where there is none.

    ``names_target``: the model leads to several languages and has to be told which (OPUS-MT's ``>>fra<<``).
    """
    found = CONVENTIONS.get((family, converter))
    if found and family == "opus" and names_target:
        return Convention((">>{target}<<",), found.source_suffix, adds_end=found.adds_end)
    return found


def fill(tokens: Iterable[str], source: str, target: str) -> list[str]:
    """Put a direction's codes into a convention's tokens."""
    return [token.format(source=source, target=target) for token in tokens]


def _filled(tokens: Iterable[str], sources: Iterable[str], targets: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for token in tokens:
        codes = sources if "{source}" in token else targets if "{target}" in token else ("",)
        found |= {token.format(source=code, target=code) for code in codes}
    return found
