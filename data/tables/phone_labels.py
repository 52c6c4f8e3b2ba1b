"""What stands beside telephone numbers, in the languages of the companies we read.

All rows are folded (lower case, no accents) and are beginnings of words; one with a $ at its end is a whole word. To learn a
language is to add words here.
"""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

# --- Channels -----------------------------------------------------------------------------------------

TELEPHONE: Final = listed("""
    tel, phone, ph$, call$, calling$, dial$, ring$, landline, voice, tfn$, tlf, tfno$, fon$, fernsprech, ruf$,
    rufnummer, anruf, festnetz, appel, llam, llame, chiama, bel$, bellen, ligue$, fone$, puh$, puhelin, zadzwon, тел, τηλ, هاتف, 電話, 电话, 전화, โทร
    """)
# Words that announce a telephone number only where nothing says that it is another ("Order number").
NUMBER: Final = listed("number$, nummer$, numero$, local$, contact$, kontakt$")
FAX: Final = listed("""
    fax, telefax, facsimile, telecopi, faks, telefaks, факс, φαξ, 传真, 傳真, ファックス, 팩스
    """)
MOBILE: Final = listed("""
    mobil, mob$, cell$, cellphone, cellular, handy, gsm, portable, movil, celular, cellulare, telemovel, komork,
    tel. kom, kannykka, matkapuhelin, mobiel, whatsapp, natel, sms$, text us, моб, 手机, 携帯
    """)
TOLL_FREE: Final = listed("""
    toll free, toll-free, tollfree, freephone, freecall, free call, freefone, gratis, numero verde, numero vert,
    gebuhrenfrei, kostenlos, kostenfrei, bezplatn, appel gratuit, linea gratuita, llamada gratuita, ligacao
    gratuita, free of charge, numero gratuito
    """)
EXTENSION: Final = listed("""
    extension, ext, ex, extn, x, durchwahl, dw, klappe, kl, toestel, tst, poste, interno, int, anexo, ramal, wew,
    lokal, anknytning, apparat, app, #
    """)

# One letter before a number, as design agencies like it: "T 020 7946 0958", "F +49 30 ...".
LETTERS: Final = {
    "t": "telephone",
    "p": "telephone",
    "o": "telephone",
    "v": "telephone",
    "f": "fax",
    "m": "mobile",
    "c": "mobile",
    "d": "direct",
    "w": "telephone",
    "h": "telephone",
}

# --- What a number reaches ------------------------------------------------------------------------------

# The switchboard, by its names.
RECEPTION: Final = listed("""
    switchboard, reception, front desk, main line, main number, main phone, main tel, main office, main, operator,
    general enquir, general inquir, general information, general number, general, head office, headquarter,
    corporate office, corporate headquarter, hq, office phone, zentrale, telefonzentrale, vermittlung, empfang,
    sekretariat, hauptsitz, firmensitz, hauptverwaltung, geschaftsstelle, standard, accueil, siege, siege social,
    centralita, recepcion, oficina central, sede central, sede legale, sede principale, centralino, centrale,
    receptie, hoofdkantoor, algemeen, recepcao, sede, geral, central telefonica, vaxel, huvudkontor, kundvaxel,
    omstilling, hovedkontor, hovednummer, centrala, recepcja, siedziba, vaihde, registered office, allgemein,
    administration office, executive office, home office
    """)

# Somebody's own line.
DIRECT: Final = listed("""
    direct, direct line, direct dial, ddi, did, durchwahl, direktwahl, ligne directe, linea directa, diretto,
    doorkiesnummer, rechtstreeks, direktnummer, bezposredni, private line
    """)

