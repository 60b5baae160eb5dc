"""Words of a phrase in the one form in which names are compared.

Case, accents, dots, hyphens and apostrophes inside words do not tell names apart: "al-Qaeda" and "Al Qaeda", "U.S." and "US",
"Sana'a" and "Sanaa". A possessive 's is a word of its own, since it parts an owner from the thing owned.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

POSSESSIVE = "'s"
COMMA = ","
_PIECES = re.compile(r"['’`](?:s|S)\b|(?<=s)['’](?=\s|$)|[,;:()]|\d{1,3}(?:,\d{3})+(?!\d)|[^\W_]+(?:[.&'’ʼ‘`][^\W_]+)*", re.UNICODE)
_SPECIAL = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ß": "ss", "ə": "e"}
)
_DROP = str.maketrans("", "", ".'’ʼ‘`")
#: As _DROP, with the accents that decomposed Latin letters have.
_DROP_ACCENTS = {**_DROP, **dict.fromkeys(range(0x300, 0x34F))}

#: Words that wires shorten in the names of bodies.
ABBREVIATED = {"corp": "corporation", "intl": "international", "dept": "department", "assn": "association", "univ": "university"}


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word in lower case without accents, dots and apostrophes; some abbreviations in full."""
    if word.isascii():
        plain = word.lower().translate(_DROP)
        return ABBREVIATED.get(plain, plain)
    word = unicodedata.normalize("NFKD", word.translate(_SPECIAL).lower()).lower().translate(_DROP_ACCENTS)
    if word.isascii():  # nearly all names: the general way below is slow
        return word
    word = word.translate(_SPECIAL).lower()
    return "".join(letter for letter in word if not unicodedata.combining(letter)).translate(_DROP)


def split(phrase: str) -> list[tuple[str, str]]:
    """The words of a phrase as (folded, as written); possessives and commas stand alone.

    >>> split("Chad's U.S.-backed army")
    [('chad', 'Chad'), ("'s", "'s"), ('us', 'U.S'), ('backed', 'backed'), ('army', 'army')]
    """
    words = []
    for piece in _PIECES.findall(phrase):
        if piece[0] in "'’`":
            words.append((POSSESSIVE, piece))
        elif piece in ",;:()":
            words.append((COMMA, piece))
        elif len(piece) > 2 and piece[-2] in "'’`" and piece[-1] in "sS":
            words.append((fold(piece[:-2]), piece[:-2]))
            words.append((POSSESSIVE, piece[-2:]))
        elif folded := fold(piece):
            words.append((folded, piece))
    return words


def key(name: str) -> str:
    """The form under which a name is kept in the lexicon: its folded words, without a leading "the".

    >>> key("The Élysée")
    'elysee'
    """
    plain = name.replace("-", " ").replace(".", "")
    if plain.isascii() and plain.replace(" ", "").isalnum() and "  " not in plain:
        folded = plain.lower().strip()
        if not ABBREVIATED.keys().isdisjoint(parts := folded.split(" ")):
            folded = " ".join(ABBREVIATED.get(word, word) for word in parts)
    else:
        folded = " ".join(word for word, _ in split(name) if word != COMMA)
    return folded[4:] if folded.startswith("the ") and len(folded) > 4 else folded


def plural(phrase: str) -> str:
    """The regular English plural of a noun phrase's last word.

    >>> plural("aid agency"), plural("boss")
    ('aid agencies', 'bosses')
    """
    if phrase.endswith("man"):
        return phrase[:-3] + "men"
    if phrase.endswith("y") and phrase[-2:-1] not in "aeiou":
        return phrase[:-1] + "ies"
    if phrase.endswith(("s", "x", "z", "ch", "sh")):
        return phrase + "es"
    return phrase + "s"
