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
    fax, telefax, facsimile, telecopi, fernkopie, telekopi, faks, telefaks, факс, φαξ, 传真, 傳真, ファックス, 팩스
    """)
MOBILE: Final = listed("""
    mobil, mob$, cell$, cellphone, cellular, handy, gsm, portable, movil, celular, cellulare, telemovel, komork,
    tel. kom, kom.:, kannykka, matkapuhelin, mobiel, whatsapp, natel, sms$, text us, моб, 手机, 携帯
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

# The switchboard, by its names, beside a number or above it.
RECEPTION: Final = listed("""
    switchboard, reception, front desk, main line, main number, main phone, main tel, main office, main:, operator$,
    general enquir, general inquir, general information, general number, general contact, general phone, general:,
    head office, headquarter, corporate office, corporate address, hq$, central office,
    zentrale, telefonzentrale, telefonvermittlung, vermittlung$, empfang$, hauptsitz, firmensitz, hauptverwaltung,
    geschaftsstelle, bundesgeschaftsstelle, hauptgeschaftsstelle, standard telephonique, standard$, accueil, siege social,
    siege$, centralita, conmutador, recepcion, oficina central, oficina principal, sede central, sede legale, sede principale,
    centralino, receptie, hoofdkantoor, algemeen nummer, algemeen$, recepcao, sede$, geral$, central telefonica, pbx$,
    vaxel, huvudkontor, sentralbord, omstilling, hovedkontor, hovednummer, centrala, recepcja, siedziba, vaihde,
    registered office, allgemein$, executive office, home office$, portineria, pforte$, portaria, portiernia, conserjeria, telefooncentrale, centrale:
    """)
# The same, where no department stands with it: "Office:", but not "Ticket Office:".
OFFICE: Final = listed("office phone, office:, our office$, sekretariat$, segreteria$, secretaria$, secretariat$")

# Somebody's own line.
DIRECT: Final = listed("""
    direct line, direct dial, ddi$, did$, durchwahl, direktwahl, ligne directe, linea directa, diretto$,
    doorkiesnummer, rechtstreeks, direktnummer, bezposredn, private line, direct:, directo:, directe:, diretto:, linea diretta,
    linha direta, linha directa, direkt:, direkte:, direkte nummer, direktnr, direkt nr, numero directo, numero direto, suora linja
    """)

# A department, named in English; the words that announce it. None of these is where a stranger asks for somebody by name.
DEPARTMENTS: Final = {
    "customer service": listed("""
        customer service, customer care, customer support, customer relation, customer interaction, customer contact,
        customer help, customer line, for customers, client service, client support, kundenservice, kundendienst, kundenbetreuung, kundenhotline, kundencenter,
        kundesenter, kundentelefon, service client, servicio al cliente, atencion al cliente, servizio client, assistenza clienti,
        klantenservice, apoio ao cliente, atendimento, sac$, kundtjanst, kundeservice, asiakaspalvelu, obsluga klienta,
        biuro obslugi, infolinia, representative, personal banking, online banking, telephone banking, card service, lost or stolen, consumer, guest service, guest relation, burgerservice, burgertelefon, burgerinfo,
        service-center, servicecenter, helpline, hotline, help line, infoline, info-telefon, servicetelefon, service-telefon,
        service-hotline, leserservice, member service, patient service, billing, claims, gift card, beratung, advice
        """),
    "support": listed("""
        support, technical, tech support, help desk, helpdesk, assistance, assistenza, pomoc techniczna, asistencia tecnica, soporte, suporte, supporto, technik$, technische,
        storung, entstor, pannen, servicedesk, service desk, wsparcie, teknisk, storing
        """),
    "sales": listed("""
        sales, vertrieb, verkauf, ventes$, ventas, vendite, vendas, verkoop, forsaljning, salg$, sprzedaz, myynti,
        service commercial, comercial, commerciale, new business, new customer, quotes, quotation, estimate, leasing$, wholesale,
        trade$, dealer, angebote, handlowy
        """),
    "orders": listed("""
        orders, order line, ordering, to order, place an order, bestell, commande, pedido, ordini, ordrar, zamowieni,
        online store, webshop, online-shop, catalog, encomenda, bookstore, gift shop
        """),
    "parts": listed("parts, spare part, ersatzteil, pieces detachees, repuestos, ricambi, onderdelen"),
    "reservations": listed("""
        reservation, booking, book$, reserve$, reservierung, buchung, reserva, prenotazion, reserveren, reservering, boka$, bokning, boeking, rezervac,
        rezerwacj, box office, ticket, kasse$, billett, biglietteria, appointment, schedule a consultation, termin$,
        terminvereinbarung, rendez-vous, citas$, catering, banquet, events, wedding, group sales, private dining, venue hire,
        taquilla, consultation
        """),
    "press": listed("""
        press$, press:, presse, presskontakt, pressansvarig, presschef, pressjour, presstjanst, media$, media:, media relation, media inquir, media enquir, media contact, pr contact,
        public relation, prensa, stampa, imprensa, persvoorlichting, pressekontakt, medienkontakt, press office, press contact,
        press inquir, press enquir, newsroom, pressesprecher, prasow, mediarelation, medienstelle, porte-parole, kommunikation
        """),
    "editorial": listed("""
        editorial, editor$, editor-in-chief, redaktion, redaction, redaccion, redazione, redactie, redacao, redakcja, news desk,
        newsdesk, news tip, lokalredaktion, leserbrief, chefredakt, radio
        """),
    "subscriptions": listed("""
        subscri, abo$, abonnement, aboservice, suscripc, abbonament, assinatura, prenumer, circulation, delivery, zustell,
        membership, newsletter, подписк
        """),
    "advertising": listed("""
        advertis, anzeige, annonce, annoncen, publicite, publicidad, publicidade, pubblicita, advertenti, reklam, mediadaten,
        classified, kleinanzeigen, werbung, sponsor, inserat, реклам
        """),
    "human resources": listed("""
        human resource, hr department, hr$, career, recruit, personalabteilung, personalburo, personalwesen, personalstelle, bewerb, karriere, ressources humaines,
        recursos humanos, risorse umane, personeelszaken, personalavdelning, personaleafdeling, hr-afdeling, dzial kadr, rekrutacj, kadry, employment, job line, applicant, ausbildung
        """),
    "finance": listed("""
        accounting, accounts, finance, buchhaltung, comptabilit, contabil, amministrazione, boekhouding, ksiegow, ekonomi, okonomi, regnskab, bogholderi, redovisning, tesoreria, rechnungswesen, facturacion,
        fatturazione, facturatie, fakturering, faturacao,
        payable, receivable, credit department, collections, payroll, treasur, tax office
        """),
    "investor relations": listed("investor, shareholder, aktionar, investisseur, inversor"),
    "legal": listed("""
        legal$, privacy, datenschutz, data protection, compliance, rechtsabteilung, dpo$, proteccion de datos, ombud,
        intellectual property
        """),
    "purchasing": listed(
        "purchasing, procurement, einkauf, achats, compras, acquisti, inkoop, zakup, vendor, supplier"
    ),
    "logistics": listed("""
        shipping, warehouse, logisti, versand, lager$, magazijn, magazzino, expedit, dispatch, freight, returns, retouren
        """),
    "emergency": listed("""
        emergency, emergencies, after hours, after-hours, out of hours, notfall, notruf, notdienst, bereitschaft, urgence,
        urgencia, emergenz, spoed, calamiteit, jour$, dyzur, 24 hour, 24-hour, 24/7, police, polizei, feuerwehr, poison,
        crisis, ambulance, hinweise
        """),
    "admissions": listed(
        "admission, enrol, registrar, financial aid, studienberatung, inscription, alumni, bibliothek, library"
    ),
    "donations": listed("donat, spende, fundrais, giving$, volunteer, development office"),
    "marketing": listed("marketing"),
    "service": listed("""
        service:, service$, serwis$, servis$, service department, service dept, repairs$, reparatur, maintenance, wartung, sav$, after sales,
        after-sales, werkstatt, werkplaats, roadside, service center, warranty
        """),
    "another department": listed("""
        department, dept, abteilung, departement, departamento, reparto, afdeling, avdelning, avdeling, dzial, osasto,
        division, fachbereich, referat$, stabsstelle, office of, planning, operations, production, produktion, engineering,
        quality, facilities, security, pharmacy, laborator, restaurant, spa$, golfrestaurant, golfshop, golf shop,
        pro shop, secretariaat, secretary, clerk, assistantship, fellowship, program$, programme
        """),
}

