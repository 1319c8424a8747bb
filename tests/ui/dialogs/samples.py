"""Tracks and models that the tests of the dialogs share."""

from captionstudio.core.document import Cue, Track, Word
from captionstudio.services.model_library import ModelChoice

MANY = tuple(f"x{at}" for at in range(99))


def make_cues(prefix, language, texts):
    cues = []
    for at, text in enumerate(texts):
        start = 1000 + at * 3000
        words = tuple(Word(word, start + n * 300, start + n * 300 + 280) for n, word in enumerate(text.split()))
        cues.append(Cue(start, start + 2500, text, id=f"{prefix}{at}", language=language, words=words))
    return tuple(cues)


ENGLISH_TEXTS = ["Good morning.", "The map is on the table.", "Where is the camera?", "See you."]
ENGLISH = Track(make_cues("e", "en", ENGLISH_TEXTS), language="en", id="en")
SPANISH = Track(make_cues("s", "es", ["Buenos días.", "El mapa está en la mesa."]), role="translation", language="es", id="es")
ARABIC = Track(make_cues("a", "ar", ["صباح الخير."]), role="translation", language="ar", id="ar", name="الترجمة العربية")
EMPTY = Track(role="other", id="empty", name="Notes")


def make_models(*installed):
    return [
        ModelChoice("tiny", "Whisper tiny", size_bytes=78_000_000, languages=MANY, is_installed="tiny" in installed, is_fetchable=True),
        ModelChoice(
            "base",
            "Whisper base",
            size_bytes=145_000_000,
            languages=MANY,
            is_installed="base" in installed,
            is_recommended=True,
            is_fetchable=True,
            licence="MIT",
            source="a hub",
        ),
        ModelChoice(
            "small.en", "English", size_bytes=486_000_000, languages=("en",), is_installed="small.en" in installed, is_fetchable=True
        ),
    ]
