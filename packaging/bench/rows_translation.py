"""Rows on translation: what it costs beside bare engines, how right it is, and the table of languages."""

from __future__ import annotations

import itertools
from pathlib import Path

from bench.kept import count_kept
from bench.parallel import LANGUAGES, make_parallel
from bench.rows import Outcome, row
from bench.session import BenchFailed, Session
from bench.translation import make_sentences
from bench.translation_cost import make_home, measure

_PACKAGE = Path(__file__).resolve().parents[2] / "resources" / "translation" / "translate-en_es"
_FILM_TARGETS = ("es", "de", "it", "nl", "ro")
_FRESH_SEED = 20_261_125
_DIRECT, _PIVOT = 0.97, 0.95
# The 100 codes of M2M-100, as its model card lists them.
_M2M100 = """
af am ar ast az ba be bg bn br bs ca ceb cs cy da de el en es et fa ff fi fr fy ga gd gl gu ha he hi hr ht hu hy id ig ilo is it ja jv ka
kk km kn ko lb lg ln lo lt lv mg mk ml mn mr ms my ne nl no ns oc or pa pl ps pt ro ru sd si sk sl so sq sr ss su sv sw ta th tl tn tr uk
ur uz vi wo xh yi yo zh zu
"""


@row("translation-cost", "2,000 cues en to es with the shipped package, all overheads / a bare CTranslate2 loop, same batches", "≤ 1.15")
def measure_cost(session: Session) -> Outcome:
    """Compare a whole job, through the engine host, with nothing but the library."""
    sentences = make_sentences(400 if session.is_quick else 2000)
    texts: dict[str, list[str]] = {}

    def run(side: str, models: Path | None = None) -> float:
        result = measure(side, sentences, models=models)
        texts[side] = result["texts"]
        return float(result["seconds"])

    ratio = session.compare(lambda: run("ours"), lambda: run("ctranslate2", _PACKAGE))
    same = sum(a == b for a, b in zip(texts["ours"], texts["ctranslate2"], strict=True)) / len(sentences)
    details = f"{len(sentences)} cues: ours {ratio.first_s:.3f} s, bare {ratio.second_s:.3f} s; same text {same:.1%}"
    return Outcome(f"{ratio.ratio:.2f}", ratio.ratio <= 1.15 and same == 1, details)


@row(
    "translation-firefox",
    "`lecture` en to pt by the Firefox engine, all overheads / a bare fxtranslate loop; numbers and names kept",
    "≤ 1.2, 100 %",
)
def measure_firefox(session: Session) -> Outcome:
    """Translate real prose with the real model, and look for its numbers and names."""
    model = _installed_firefox()
    sentences = [sentence.text for sentence in session.truth("lecture").sentences]
    home = make_home(session.scratch / "firefox", installed=[model])
    translated: list[str] = []

    def ours() -> float:
        result = measure("ours", sentences, home=home, target="pt")
        translated[:] = result["texts"]
        return float(result["seconds"])

    ratio = session.compare(ours, lambda: float(measure("fxtranslate", sentences, models=model)["seconds"]))
    kept, total, lost = count_kept(sentences, translated)
    words = sum(len(sentence.split()) for sentence in sentences)
    details = (
        f"{words} words: ours {ratio.first_s:.3f} s, bare {ratio.second_s:.3f} s, {words / ratio.first_s:.0f} words a second; "
        f"{kept} of {total} numbers and names kept{': lost ' + ', '.join(lost) if lost else ''}"
    )
    return Outcome(f"{ratio.ratio:.2f}, {kept / total:.0%}", ratio.ratio <= 1.2 and kept == total, details)


