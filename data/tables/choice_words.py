"""How a reason tells what became of a name in an address. What is not here goes without saying."""

from __future__ import annotations

CHOICE_WORDS: dict[tuple[str, str], str] = {
    # (habit, option) as in `name_cuts`
    ("order", "swapped"): "family name and given name the other way round",
    ("known as", "as they say"): "by the name they go by",
    ("called", "in full"): "with the given name in full",
    ("called", "short"): "with the short form of the given name",
    ("spelling", "long"): "special letters as two",
    ("transcription", "long"): "in another of the usual spellings",
    ("transcription", "third"): "in another of the usual spellings",
    ("given hyphen", "dropped"): "without the given name's hyphen",
    ("given hyphen", "first part"): "only the first half of the given name",
    ("given hyphen", "second part"): "only the second half of the given name",
    ("given hyphen", "apart"): "both halves of the given name",
    ("family hyphen", "dropped"): "without the family name's hyphen",
    ("family hyphen", "first part"): "only the first half of the family name",
    ("family hyphen", "second part"): "only the second half of the family name",
    ("family hyphen", "apart"): "both halves of the family name",
    ("syllables", "initial each"): "an initial for each syllable",
    ("particle cut", "a|pz"): "with the particle",
    ("particle cut", "a|r-z"): "with the particle",
    ("particle cut", "a|q.z"): "with the particle",
    ("particle cut", "a|p.z"): "with the particle",
    ("particle cut", "a|z"): "without the particle",
    ("cut", "a.m1|z"): "with the middle initial",
    ("cut", "am1|z"): "with the middle initial",
    ("cut", "a.m|z"): "with the middle name",
    ("cut", "am|z"): "with both given names",
    ("cut", "a-m|z"): "with both given names",
    ("cut", "m|z"): "by the middle name",
    ("cut", "a|m"): "with the first family name",
    ("cut", "a|n"): "with the first family name",
    ("cut", "am|n"): "with both given names and the first family name",
    ("cut", "a|mz"): "with both family names",
    ("cut", "a|m-z"): "with both family names",
    ("cut", "a|m.z"): "with both family names",
    ("cut", "a|nz"): "with both family names",
    ("cut", "a|n-z"): "with both family names",
    ("cut", "a.m|n.z"): "with all names",
}

KNOWN_WORDS: dict[str, str] = {
    "bounced": "mail to it came back",
    "another's": "but it is printed with somebody else's name",
    "theirs": "and it is printed with their name",
    "nobody's": "and it is printed there, without a name",
}
"""What is known of an address itself."""
