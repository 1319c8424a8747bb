"""Each family's tokens, to the letter, at the door of the real engine; the models are tiny and made here."""

import json
import shutil
from dataclasses import replace

import pytest

from captionstudio.core.errors import ModelDamaged
from captionstudio.core.jobs import JobContext
from captionstudio.engines.places import translation_models_dir
from captionstudio.engines.translation.cards import CARD, read_card, write_card
from captionstudio.engines.translation.families import FamilyModel
from captionstudio.engines.translation.identify import identify_folder
from captionstudio.engines.translation.router import TranslationRouter
from tests.engines.translation.tiny_models import SAID, TEXT, change_json, make_many, make_opus, train_pieces

# The tiny tokenizers know characters; "▁" stands for a space and before the first word.
READ = list("▁The▁girl▁opens▁the▁book.")
WRITTEN = list("▁Das▁Mädchen▁öffnet▁die▁Tür.")
END = ["</s>"]


class Spy:
    """Stands before the real translator and writes down what goes in and what comes out."""

    def __init__(self, translator):
        self.translator = translator
        self.asked, self.options, self.answered = [], [], []

    def translate_batch(self, tokens, **options):
        results = self.translator.translate_batch(tokens, **options)
        self.asked += tokens
        self.options.append(options)
        self.answered += [result.hypotheses[0] for result in results]
        return results


def load(folder):
    write_card(folder, identify_folder(folder))
    model = FamilyModel(folder, 1)
    model.decoder._translator = Spy(model.decoder._translator)
    return model, model.decoder._translator


@pytest.mark.parametrize(
    ("family", "converter", "read", "given"),
    [
        ("m2m100", "transformers", ["__en__", *READ, *END], ["__de__"]),
        ("m2m100", "fairseq", ["__en__", *READ], ["__de__"]),
        ("nllb", "transformers", ["eng_Latn", *READ, *END], ["deu_Latn"]),
        ("madlad", "transformers", ["▁", "<2de>", *READ, *END], []),
    ],
)
def test_tokens_in_and_out(tmp_path, family, converter, read, given):
    model, spy = load(make_many(tmp_path / family, family, converter))
    done = []
    assert model.between("en", "de").translate([TEXT, "", TEXT], done.append) == [SAID, "", SAID]
    assert spy.asked == [read, read]
    assert spy.options[0]["target_prefix"] == ([given, given] if given else None)
    assert spy.answered == [[*given, *WRITTEN]] * 2
    assert done[-1] == 3


def test_text_that_looks_like_a_language_token_is_text(tmp_path):
    model, spy = load(make_many(tmp_path / "madlad", "madlad"))
    model.between("en", "de").translate(["<2fr>"], lambda _: None)
    assert "<2fr>" not in spy.asked[0]
    assert spy.asked[0].count("<2de>") == 1


@pytest.mark.parametrize(("converter", "end"), [("opus", []), ("transformers", END)])
def test_tokens_of_an_opus_model(tmp_path, converter, end):
    model, spy = load(make_opus(tmp_path / "opus-mt-en-de", converter))
    assert model.between("en", "de").translate([TEXT], lambda _: None) == [SAID]
    assert spy.asked == [[*READ, *end]]
    assert spy.options[0]["target_prefix"] is None
    assert spy.answered == [WRITTEN]
    assert (
        model.source_pieces.is_unknown(model.source_pieces.piece_to_id("ü")),
        model.target_pieces.is_unknown(model.target_pieces.piece_to_id("ü")),
    ) == (True, False)


def test_an_opus_model_of_several_targets_is_told_which(tmp_path):
    model, spy = load(make_opus(tmp_path / "opus-mt-en-gmw", targets=["deu", "nld"]))
    assert dict(model.card.targets) == {"de": "deu", "nl": "nld"}
    assert model.between("en", "nl").translate([TEXT], lambda _: None) == [SAID]
    assert spy.asked == [[">>nld<<", *READ]]


