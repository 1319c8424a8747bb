"""Languages by every code and name people and engines use for them.

Inside the program a language is a BCP-47 code: the shortest primary subtag, with a script or region only where it tells two kinds of
text apart (``zh-Hant``, ``pt-BR``). `resolve_language` turns what a user, a file or an engine wrote into that; the other functions turn
it into what each of them expects. One table holds everything; an engine with codes of its own has a column.

>>> resolve_language("Castilian"), resolve_language("fre"), resolve_language("zt"), resolve_language("zho_Hant")
('es', 'fr', 'zh-Hant', 'zh-Hant')
>>> engine_code("fa", "nllb"), language_of("madlad", "fil")
('pes_Arab', 'tl')
"""

from captionstudio.core.languages.engine_codes import (
    LANGUAGE_ENGINES,
    argos_code,
    engine_code,
    from_whisper,
    language_of,
    languages_of,
    whisper_code,
)
from captionstudio.core.languages.facts import (
    is_right_to_left,
    is_same_language,
    is_spaceless,
    iso_639_2b,
    iso_639_2t,
    language_name,
    native_name,
    text_of,
)
from captionstudio.core.languages.language import Language, LanguageEngine, Segmentation, all_languages, all_variants
from captionstudio.core.languages.lookup import find_language, resolve_language, search_languages

__all__ = [
    "LANGUAGE_ENGINES",
    "Language",
    "LanguageEngine",
    "Segmentation",
    "all_languages",
    "all_variants",
    "argos_code",
    "engine_code",
    "find_language",
    "from_whisper",
    "is_right_to_left",
    "is_same_language",
    "is_spaceless",
    "iso_639_2b",
    "iso_639_2t",
    "language_name",
    "language_of",
    "languages_of",
    "native_name",
    "resolve_language",
    "search_languages",
    "text_of",
    "whisper_code",
]
