"""What the linter of tone says, and the small words that it must know in every language."""

from __future__ import annotations

from typing import Final

from data.model import Language

# For each class: why it does harm, and what to write instead.
ADVICE: Final = {
    "anger": (
        "It shows anger. The reader stops at this line, and remembers it.",
        "Let it rest a night and leave it out. Then: thank you for your time and for letting me know.",
    ),
    "arguing": (
        "It argues with the decision. No letter changes it, and it ends the talk.",
        "I understand that it was a business decision. What could I do better another time?",
    ),
    "pressure": (
        "It presses for an answer. Who owes you nothing is glad to be left free.",
        "Whenever it suits you; and if it can’t be done, I understand that, too.",
    ),
    "guilt": (
        "It makes the reader feel guilty, and nobody writes back to that.",
        "Thank you for the time you gave me.",
    ),
    "self-pity": (
        "It weighs on the reader, who cannot lift it.",
        "I was sorry to hear it, and I would like to learn from it.",
    ),
    "surprise": (
        "It makes the reader wonder how you found them.",
        "Say nothing of it, and begin with who you are: this is ..., we met about the ... role.",
    ),
    "flattery": (
        "It praises more than anybody deserves, and so it does not sound true.",
        "Name one true thing: I keep thinking of what you said about ...",
    ),
    "several-asks": (
        "It asks for more than one thing. One small wish is granted, several are put off.",
        "Keep the one that matters most: would you have ten minutes to tell me what went well and what didn’t?",
    ),
    "jargon": (
        "Nobody would say this at a kitchen table.",
        "Say it in the words that you would use to a friend.",
    ),
}

# After one of these, up to three words before a phrase, it is denied: "there is no urgent need".
NEGATIONS: Final = {
    Language.ENGLISH: ("not", "no", "never", "without", "nobody", "nothing", "hardly", "neither", "nor"),
    Language.GERMAN: ("nicht", "kein", "keine", "keinen", "keiner", "nie", "ohne", "niemand"),
    Language.FRENCH: ("pas", "ne", "n", "sans", "jamais", "aucun", "aucune", "ni"),
    Language.SPANISH: ("no", "sin", "nunca", "ni", "tampoco", "jamás"),
    Language.DUTCH: ("niet", "geen", "nooit", "zonder", "niemand"),
}

# Contractions and what they stand for, in this order.
CONTRACTIONS: Final = {
    Language.ENGLISH: (
        ("can't", "can not"),
        ("cannot", "can not"),
        ("won't", "will not"),
        ("shan't", "shall not"),
        ("n't", " not"),
        ("let's", "let us"),
        ("'re", " are"),
        ("'ve", " have"),
        ("'ll", " will"),
        ("'d", " would"),
        ("i'm", "i am"),
        *((f"{word}'s", f"{word} is") for word in ("it", "that", "what", "there", "here", "he", "she", "who", "how")),
        ("'s ", " "),
    ),
}