# A department, named in English; the words that announce it. None of these is where a stranger asks for somebody by name.
DEPARTMENTS: Final = {
    "customer service": listed("""
        customer service, customer care, customer support, customer relation, customer, client service, client
        support, kundenservice, kundendienst, kundenbetreuung, kundenhotline, kundencenter, kundentelefon,
        service client, servicio al cliente, atencion al cliente, servizio client, assistenza clienti,
        klantenservice, apoio ao cliente, atendimento, sac, kundtjanst, kundeservice, asiakaspalvelu, obsluga
        klienta, biuro obslugi, infolinia, consumer, guest service, guest relation, burgerservice,
        burgertelefon, service-center, servicecenter, helpline, hotline, help line, infoline, info-telefon,
        servicetelefon, service-telefon, service-hotline, leserservice, member service, patient service,
        billing, claims, claim
        """),
    "support": listed("""
        support, technical, tech support, help desk, helpdesk, it support, assistance, soporte, suporte,
        supporto, technik, technische, storung, storungs, entstor, pannen, servicedesk, service desk,
        wsparcie, teknisk, storing
        """),
    "sales": listed("""
        sales, vertrieb, verkauf, vente, ventas, vendite, vendas, verkoop, forsaljning, salg, sprzedaz,
        myynti, service commercial, commercial, comercial, commerciale, new business, new customer, quote,
        estimate, leasing, wholesale, trade, dealer, inside sales, angebote, handlowy
        """),
    "orders": listed("""
        order, bestell, commande, pedido, ordini, ordrar, zamowieni, purchase, buy, shop, online store,
        webshop, online-shop, catalog, encomenda
        """),
    "service": listed("""
        service department, service dept, service desk, repair, reparatur, kundendienst, maintenance, wartung,
        sav, after sales, after-sales, werkstatt, werkplaats, service & parts, roadside, service center,
        warranty
        """),
    "parts": listed("""
        parts, spare part, ersatzteil, pieces detachees, repuestos, ricambi, onderdelen
        """),
    "reservations": listed("""
        reservation, booking, book, reserve, reservierung, buchung, reserva, prenotazion, reserveren,
        reservering, boka, bestilling, rezerwacj, box office, ticket, kasse, billett, biglietteria,
        appointment, termin, terminvereinbarung, rendez-vous, citas, takeaway, catering, banquet, event,
        wedding, group sales, private dining, venue hire, taquilla
        """),
    "press": listed("""
        press, presse, media, pr contact, public relation, prensa, stampa, imprensa, pers, pressekontakt,
        medienkontakt, press office, newsroom, pressesprecher, prasow, mediarelation, medienstelle,
        porte-parole, communications, kommunikation
        """),
    "editorial": listed("""
        editorial, editor, redaktion, redaction, redaccion, redazione, redactie, redacao, redakcja, news desk,
        newsdesk, news tip, lokalredaktion, leserbrief, chefredakt
        """),
    "subscriptions": listed("""
        subscri, abo, abonnement, aboservice, suscripc, abbonament, assinatura, prenumer, circulation,
        delivery, vertriebsservice, zustell, membership, newsletter
        """),
    "advertising": listed("""
        advertis, anzeige, annonce, annoncen, publicit, publicidad, publicidade, pubblicita, advertenti,
        reklam, mediadaten, anzeigenverkauf, classified, kleinanzeigen, werbung, sponsor, inserat
        """),
    "human resources": listed("""
        human resource, hr department, hr, career, recruit, personalabteilung, bewerb, karriere, ressources
        humaines, recursos humanos, risorse umane, personeelszaken, rekrutacj, kadry, employment, jobs,
        applicant, ausbildung
        """),
    "finance": listed("""
        accounting, accounts, finance, buchhaltung, comptabilit, contabil, amministrazione, administratie,
        boekhouding, ksiegow, ekonomi, payable, receivable, credit, collections, payroll, treasur, tax
        """),
    "investor relations": listed("investor, shareholder, aktionar, investisseur, inversor"),
    "legal": listed("""
        legal, privacy, datenschutz, datenschutzbeauftragt, data protection, compliance, rechtsabteilung, dpo,
        proteccion de datos, ombud
        """),
    "purchasing": listed("""
        purchasing, procurement, einkauf, achats, compras, acquisti, inkoop, zakup, vendor, supplier
        """),
    "logistics": listed("""
        shipping, warehouse, logisti, versand, lager, magazijn, magazzino, expedit, dispatch, freight,
        loading, distribution, returns, retouren
        """),
    "emergency": listed("""
        emergency, emergencies, after hours, after-hours, out of hours, notfall, notruf, notdienst,
        bereitschaft, urgence, urgencia, emergenz, spoed, spoedgeval, calamiteit, jour, dyzur, 24 hour,
        24-hour, 24/7, 24h, police, polizei, fire, poison, crisis, ambulance
        """),
    "admissions": listed("""
        admission, enrol, registrar, financial aid, student, studien, studenten, inscription, alumni, library,
        bibliothek
        """),
    "donations": listed("donat, spende, fundrais, giving, volunteer, development office"),
    "marketing": ("marketing",),
    "other department": listed("""
        department, dept, abteilung, departement, departamento, reparto, afdeling, avdelning, avdeling, dzial,
        osasto, division, fachbereich, referat, stabsstelle, program, planning, operations, production,
        produktion, design, engineering, quality, facilities, security, clinic, pharmacy, laborator, kitchen,
        bar$, restaurant, spa, golf shop, pro shop
        """),
}

