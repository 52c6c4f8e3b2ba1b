"""The little grammar that English needs around facts that somebody else wrote."""

from __future__ import annotations

import re

from anyascii import anyascii

# What begins with another sound than its letter says: a user researcher, an honest broker.
_VOWEL_SAID_AS_CONSONANT = ("uni", "use", "uti", "usa", "eu", "one", "once")
_SILENT_H = ("hour", "hono", "heir")
_LETTERS_SAID_WITH_VOWEL = "AEFHILMNORSX"  # an HR manager, a UX designer

_GENDER_MARK = re.compile(r"\s*[([](?:[mfwdxhn](?:\s?[/|*]\s?[mfwdxhn]){1,3}|all genders|gn)[)\]]", re.IGNORECASE)
_NOUN_OF_ROLE = re.compile(r"\s+(?:role|position|job|post)$", re.IGNORECASE)
_OPENING_WORD = re.compile(r"(?:The|Our|Your|My|How|When|What|Why|That|A|An)\b")
_KEYS = {letter: str(key) for key, row in enumerate("abc def ghi jkl mno pqrs tuv wxyz".split(), 2) for letter in row}


def with_article(noun: str) -> str:
    """The noun after its indefinite article.

    >>> [with_article(noun) for noun in ("Analyst", "Project Manager", "HR Lead", "UX Designer", "User Researcher")]
    ['an Analyst', 'a Project Manager', 'an HR Lead', 'a UX Designer', 'a User Researcher']
    """
    first = re.split(r"[\s/&-]", noun, maxsplit=1)[0]
    if len(first) > 1 and first.isupper():
        vowel = first[0] in _LETTERS_SAID_WITH_VOWEL
    else:
        sound = anyascii(first).lower()
        vowel = sound.startswith(_SILENT_H) or (
            sound.startswith(tuple("aeiou")) and not sound.startswith(_VOWEL_SAID_AS_CONSONANT)
        )
    return f"{'an' if vowel else 'a'} {noun}"


def role_in_a_sentence(role: str) -> str:
    """A role as it can stand before the word "role", without what an advertisement adds.

    >>> role_in_a_sentence("Data Engineer (m/w/d)")
    'Data Engineer'
    """
    return _NOUN_OF_ROLE.sub("", _GENDER_MARK.sub("", role)).strip()


def moment_in_a_sentence(moment: str) -> str:
    """A moment as it can stand after "I keep thinking of".

    >>> moment_in_a_sentence("Our talk about Kafka.")
    'our talk about Kafka'
    """
    kept = moment.strip().rstrip(".!,; ")
    return kept[:1].lower() + kept[1:] if _OPENING_WORD.match(kept) else kept


def keypad(name: str) -> str:
    """A name as it is typed into a dial-by-name directory (ITU-T E.161); empty where it has no letters.

    >>> keypad("Carter")
    '2 2 7 8 3 7'
    """
    return " ".join(_KEYS[letter] for letter in anyascii(name).lower() if letter in _KEYS)