# Somewhere else than the head office.
BRANCH: Final = listed("""
    branch, location, filiale, niederlassung, zweigstelle, aussenstelle, vertretung, reprasentanz, succursale, agence$,
    sucursal, filial, vestiging, oddzial, showroom, plant$, factory, delegacion
    """)

# Who speaks in a sentence that gives the company's own number.
OURSELVES: Final = listed("""
    us$, our$, we$, uns$, unser, unsere, wir$, nous$, notre, nosotros, contactenos, llamenos, nuestr, ci$, contattaci, nostr, ons$, onze$, wij$,
    nos$, conosco, oss$, vi$, os$, nas$
    """)

# How such a sentence invites a call, where it says "you" and not "us".
INVITING: Final = listed("""
    please call, please contact, please ring, you can reach, contact opnemen, neem contact, neemt u contact, rufen sie, erreichen sie, melden sie sich,
    wenden sie sich, kontaktieren sie, appelez, contactez, llame, llamar, contacte, pongase en contacto, contatta, contattare, chiama, chiamare,
    telefonare, bel$, ligue$, contacte-nos, ring$, kontakta$, kontakt, zadzwon, prosimy o kontakt, skontaktuj
    """)

# Other people's numbers.
ELSEWHERE: Final = listed("""
    taxi, airport, flughafen, travel agen, hosted by, website by, web design by, designed by, webdesign, hosting, nearby,
    umsetzung, realizado por, realisation
    """)

# --- What is no telephone number --------------------------------------------------------------------------

# Words directly before digits that are registers', banks', tax offices', shops' or scientists'.
NOT_A_NUMBER: Final = listed("""
    hrb, hra, hr b, hr-nr, handelsregister, registergericht, amtsgericht, registernummer, register, registration,
    reg, vr, vereinsregister, firmenbuch, fn, dvr, zvr, cvr, org, orgnr, organisationsnummer, kvk, siren, siret,
    rcs, ape, naf, nip, regon, krs, cnpj, cpf, ruc, rut, cuit, nit, rea, abn, acn, arbn, afsl, company, charity,
    registered in england, england and wales, registered in scotland, crn, contribuinte, nipc, n.i.f, c.i.f, tomo, folio, hoja, registro mercantil, postgiro, aktenzeichen,
    geschaftszeichen, az, kundennr, kunden-nr, bestellnr, bestell-nr, auftragsnr, facture n, commande n, pedido n, factura n, fattura n, zul, licencia, licenca,
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