# Somewhere else than the head office.
BRANCH: Final = listed("""
    branch, location, filiale, niederlassung, zweigstelle, aussenstelle, standort, vertretung, reprasentanz,
    succursale, agence, sucursal, filial, vestiging, kantoor, oddzial, kontor, showroom, store, studio, buro,
    office, plant, werk, factory, delegacion, succursal
    """)

# Other people's numbers.
ELSEWHERE: Final = listed("""
    hotel, taxi, airport, flughafen, bahnhof, travel agen, hosted by, website by, web design, designed by,
    webdesign, hosting, nearby, umsetzung
    """)

# --- What is no telephone number --------------------------------------------------------------------------

# Words directly before digits that are registers', banks', tax offices', shops' or scientists'.
NOT_A_NUMBER: Final = listed("""
    hrb, hra, hr b, hr-nr, handelsregister, registergericht, amtsgericht, registernummer, register, registration,
    reg, vr, vereinsregister, firmenbuch, fn, dvr, zvr, cvr, org, orgnr, organisationsnummer, kvk, siren, siret,
    rcs, ape, naf, nip, regon, krs, cnpj, cpf, ruc, rut, cuit, nit, rea, abn, acn, arbn, afsl, company, charity,
    licence, license, lic, permit, certificate, dre, mls, nmls, npi, usdot, mc, duns, cage, patent, pat, bre,
    cslb, ust, ust-id, ustid, ust-idnr, ustidnr, umsatzsteuer, steuer, steuernummer, steuer-nr, st.-nr, uid,
    uid-nr, atu, vat, tva, btw, iva, mva, nif, cif, partita iva, p iva, p.iva, piva, codice fiscale, ein, tax,
    tin, gst, pan, iban, bic, swift, blz, bankleitzahl, konto, kto, kontonummer, konto-nr, account, acct, routing,
    sort code, spendenkonto, bankverbindung, rekening, cuenta, compte, glaubiger, bankgiro, plusgiro, clearing,
    isbn, issn, doi, ean, gtin, upc, asin, sku, item, artikel, art, art-nr, artikelnummer, article, part, model,
    modell, modelo, serial, ref, referenz, reference, bestellnummer, bestell-nr, best, order, product, produkt,
    id, katalog, cas, din, iso, rfc, version, build, release, seite, page, pp, vol, ausgabe, issue, jahrgang,
    copyright, icao, imei, token, pin, tan, tracking, case, invoice, rechnung, kundennummer, mitgliedsnummer,
    postfach, po box, p o box, p.o. box, box, bp, plz, zip, postcode, apartado, boite postale, postbus, lat,
    latitude, longitude, lon, lng, gps, coordinates, koordinaten, geo, ip, stand, datum, date, since, seit
    """)
