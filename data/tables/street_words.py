"""By what words streets are known; folded."""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

# Where the word stands before the name: "Rua Jane Roe".
STREET_BEFORE: Final = frozenset(
    listed("""
    rua, avenida, av, calle, via, viale, piazza, piazzale, rue, avenue, place, plaza, boulevard, ul, ulica, plac, aleja, aleje, alameda,
    travessa, largo, paseo, camino, corso, vicolo, impasse, allee, quai, chemin, carrer, rambla, praca, ronda, carretera
    """)
)

# Where it stands behind the name: "Jane Street".
STREET_AFTER: Final = frozenset(
    listed("""
    street, st, road, rd, avenue, ave, boulevard, blvd, drive, dr, lane, ln, way, court, ct, place, pl, square, sq, circle, highway, hwy,
    parkway, pkwy, pike, terrace, trail, suite, floor, strasse, str, weg, platz, allee, straat, laan, plein, gatan, vagen, gade, vej
    """)
)

# Where both are one word: "Johanna Roelaan", "Hafenstraße".
STREET_ENDINGS: Final = listed("""
    strasse, allee, gasse, weg, platz, damm, laan, straat, plein, kade, gracht, dreef, singel, vagen, gatan, gade, veien, katu
    """)