def test_a_variant_gets_the_code_of_its_language(tmp_path):
    model, spy = load(make_many(tmp_path / "nllb", "nllb"))
    model.between("en-GB", "de-AT").translate([TEXT], lambda _: None)
    assert (spy.asked[0][0], spy.options[0]["target_prefix"]) == ("eng_Latn", [["deu_Latn"]])


def test_a_careful_search_forbids_repetition(tmp_path):
    model, spy = load(make_many(tmp_path / "m2m100", "m2m100"))
    model.between("en", "de").translate([TEXT], lambda _: None, careful=True)
    assert spy.options[0]["no_repeat_ngram_size"] == 3


def test_another_models_tokenizer_is_refused(tmp_path):
    folder = make_many(tmp_path / "m2m100", "m2m100")
    card = identify_folder(folder)
    train_pieces(tmp_path / "other.model", *(f"nobody{at}knows" for at in range(120)))
    shutil.copyfile(tmp_path / "other.model", folder / "sentencepiece.bpe.model")
    write_card(folder, card)
    with pytest.raises(ModelDamaged, match=r"sentencepiece\.bpe\.model belongs to another model"):
        FamilyModel(folder, 1)
    (folder / CARD).unlink()
    with pytest.raises(ModelDamaged, match="belongs to another model"):
        identify_folder(folder)


def test_a_tokenizer_that_splits_the_language_token_is_refused(tmp_path):
    folder = make_many(tmp_path / "madlad", "madlad")
    write_card(folder, identify_folder(folder))
    train_pieces(folder / "spiece.model")
    with pytest.raises(ModelDamaged, match="does not know <2de>"):
        FamilyModel(folder, 1).between("en", "de")


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(b"junk" * 100), lambda path: path.write_bytes(b"")])
def test_a_damaged_tokenizer_is_named(tmp_path, harm):
    folder = make_many(tmp_path / "nllb", "nllb")
    write_card(folder, identify_folder(folder))
    harm(folder / "sentencepiece.bpe.model")
    with pytest.raises(ModelDamaged, match=r"sentencepiece\.bpe\.model"):
        FamilyModel(folder, 1)


def test_an_installed_model_translates_as_any_other():
    """The whole way: card, shelf, route, engine."""
    folder = make_many(translation_models_dir() / "m2m100-418m", "m2m100")
    write_card(folder, identify_folder(folder))
    router = TranslationRouter(threads=1)
    route = router.find_route("fr", "de")
    assert (route.languages, route.models, route.engines) == (("fr", "de"), ("m2m100-418m",), ("m2m100",))
    assert router.translate(["Bonjour à tous. Bonsoir.", "123"], route, JobContext()) == [f"{SAID} {SAID}", "123"]
    mixed = router.find_route("es", "de")  # the shipped package to English, then the model
    assert mixed.models == ("translate-es_en", "m2m100-418m")
    assert router.translate(["Buenos días."], mixed, JobContext()) == [SAID]


def test_context_goes_before_the_sentence_and_is_taken_out_again():
    folder = make_many(
        translation_models_dir() / "m2m100-418m",
        "m2m100",
        script=lambda pieces: pieces.encode("Der Junge. <sep> Die Tür.", out_type=str),
    )
    write_card(folder, replace(identify_folder(folder), context_sentences=1, context_separator=" <sep> "))
    router = TranslationRouter(threads=1)
    route = router.find_route("en", "de")
    assert route.context_sentences == 1
    router.translate(["Warm up."], route, JobContext())
    loaded = router._warm._loaded["m2m100-418m"].between("en", "de")._model
    spy = loaded.decoder._translator = Spy(loaded.decoder._translator)
    said = router.translate(["The door."], route, JobContext(), [["A small house.", "The boy."]])
    assert said == ["Die Tür."]
    assert spy.asked == [["__en__", *"▁The▁boy.▁", "<sep>", *"▁The▁door.", "</s>"]]


