"""What a folder with a translation model holds, told from its files: the card it would get.

CTranslate2 conversions do not say what they were made from. The language tokens in the vocabulary tell the family, ``add_source_eos`` of
``config.json`` the converter, the number of weights the size, and OPUS-MT's pair stands in its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from captionstudio.core.errors import InvalidRequest, ModelDamaged
from captionstudio.core.languages import all_languages, engine_code, language_of, resolve_language
from captionstudio.engines.models.structure import read_weights_header
from captionstudio.engines.translation.cards import CARD, WEIGHTS, ModelCard, card_damage, check_card, read_card
from captionstudio.engines.translation.conventions import LANGUAGE_TOKENS, Converter, Family, convention_for
from captionstudio.engines.translation.firefox_files import identify_firefox
from captionstudio.engines.translation.pieces import covers, load_pieces
from captionstudio.engines.translation.vocabulary import Vocabulary, read_config, read_vocabulary

_SIGNS: tuple[tuple[Family, str], ...] = (("m2m100", "__en__"), ("nllb", "eng_Latn"), ("madlad", "<2en>"))
_PIECES: dict[Family, tuple[str, ...]] = {
    "m2m100": ("sentencepiece.bpe.model", "spm.128k.model", "sentencepiece.model"),
    "nllb": ("sentencepiece.bpe.model", "flores200_sacrebleu_tokenizer_spm.model", "sentencepiece.model"),
    "madlad": ("spiece.model", "sentencepiece.model", "sentencepiece.bpe.model"),
}
_OPUS_PIECES = ("source.spm", "target.spm")
_OPUS_PAIR = re.compile(r"(?:.*[-_.])?([a-z]{2,3})[-_]([a-z]{2,3}|[A-Za-z]{3,})", re.ASCII)
_SIZES: dict[Family, tuple[tuple[str, float], ...]] = {
    "m2m100": (("418M", 0.418e9), ("1.2B", 1.2e9)),
    "nllb": (("600M", 0.6e9), ("1.3B", 1.3e9), ("3.3B", 3.3e9)),
    "madlad": (("3B", 3e9), ("7B", 7e9), ("10B", 10e9)),
}
_TITLES: dict[Family, str] = {"m2m100": "M2M-100", "nllb": "NLLB-200", "madlad": "MADLAD-400", "opus": "OPUS-MT"}
_NAMES: dict[Family, str] = {"m2m100": "m2m100", "nllb": "nllb-200", "madlad": "madlad400"}
_LICENCES: dict[Family, str] = {"m2m100": "MIT", "nllb": "CC-BY-NC-4.0", "madlad": "Apache-2.0", "opus": "CC-BY-4.0"}
_OTHERS = "Models that work: M2M-100, NLLB-200, MADLAD-400 and OPUS-MT for CTranslate2, Firefox Translations, Argos packages."


def identify_folder(folder: Path, *, name: str = "") -> ModelCard:
    """Return the card of a folder: the one that lies in it, checked, or the one it should get. Nothing is written.

    ``name`` is what the folder was called where it came from, in case it is called otherwise now; OPUS-MT's languages stand in it.

    Raises:
        ModelDamaged: a file is missing, damaged or belongs to another model; the message says which, and names what is missing.
        InvalidRequest: a model of a kind this program does not use, or one whose languages cannot be told.
    """
    if (folder / CARD).is_file():
        card = read_card(folder)
        check_card(folder, card)
        return card
    if not (folder / WEIGHTS).is_file() and folder.is_dir() and any(folder.glob("model.*.bin*")):
        return identify_firefox(folder)
    vocabulary, adds_end = _look_inside(folder)
    family = next((family for family, sign in _SIGNS if sign in vocabulary.source), "opus" if _is_opus(folder) else None)
    if family is None:
        raise InvalidRequest(f"{folder.name} holds a CTranslate2 model of a family that nobody here knows.", hint=_OTHERS)
    card = _opus_card(folder, name, vocabulary, adds_end=adds_end) if family == "opus" else _many_card(folder, family, vocabulary, adds_end)
    check_card(folder, card)
    try:
        if not covers(load_pieces(folder / card.files["source_pieces"]), vocabulary.source):
            raise ValueError(f"its {card.files['source_pieces']} belongs to another model")
    except ValueError as error:
        raise card_damage(folder, str(error)) from error
    return card


def suggest_name(card: ModelCard) -> str:
    """Return the folder name a model goes by: ``m2m100-418m``, ``opus-mt-en-de``, ``firefox-en_pt``."""
    if card.family in _NAMES:
        return f"{_NAMES[card.family]}-{card.title.rpartition(' ')[2].lower()}"
    sources, targets = ("-".join(codes.values()) if len(codes) == 1 else "mul" for codes in (card.sources, card.targets))
    return f"firefox-{sources}_{targets}" if card.family == "firefox" else f"opus-mt-{sources}-{targets}"


def _look_inside(folder: Path) -> tuple[Vocabulary, bool]:
    """Return the vocabulary of a CTranslate2 translation model and whether it appends the end token itself."""
    if not (folder / WEIGHTS).is_file():
        raise InvalidRequest(f"{folder.name} has no {WEIGHTS}: it is no translation model that can be used.", hint=_OTHERS)
    try:
        kind = read_weights_header(folder / WEIGHTS).kind
    except ModelDamaged as error:
        raise card_damage(folder, f"its {WEIGHTS} ends early or is no CTranslate2 model") from error
    if not kind.startswith("Transformer") or "Decoder" in kind:
        raise InvalidRequest(f"{folder.name} holds no translation model but one of kind {kind}.", hint=_OTHERS)
    try:
        return read_vocabulary(folder), bool(read_config(folder).get("add_source_eos", False))
    except ValueError as error:
        raise card_damage(folder, str(error)) from error


def _many_card(folder: Path, family: Family, vocabulary: Vocabulary, adds_end: bool) -> ModelCard:
    """The card of a many-to-many model."""
    converter: Converter = "fairseq" if adds_end else "transformers"
    convention = convention_for(family, converter)
    if convention is None:
        raise card_damage(
            folder, f"it was converted in a way that is not known to work for {_TITLES[family]}; use ct2-transformers-converter"
        )
    name = next((name for name in _PIECES[family] if (folder / name).is_file()), None)
    if name is None:
        raise card_damage(folder, f"it needs {_PIECES[family][0]} beside it, from where the model is published")
    codes = _codes(family, vocabulary.source & vocabulary.target)
    parameters = read_weights_header(folder / WEIGHTS).parameters
    size = min(_SIZES[family], key=lambda known: abs(known[1] - parameters))[0]
    files = {"source_pieces": name, "target_pieces": name}
    return ModelCard(family, converter, f"{_TITLES[family]} {size}", _LICENCES[family], codes, codes, files, convention)


def _codes(family: Family, tokens: Iterable[str]) -> dict[str, str]:
    """Return our languages with the family's codes, as far as the vocabulary has them."""
    assert family in ("m2m100", "nllb", "madlad")
    known = {match[1] for token in tokens if (match := LANGUAGE_TOKENS[family].fullmatch(token))}
    codes = {language: code for code in sorted(known) if (language := language_of(family, code))}
    for row in all_languages():  # several of ours may share one of theirs
        code = engine_code(row.code, family)
        if code in known:
            codes.setdefault(row.code, code)
    return dict(sorted(codes.items()))


