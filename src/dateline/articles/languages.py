"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dateline.articles.tables import words

#: Characters of body looked at; more tells nothing new.
SAMPLE = 4000
#: A text with at least this share of English's commonest words is English without further tests (English news has 0.3 to 0.45).
PLAINLY_ENGLISH = 0.22
#: Below this many words or this probability another language is not believed.
FEWEST_WORDS = 8
SURE = 0.9
_WORD = re.compile(r"[^\W\d_]+")


def language(body: str) -> str:
    """The ISO 639-1 code of a text's language; "en" where there is too little to tell.

    py3langid (Barbaresi's port of langid.py, Lui and Baldwin 2012) decides; plainly English text is not put to it, which saves loading it.
    """
    found = _WORD.findall(body[:SAMPLE].lower())
    if found and sum(word in words().english for word in found) >= PLAINLY_ENGLISH * len(found) and len(found) >= FEWEST_WORDS:
        return "en"
    letters = sum(map(len, found))
    if len(found) < FEWEST_WORDS and letters < 40 and all(word.isascii() for word in found):
        return "en"
    code, probability = _identifier().classify(body[:SAMPLE])
    foreign = sum(not character.isascii() for word in found for character in word) > letters / 2
    return str(code) if probability >= SURE or (foreign and code != "en") else "en"


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
