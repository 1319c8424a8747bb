"""Words that deny, by language; where a language has none here nobody can tell."""

from __future__ import annotations

from captionstudio.core.languages import find_language

_NEGATIONS = {
    "ar": "لا ليس ليست لن لم ما غير لست ليسوا",
    "bg": "не няма никога нищо никой нито без",
    "ca": "no mai res ningú cap sense tampoc",
    "cs": "ne není nejsou nikdy nic nikdo žádný bez nebyl nebyla nebylo",
    "da": "ikke ingen aldrig intet ingenting uden hverken",
    "de": "nicht kein keine keinen keinem keiner keines nie niemals nichts niemand ohne weder nein",
    "el": "δεν δε μην μη ποτέ τίποτα κανείς κανένας όχι χωρίς ούτε",
    "en": "not no never nothing nobody none neither nor nowhere cannot without",
    "es": "no nunca nada nadie ninguno ninguna ningún sin jamás tampoco ni",
    "et": "ei pole mitte kunagi keegi midagi ilma",
    "fi": "ei en et emme ette eivät älä ilman",
    "fr": "ne n pas jamais rien personne aucun aucune sans non ni",
    "hu": "nem ne nincs sem soha semmi senki nélkül",
    "id": "tidak bukan jangan belum tanpa tak",
    "it": "non no mai niente nulla nessuno nessuna senza né",
    "ja": "ない ません なかった ず ぬ",
    "ko": "않 없 못 아니 안 말",
    "lt": "ne nėra niekada nieko niekas be",
    "lv": "ne nav nekad neko neviens bez",
    "nl": "niet geen nooit niets niemand zonder nee noch",
    "no": "ikke ingen aldri ingenting uten verken",
    "pl": "nie nigdy nic nikt żaden bez brak",
    "pt": "não nunca nada ninguém nenhum nenhuma sem jamais nem",
    "ro": "nu niciodată nimic nimeni fără nici",
    "ru": "не нет никогда ничего никто без ни нельзя",
    "sk": "nie nikdy nič nikto žiadny bez",
    "sv": "inte ej ingen inget inga aldrig ingenting utan varken",
    "tr": "değil yok hayır asla hiç",
    "uk": "не ні немає ніколи нічого ніхто без",
    "vi": "không chưa đừng chẳng",
    "zh": "不 没 沒 无 無 别 別 未",
}
_SETS = {code: frozenset(words.split()) for code, words in _NEGATIONS.items()}


def negations(language: str) -> frozenset[str]:
    """Return the words that deny in a language, in small letters; none where they are not known."""
    return _SETS.get(find_language(language).primary, frozenset())