def _is_opus(folder: Path) -> bool:
    return any((folder / name).is_file() for name in _OPUS_PIECES)


def _opus_card(folder: Path, name: str, vocabulary: Vocabulary, *, adds_end: bool) -> ModelCard:
    """The card of an OPUS-MT model, of one pair or, by tokens such as ``>>fra<<``, into several languages."""
    named = _OPUS_PAIR.fullmatch(name or folder.name)
    codes = {match[1] for token in vocabulary.source if (match := LANGUAGE_TOKENS["opus"].fullmatch(token))}
    sources = _resolved([named[1]]) if named else {}
    targets = _resolved(codes) if codes else _resolved([named[2]]) if named else {}
    if not sources or not targets:
        hint = "Call the folder as it is published, opus-mt-FROM-TO, for instance opus-mt-en-de."
        raise InvalidRequest(f"{folder.name} does not say which languages it translates.", hint=hint)
    if missing := [file for file in _OPUS_PIECES if not (folder / file).is_file()]:
        raise card_damage(folder, f"it needs {' and '.join(missing)} beside it, from where the model is published")
    converter: Converter = "opus" if adds_end else "transformers"
    convention = convention_for("opus", converter, names_target=len(targets) > 1)
    assert convention
    files = dict(zip(("source_pieces", "target_pieces"), _OPUS_PIECES, strict=True))
    title = f"OPUS-MT {'-'.join(named.groups()) if named else ''}".strip()
    return ModelCard("opus", converter, title, _LICENCES["opus"], sources, targets, files, convention)


def _resolved(codes: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code in sorted(codes):
        try:
            found.setdefault(resolve_language(code), code)
        except InvalidRequest:
            continue
    return found
