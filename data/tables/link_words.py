"""Words on links, and in their addresses, that lead to contacts: what a company's site calls such pages in many languages.

A row is a weight and the beginnings of words, folded: lower case, no accents (`fold` in `discovery.pages.text`), so that
"kontakt" also finds "Kontaktformular". Words of scripts written without spaces match anywhere.
"""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

# Best first. A link takes the weight of the best row that its words or its path match.
LEADS_TO_CONTACTS: Final[tuple[tuple[int, tuple[str, ...]], ...]] = (
    # The page with the switchboard on it.
    (
        100,
        listed("""
            contact, kontakt, contatt, contato, contacto, get in touch, reach us, call us, yhteys,
            kapcsolat, elerhetoseg, iletisim, epikoinonia, επικοινωνια, контакт, связаться, kontakty, lien
            he, hubungi, お問い合わせ, お問合せ, 联系, 聯絡, 聯繫, 문의, 연락처, اتصل, צור קשר, ติดต่อ
            """),
    ),
    # In the German-speaking countries the law wants address, telephone and e-mail on this one (DDG section 5, ECG section 5).
    (
        90,
        listed("""
            impressum, imprint, anbieterkennzeichnung, mentions legales, colofon, colophon, legal notice,
            aviso legal, note legali, informacoes legais, stopka redakcyjna
            """),
    ),
    # Who works there, with names, titles and often addresses.
    (
        80,
        listed("""
            team, our people, people, staff, equipe, equipo, equipa, mitarbeiter, ansprechpartner,
            ansprechpersonen, ansprechperson, medewerkers, medarbejdere, medarbetare, ansatte, personal,
            personale, henkilosto, zespol, collaborateurs, leadership, management, geschaftsfuhrung,
            geschaeftsfuehrung, vorstand, direction, direccion, directors, executives, board, who we are,
            wer wir sind, qui sommes nous, quienes somos, quem somos, chi siamo, wie zijn wij, over ons,
            uber uns, ueber uns, om oss, om os, o nas, o firmie, a propos, sobre nosotros, sobre nos,
            about, our company, unternehmen, entreprise, empresa, azienda, meet the, directory, faculty,
            hakkimizda, rolunk, tietoa meista, 会社概要, 关于我们, 關於我們, 회사소개, о нас, о компании
            """),
    ),
    # Offices: several locations, each with its line.
    (
        70,
        listed("""
            locations, location, standort, offices, office, our offices, branches, filialen,
            niederlassung, vestiging, bureaux, agences, sedi, dove siamo, oficinas, sedes, unidades,
            lokalizacje, oddzialy, kontor, toimipisteet, where we are, find us, how to find, anfahrt,
            acces, route, visit us, directions, rendez vous
            """),
    ),
    # Press and careers name people, and print how addresses look in this company.
    (
        60,
        listed("""
            press, presse, media contact, newsroom, media centre, media center, mediaroom, media
            relations, prensa, sala stampa, stampa, imprensa, pers, pressrum, prasowe, для прессы,
            investor
            """),
    ),
    (
        50,
        listed("""
            career, karriere, jobs, job, vacanc, vacature, werken bij, stellen, join us, work with us,
            recruit, emploi, carriere, carriera, lavora con noi, empleo, trabaja, trabalhe, carreira,
            kariera, praca, lediga, ledige, hiring, 採用, 招聘, 채용, вакансии, карьера
            """),
    ),
    # Last resorts that still print an address or a number.
    (
        30,
        listed("""
            support, help, hilfe, service, customer, kundenservice, klantenservice, aide, ayuda, privacy,
            datenschutz, privacidad, confidentialite, integritet, legal, terms, agb
            """),
    ),
)

# Pages that are never worth one of the few we may read.
LEADS_NOWHERE: Final = listed("""
    login, log in, logon, signin, sign in, signup, sign up, register, registrieren, anmelden, logout, cart,
    basket, checkout, warenkorb, panier, carrito, wishlist, account, password, passwort, wp admin, wp login, cgi
    bin, unsubscribe, print, drucken, share, feed, rss, calendar, search, suche, recherche, buscar
    """)

# Files that are no page.
NOT_A_PAGE: Final = listed("""
    .7z, .avi, .bmp, .css, .csv, .doc, .docx, .dmg, .eps, .exe, .gif, .gz, .ico, .ics, .jpeg, .jpg, .js, .json,
    .m4a, .mov, .mp3, .mp4, .mpg, .ogg, .png, .ppt, .pptx, .psd, .rar, .rss, .svg, .tar, .tif, .tiff, .txt,
    .vcf, .wav, .webm, .webp, .wmv, .woff, .woff2, .xls, .xlsx, .xml, .zip
    """)

# Files that may print contacts: read where words promise it, after the pages that promise as much.
DOCUMENTS: Final = (".pdf",)

# Parts of a sitemap by their names: those of goods and news hold thousands of pages and no switchboard.
SITEMAP_OF_PAGES: Final = listed("page, seite, pagina, static, main, general, company, contact")
SITEMAP_OF_GOODS: Final = listed("""
    product, produkt, produit, post, blog, news, article, artikel, image, video, category, tag, author, event, shop,
    archive, forum, gallery, media
    """)
