"""How letters outside a-z are spelt in mailboxes: the plain way, and the other way in use. Looked up before NFKD, which
drops some of them (ß, ø, æ, ł, đ, ð, þ, ı) and knows one way only."""

from __future__ import annotations

LETTERS: dict[str, tuple[str, str]] = {
    # letter: (plain, as two letters)
    "ä": ("a", "ae"), "ö": ("o", "oe"), "ü": ("u", "ue"), "ß": ("ss", "ss"), "ẞ": ("ss", "ss"),  # German; Turkish and Swedish: plain
    "å": ("a", "aa"), "ø": ("o", "oe"), "æ": ("ae", "ae"),  # Danish, Norwegian
    "œ": ("oe", "oe"),  # French
    "đ": ("d", "dj"), "ð": ("d", "d"), "þ": ("th", "th"),  # Croatian and Serbian; Icelandic
    "ł": ("l", "l"), "ı": ("i", "i"), "ħ": ("h", "h"), "ŋ": ("n", "ng"), "ŧ": ("t", "t"), "ə": ("e", "a"), "ĸ": ("k", "k"),
    "ĳ": ("ij", "ij"), "ñ": ("n", "n"), "ș": ("s", "s"), "ț": ("t", "t"),
    # Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian
    "а": ("a", "a"), "б": ("b", "b"), "в": ("v", "v"), "г": ("g", "h"), "ґ": ("g", "g"), "д": ("d", "d"), "ђ": ("dj", "d"),
    "е": ("e", "e"), "ё": ("e", "yo"), "є": ("ye", "ie"), "ж": ("zh", "j"), "з": ("z", "z"), "и": ("i", "i"), "й": ("y", "i"),
    "і": ("i", "i"), "ї": ("i", "yi"), "ј": ("j", "j"), "к": ("k", "k"), "л": ("l", "l"), "љ": ("lj", "lj"), "м": ("m", "m"),
    "н": ("n", "n"), "њ": ("nj", "nj"), "о": ("o", "o"), "п": ("p", "p"), "р": ("r", "r"), "с": ("s", "s"), "т": ("t", "t"),
    "ћ": ("c", "c"), "у": ("u", "u"), "ў": ("u", "w"), "ф": ("f", "f"), "х": ("kh", "h"), "ц": ("ts", "c"), "ч": ("ch", "ch"),
    "џ": ("dz", "dz"), "ш": ("sh", "sh"), "щ": ("shch", "sch"), "ъ": ("", "a"), "ы": ("y", "i"), "ь": ("", ""), "э": ("e", "e"),
    "ю": ("yu", "iu"), "я": ("ya", "ia"),
    # Greek, digraphs first
    "ου": ("ou", "ou"), "ού": ("ou", "ou"), "μπ": ("b", "mp"), "ντ": ("nt", "d"), "γγ": ("ng", "gg"), "γκ": ("gk", "g"),
    "αυ": ("av", "af"), "αύ": ("av", "af"), "ευ": ("ev", "ef"), "εύ": ("ev", "ef"), "τζ": ("tz", "tz"),
    "α": ("a", "a"), "β": ("v", "v"), "γ": ("g", "g"), "δ": ("d", "d"), "ε": ("e", "e"), "ζ": ("z", "z"), "η": ("i", "i"),
    "θ": ("th", "th"), "ι": ("i", "i"), "κ": ("k", "k"), "λ": ("l", "l"), "μ": ("m", "m"), "ν": ("n", "n"), "ξ": ("x", "ks"),
    "ο": ("o", "o"), "π": ("p", "p"), "ρ": ("r", "r"), "σ": ("s", "s"), "ς": ("s", "s"), "τ": ("t", "t"), "υ": ("y", "i"),
    "φ": ("f", "ph"), "χ": ("ch", "h"), "ψ": ("ps", "ps"), "ω": ("o", "o"),
}  # fmt: skip

APOSTROPHES = "'’‘`´ʼʻ"
HYPHENS = "-‐‑‒–—−"
