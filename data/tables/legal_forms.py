"""Legal forms, as they end a company's name, folded as data.folding does; and the words that only come with them."""

LEGAL_FORMS: frozenset[str] = frozenset(
    (
        "ab ag as asa bv bvba company cooperative corp corporation eg ehf ek eood ev gbr gesmbh gmbh hf inc incorporated "
        "kft kg kgaa kk limited llc llp lp ltd ltda mbh nv oe ohg oue oy oyj plc pbc pllc pte pty pvt sa sab sae sarl sas "
        "sasu se sl slu snc soc spa spzoo srl sro ug vof zrt "
        "and co holding holdings group gruppe groupe"
    ).split()
)


def without_legal_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a company's name that name it; the first of them where nothing else would be left.

    >>> without_legal_form(("nordlicht", "werke", "gmbh", "and", "co", "kg"))
    ('nordlicht', 'werke')
    """
    kept = words
    while len(kept) > 1 and kept[-1] in LEGAL_FORMS:
        kept = kept[:-1]
    return kept