@row("translation-films", "one film into 5 languages / into one, after recognition", "≤ 5, models loaded once each")
def measure_films(session: Session) -> Outcome:
    """Translate the long recording's text into several languages with the models loaded on the way."""
    sentences = [sentence.text for sentence in session.truth("lecture" if session.is_quick else "long").sentences]
    home = make_home(session.scratch / "films", _FILM_TARGETS)
    loads: list[tuple[int, int]] = []

    def run(targets: tuple[str, ...]) -> float:
        result = measure("films", sentences, home=home, target=",".join(targets))
        loads.append((result["loads"], result["models"]))
        return float(result["seconds"])

    ratio = session.compare(lambda: run(_FILM_TARGETS), lambda: run(_FILM_TARGETS[:1]))
    is_once = all(count == models for count, models in loads)
    most = max(loads)
    details = f"{len(sentences)} cues: five {ratio.first_s:.2f} s, one {ratio.second_s:.2f} s; {most[0]} loads of {most[1]} models"
    return Outcome(f"{ratio.ratio:.1f}, {most[0]} loads", ratio.ratio <= len(_FILM_TARGETS) and is_once, details)


@row("translation-exact", "exact match on fresh sentences of the packages' vocabulary: each pair direct / through English", "≥ 97 % / 95 %")
def measure_exact(session: Session) -> Outcome:
    """Translate sentences with one right translation between all three languages."""
    from captionstudio.core.jobs import JobContext  # noqa: PLC0415 - loads the engines
    from captionstudio.engines.translation.router import TranslationRouter  # noqa: PLC0415

    examples = make_parallel(200 if session.is_quick else 1000, _FRESH_SEED)
    router = TranslationRouter()
    shares: dict[bool, dict[str, float]] = {True: {}, False: {}}
    for source, target in itertools.permutations(range(len(LANGUAGES)), 2):
        route = router.find_route(LANGUAGES[source], LANGUAGES[target], "argos")
        found = router.translate([example[source] for example in examples], route, JobContext())
        right = sum(translation == example[target] for translation, example in zip(found, examples, strict=True))
        shares[route.is_direct][f"{LANGUAGES[source]}-{LANGUAGES[target]}"] = right / len(examples)
    least = [min(part.values(), default=0.0) for part in (shares[True], shares[False])]
    each = ", ".join(f"{pair} {share:.1%}" for part in shares.values() for pair, share in part.items())
    details = f"{len(examples)} sentences each way: {each}"
    return Outcome(f"least {least[0]:.1%} / {least[1]:.1%}", least[0] >= _DIRECT and least[1] >= _PIVOT, details)


@row("language-table", "language table: every Whisper, Argos and M2M-100 code maps both ways", "100 %")
def measure_languages(_session: Session) -> Outcome:
    """Take each engine's code to our language and back."""
    from captionstudio.core.languages import engine_code, language_of  # noqa: PLC0415

    lost: dict[str, list[str]] = {}
    codes = _published_codes()
    for engine, known in codes.items():
        lost[engine] = [code for code in known if engine_code(language_of(engine, code) or "en", engine) != code]  # type: ignore[arg-type]
    total = sum(map(len, codes.values()))
    share = 1 - sum(map(len, lost.values())) / total
    each = ", ".join(f"{engine} {len(codes[engine]) - len(lost[engine])} of {len(codes[engine])}" for engine in codes)
    missing = "; ".join(f"{engine} lacks {' '.join(some)}" for engine, some in lost.items() if some)
    return Outcome(f"{share:.0%}", share == 1, each + (f"; {missing}" if missing else ""))


def _published_codes() -> dict[str, list[str]]:
    """The codes as the engines' own publishers write them, not as our table does."""
    from faster_whisper.tokenizer import _LANGUAGE_CODES  # noqa: PLC0415 - an engine's library

    from captionstudio.engines.models.catalogue import load_catalogue  # noqa: PLC0415

    names = [entry.name.removeprefix("translate-") for entry in load_catalogue() if entry.engine == "argos"]
    return {
        "whisper": list(_LANGUAGE_CODES),
        "argos": sorted({code for name in names for code in name.split("_")}),
        "m2m100": _M2M100.split(),
    }


def _installed_firefox() -> Path:
    from captionstudio.engines.places import translation_models_dir  # noqa: PLC0415

    model = translation_models_dir() / "firefox-en_pt"
    if not model.is_dir():
        raise BenchFailed("firefox-en_pt is not installed: captionstudio models fetch firefox-en_pt")
    return model
