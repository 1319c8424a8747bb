"""Sentences of the shipped packages' vocabulary in English, Spanish and French, each the others' one right translation.

Every sentence is one of a few shapes filled at random: thousands of them, so that few were ever seen by a model.
"""

from __future__ import annotations

import random
from collections.abc import Callable

LANGUAGES = ("en", "es", "fr")

# English, Spanish, French; genders in Spanish and French where a word of theirs depends on it.
_PEOPLE = """
the boy|el niño|le garçon|mm, the girl|la niña|la fille|ff, the teacher|el profesor|le professeur|mm, the doctor|el médico|le médecin|mm
the mother|la madre|la mère|ff, the father|el padre|le père|mm, the driver|el conductor|le chauffeur|mm, the king|el rey|le roi|mm
the captain|el capitán|le capitaine|mm, the queen|la reina|la reine|ff, the sister|la hermana|la sœur|ff, the brother|el hermano|le frère|mm
"""
_THINGS = """
the window|la ventana|la fenêtre|ff, the door|la puerta|la porte|ff, the book|el libro|le livre|mm, the letter|la carta|la lettre|ff
the car|el coche|la voiture|mf, the boat|el barco|le bateau|mm, the bread|el pan|le pain|mm, the house|la casa|la maison|ff
the table|la mesa|la table|ff, the key|la llave|la clé|ff, the picture|la imagen|l'image|ff, the map|el mapa|la carte|mf
the camera|la cámara|la caméra|ff, the flower|la flor|la fleur|ff, the apple|la manzana|la pomme|ff, the box|la caja|la boîte|ff
the chair|la silla|la chaise|ff, the hat|el sombrero|le chapeau|mm, the bicycle|la bicicleta|le vélo|fm, the lamp|la lámpara|la lampe|ff
"""
_DOES = """
opens|abre|ouvre, closes|cierra|ferme, sees|ve|voit, takes|toma|prend, buys|compra|achète, finds|encuentra|trouve, paints|pinta|peint
wants|quiere|veut, has|tiene|a, sells|vende|vend, brings|trae|apporte, cleans|limpia|nettoie, loses|pierde|perd, shows|muestra|montre
"""
# The second form is for what is feminine.
_LIKE = """
big|grande grande|grand grande, small|pequeño pequeña|petit petite, red|rojo roja|rouge rouge, green|verde verde|vert verte
blue|azul azul|bleu bleue, white|blanco blanca|blanc blanche, black|negro negra|noir noire, new|nuevo nueva|nouveau nouvelle
"""
_TO = """
to the city|a la ciudad|à la ville, to the market|al mercado|au marché, to the school|a la escuela|à l'école
to the river|al río|à la rivière, to the station|a la estación|à la gare, to the beach|a la playa|à la plage
to the museum|al museo|au musée, to the garden|al jardín|au jardin, to the mountain|a la montaña|à la montagne
to the bridge|al puente|au pont, to the hospital|al hospital|à l'hôpital
"""
_DAYS = """
Monday|lunes|lundi, Tuesday|martes|mardi, Wednesday|miércoles|mercredi, Thursday|jueves|jeudi, Friday|viernes|vendredi
Saturday|sábado|samedi, Sunday|domingo|dimanche
"""
_HOURS = """
one|la una|une heure, two|las dos|deux heures, three|las tres|trois heures, four|las cuatro|quatre heures, five|las cinco|cinq heures
six|las seis|six heures, seven|las siete|sept heures, eight|las ocho|huit heures, nine|las nueve|neuf heures, ten|las diez|dix heures
"""
_NUMBERS = """
two|dos|deux, three|tres|trois, four|cuatro|quatre, five|cinco|cinq, six|seis|six, seven|siete|sept, eight|ocho|huit, nine|nueve|neuf
ten|diez|dix, twelve|doce|douze, fifteen|quince|quinze, twenty|veinte|vingt, thirty|treinta|trente, forty|cuarenta|quarante
"""
_MANY = """
apples|manzanas|pommes, books|libros|livres, letters|cartas|lettres, houses|casas|maisons, cars|coches|voitures, flowers|flores|fleurs
boats|barcos|bateaux, keys|llaves|clés, hats|sombreros|chapeaux, bottles|botellas|bouteilles
"""

_Row = tuple[str, ...]
_Sentence = tuple[str, str, str]


def make_parallel(count: int, seed: int) -> list[_Sentence]:
    """Return ``count`` different sentences as (English, Spanish, French), the same ones for the same seed."""
    draw = random.Random(seed)  # noqa: S311 - examples, no secrets
    found: dict[_Sentence, None] = {}
    while len(found) < count:
        shape = draw.choices(_SHAPES, _WEIGHTS)[0]
        found.setdefault(shape(draw), None)
    return list(found)


def _rows(text: str) -> list[_Row]:
    return [tuple(part.strip() for part in row.split("|")) for line in text.strip().splitlines() for row in line.split(",")]


def _sentence(*parts: str) -> _Sentence:
    english, spanish, french = (part[0].upper() + part[1:] for part in parts)
    return english, spanish, french


def _action(draw: random.Random) -> _Sentence:
    who, does, what = draw.choice(_rows(_PEOPLE)), draw.choice(_rows(_DOES)), draw.choice(_rows(_THINGS))
    return _sentence(*(f"{who[at]} {does[at]} {what[at]}." for at in range(3)))


def _quality(draw: random.Random) -> _Sentence:
    what, like = draw.choice(_rows(_THINGS)), draw.choice(_rows(_LIKE))
    spanish, french = (like[at].split()[what[3][at - 1] == "f"] for at in (1, 2))
    return _sentence(f"{what[0]} is {like[0]}.", f"{what[1]} es {spanish}.", f"{what[2]} est {french}.")


def _way(draw: random.Random) -> _Sentence:
    who, place = draw.choice(_rows(_PEOPLE)), draw.choice(_rows(_TO))
    return _sentence(f"{who[0]} goes {place[0]}.", f"{who[1]} va {place[1]}.", f"{who[2]} va {place[2]}.")


def _plan(draw: random.Random) -> _Sentence:
    day, place = draw.choice(_rows(_DAYS)), draw.choice(_rows(_TO))
    return _sentence(f"on {day[0]} we go {place[0]}.", f"el {day[1]} vamos {place[1]}.", f"{day[2]}, nous allons {place[2]}.")


def _departure(draw: random.Random) -> _Sentence:
    hour = draw.choice(_rows(_HOURS))
    return _sentence(f"the train leaves at {hour[0]} o'clock.", f"el tren sale a {hour[1]}.", f"le train part à {hour[2]}.")


def _possession(draw: random.Random) -> _Sentence:
    who, number, what = draw.choice(_rows(_PEOPLE)), draw.choice(_rows(_NUMBERS)), draw.choice(_rows(_MANY))
    return _sentence(*(f"{who[at]} {verb} {number[at]} {what[at]}." for at, verb in enumerate(("has", "tiene", "a"))))


def _question(draw: random.Random) -> _Sentence:
    what = draw.choice(_rows(_THINGS))
    return _sentence(f"where is {what[0]}?", f"¿Dónde está {what[1]}?", f"où est {what[2]} ?")


_SHAPES: list[Callable[[random.Random], _Sentence]] = [_action, _quality, _way, _plan, _departure, _possession, _question]
_WEIGHTS = [40, 15, 13, 10, 3, 15, 4]