def test_without_its_separator_a_sentence_is_translated_without_context():
    folder = make_many(translation_models_dir() / "m2m100-418m", "m2m100", script=lambda pieces: pieces.encode(SAID, out_type=str))
    write_card(folder, replace(identify_folder(folder), context_sentences=2, context_separator=" <sep> "))
    router = TranslationRouter(threads=1)
    route = router.find_route("en", "de")
    router.translate(["Warm up."], route, JobContext())
    loaded = router._warm._loaded["m2m100-418m"].between("en", "de")._model
    spy = loaded.decoder._translator = Spy(loaded.decoder._translator)
    assert router.translate(["The door."], route, JobContext(), [["The boy."]]) == [SAID]
    assert spy.asked == [["__en__", *"▁The▁boy.▁", "<sep>", *"▁The▁door.", "</s>"], ["__en__", *"▁The▁door.", "</s>"]]


@pytest.mark.parametrize(
    ("family", "converter", "change", "reason"),
    [
        ("m2m100", "transformers", {"converter": "fairseq"}, "other tokens"),
        ("m2m100", "fairseq", {"converter": "transformers"}, "other tokens"),
        ("nllb", "transformers", {"converter": "fairseq"}, "not known to work"),
        ("m2m100", "transformers", {"family": "nllb"}, "other tokens"),
        (
            "nllb",
            "transformers",
            {"tokens": {"source_suffix": ["</s>", "{source}"], "target_prefix": ["{target}"]}},
            "cannot be understood",
        ),
        (
            "nllb",  # the order of the first published tokenizer
            "transformers",
            {"tokens": {"source_suffix": ["</s>", "{source}"], "target_prefix": ["{target}"], "drops_target_prefix": True}},
            "other tokens",
        ),
        ("m2m100", "transformers", {"targets": {"de": "de", "xx": "xx"}}, "lacks __xx__"),
        ("nllb", "transformers", {"sources": {"yue": "yue_Hant"}}, "lacks yue_Hant"),
        ("madlad", "transformers", {"targets": {"eo": "eo"}}, "lacks <2eo>"),
        ("m2m100", "transformers", {"files": {"source_pieces": "../x", "target_pieces": "x"}}, "source pieces"),
        ("m2m100", "transformers", {"files": {"source_pieces": "x.model", "target_pieces": "x.model"}}, r"needs x\.model"),
        ("m2m100", "transformers", {"format": 2}, "format 2"),
        ("m2m100", "transformers", {"sources": {}}, "no languages"),
        ("m2m100", "transformers", {"family": "gpt"}, "gpt"),
    ],
)
def test_a_card_that_contradicts_its_model_is_refused(family, converter, change, reason):
    folder = make_many(translation_models_dir() / "model", family, converter)
    write_card(folder, identify_folder(folder))
    change_json(folder / CARD, **change)
    with pytest.raises(ModelDamaged, match=reason) as caught:
        FamilyModel(folder, 1)
    assert caught.value.hint
    with pytest.raises(ModelDamaged, match=reason):
        identify_folder(folder)


@pytest.mark.parametrize(("converter", "adds_end"), [("transformers", True), ("fairseq", False)])
def test_a_card_whose_converter_is_not_the_one_of_the_configuration_is_refused(tmp_path, converter, adds_end):
    folder = make_many(tmp_path / "m2m100", "m2m100", converter)
    write_card(folder, identify_folder(folder))
    change_json(folder / "config.json", add_source_eos=adds_end)
    with pytest.raises(ModelDamaged, match=rf"converted by {converter}, but its config\.json"):
        FamilyModel(folder, 1)


def test_a_card_comes_back_as_it_was_written(tmp_path):
    folder = make_many(tmp_path / "madlad", "madlad")
    card = replace(identify_folder(folder), context_sentences=3, context_separator=" | ", identity="google/madlad400-3b-mt")
    write_card(folder, card)
    assert read_card(folder) == card
    assert json.loads((folder / CARD).read_text())["tokens"]["text_prefix"] == "<2{target}>"
    assert sorted(path.name for path in folder.iterdir()) == [CARD, "config.json", "model.bin", "shared_vocabulary.json", "spiece.model"]
