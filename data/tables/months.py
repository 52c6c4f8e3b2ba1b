"""The months' names and their beginnings, folded, in the languages of the companies we read."""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

_ROWS: Final = (
    "january, jan, januar, janner, janvier, janv, enero, ene, januari, gennaio, gen",
    "february, feb, februar, feber, fevrier, fevr, febrero, februari, febbraio, febr",
    "march, mar, marz, maerz, mars, marzo, maart, mrt",
    "april, apr, avril, avr, abril, abr, aprile",
    "may, mai, mayo, mei, maj, maggio, mag",
    "june, jun, juni, juin, junio, giugno, giu",
    "july, jul, juli, juillet, juil, julio, luglio, lug",
    "august, aug, aout, agosto, ago, augustus, augusti",
    "september, sep, sept, septembre, septiembre, settembre, set",
    "october, oct, oktober, okt, octobre, octubre, ottobre, ott",
    "november, nov, novembre, noviembre",
    "december, dec, dezember, dez, decembre, diciembre, dic, dicembre",
)

MONTHS: Final = {name: number for number, row in enumerate(_ROWS, start=1) for name in listed(row)}
