"""What the page is called on which a company says who it is by law, and what follows the company there."""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

# Folded, on the link or in its address; best first: an imprint names the company alone, terms name others, too.
LEADS_TO_IMPRINT: Final = listed("""
    impressum, imprint, anbieterkennzeichnung, mentions legales, aviso legal, note legali, colofon, legal notice,
    informacoes legais, dane firmy, company information, legal information, legal, terms, conditions, agb, privacy,
    datenschutz
    """)

# Beginnings of the lines under which those stand who have made the site.
AFTER_THE_COMPANY: Final = listed("""
    umsetzung, webdesign, web design, website design, design and, design by, realisierung, realisation, konzeption, konzept,
    programmierung, technische umsetzung, hosting, hebergeur, hebergement, hebergeur du site, credits, site by, website by,
    agentur, bildnachweis, fotos, ontwerp, sitio creado, diseno web, realizzazione
    """)
