"""What this program adds to its translation engines: whole jobs against bare loops over the same library, model and settings.

Ours is `translate_track` through the engine host, as a job runs it: cues to sentences, what must stay put aside, the way to the host and
back, guards, layout. The bare loops are given one sentence a cue and do nothing but ask the library: CTranslate2 in one call with the
batch size, search and threads of ours, sentencepiece before and after it; fxtranslate sentence by sentence. Each side is a process of
its own, timed from a moment when its model is loaded. ``films`` translates a film into several languages in one process and counts how
often a model is loaded; there loading is part of what is timed.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve()
_ROOT = _HERE.parents[2]
_SHIPPED = _ROOT / "resources" / "translation"
_MAX_REST_MS = 500
_READ_MS_PER_CHARACTER = 60
Texts = Sequence[str]


def measure(side: str, texts: Texts, *, home: Path | None = None, target: str = "es", models: Path | None = None) -> dict[str, Any]:
    """Run one side in a process of its own and return its seconds, its texts and, of ``films``, its loads.

    ``home`` is where the program keeps its models (a fresh folder); ``target`` one language or several with commas; ``models`` the folder
    of a bare side's model.

    Raises:
        RuntimeError: it failed.
    """
    with tempfile.TemporaryDirectory() as fresh:
        folder = str(home or fresh)
        places = dict.fromkeys(("XDG_DATA_HOME", "XDG_CACHE_HOME", "CAPTIONSTUDIO_HOME"), folder)
        command = [sys.executable, str(_HERE), side, "--target", target, *(["--model", str(models)] if models else [])]
        run = subprocess.run(
            command,
            input=json.dumps(list(texts)),
            env={**os.environ, **places, "PYTHONPATH": str(_ROOT)},
            capture_output=True,
            text=True,
            check=False,
        )
    if run.returncode:
        raise RuntimeError(f"{side}: {run.stderr[-2000:]}")
    result: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return result


def make_home(folder: Path, targets: Sequence[str] = (), installed: Sequence[Path] = ()) -> Path:
    """Put models into a fresh home: copies of ``installed`` folders, and for each of ``targets`` the shipped en-es under its name.

    Several languages want several models; these are as large and as fast as any other package of their kind.
    """
    translation = folder / "data" / "translation"
    translation.mkdir(parents=True)
    for model in installed:
        shutil.copytree(model, translation / model.name)
    for target in targets:
        package = translation / f"translate-en_{target}"
        shutil.copytree(_SHIPPED / "translate-en_es", package)
        about = json.loads((package / "metadata.json").read_text(encoding="utf-8"))
        (package / "metadata.json").write_text(json.dumps({**about, "to_code": target}), encoding="utf-8")
    return folder


def _track(texts: Texts) -> Any:
    from captionstudio.core.document import Cue, Track  # noqa: PLC0415 - each side loads only its own

    cues, at = [], 0
    for text in texts:
        cues.append(Cue(at, at + 1000 + _READ_MS_PER_CHARACTER * len(text), text))
        at = cues[-1].end_ms + _MAX_REST_MS
    return Track(tuple(cues), language="en")


def _run_ours(texts: Texts, targets: Sequence[str]) -> dict[str, Any]:
    from captionstudio.core.jobs import JobContext  # noqa: PLC0415
    from captionstudio.engines.host.client import EngineHost, HostedTranslation  # noqa: PLC0415
    from captionstudio.workflows.translate import translate_track  # noqa: PLC0415

    (target,) = targets
    track = _track(texts)
    with EngineHost() as host:
        engine = HostedTranslation(host)
        translate_track(_track(texts[:2]), target, engine, JobContext())
        return _timed(lambda: [cue.text for cue in translate_track(track, target, engine, JobContext()).cues])


def _run_films(texts: Texts, targets: Sequence[str]) -> dict[str, Any]:
    import ctranslate2  # noqa: PLC0415

    from captionstudio.core.jobs import JobContext  # noqa: PLC0415
    from captionstudio.engines.translation.router import TranslationRouter  # noqa: PLC0415
    from captionstudio.workflows.translate import translate_track  # noqa: PLC0415

    loads: list[str] = []
    load = ctranslate2.Translator

    def count(path: str, *arguments: Any, **options: Any) -> Any:
        loads.append(path)
        return load(path, *arguments, **options)

    ctranslate2.Translator = count
    track, engine = _track(texts), TranslationRouter()
    result = _timed(lambda: [cue.text for target in targets for cue in translate_track(track, target, engine, JobContext()).cues])
    return {**result, "loads": len(loads), "models": len(set(loads))}


def _run_ctranslate2(texts: Texts, model: Path) -> dict[str, Any]:
    import ctranslate2  # noqa: PLC0415
    import sentencepiece  # noqa: PLC0415

    from captionstudio.engines.hardware import usable_threads  # noqa: PLC0415
    from captionstudio.engines.translation.decoding import _BATCH_TOKENS, _GREEDY  # noqa: PLC0415 - the settings are what has to be the same

    threads, batch_tokens = usable_threads(), _BATCH_TOKENS["cpu"]
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(model / "sentencepiece.model"))
    translator = ctranslate2.Translator(str(model / "model"), compute_type="auto", inter_threads=threads, intra_threads=1)

    def run(sentences: Texts) -> list[str]:
        tokens = [pieces.encode(sentence, out_type=str) for sentence in sentences]
        found = translator.translate_batch(
            tokens, max_batch_size=batch_tokens, batch_type="tokens", replace_unknowns=True, return_scores=True, **_GREEDY
        )
        return [pieces.decode_pieces(one.hypotheses[0]) for one in found]

    run(texts[:2])
    return _timed(lambda: run(texts))


def _run_fxtranslate(texts: Texts, model: Path) -> dict[str, Any]:
    from fxtranslate import Translator  # noqa: PLC0415

    weights, vocabulary, shortlist = (next(model.glob(pattern)).read_bytes() for pattern in ("model.*.bin", "vocab.*.spm", "lex.*.bin"))
    translator = Translator(weights, vocabulary, vocabulary, shortlist)
    translator.translate(texts[0])
    return _timed(lambda: [translator.translate(text) for text in texts])


def _timed(run: Callable[[], list[str]]) -> dict[str, Any]:
    started = time.perf_counter()
    texts = run()
    return {"seconds": time.perf_counter() - started, "texts": texts}


def main() -> None:
    """Measure one side: sentences come in on standard input as JSON, the result goes out as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("side", choices=("ours", "films", "ctranslate2", "fxtranslate"))
    parser.add_argument("--target", type=lambda text: text.split(","), default=["es"])
    parser.add_argument("--model", type=Path)
    options = parser.parse_args()
    texts = json.load(sys.stdin)
    bare = {"ctranslate2": _run_ctranslate2, "fxtranslate": _run_fxtranslate}
    ours = {"ours": _run_ours, "films": _run_films}
    result = bare[options.side](texts, options.model) if options.side in bare else ours[options.side](texts, options.target)
    print(json.dumps(result))


if __name__ == "__main__":
    main()
