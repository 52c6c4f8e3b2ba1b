"""What stands in signatures: labels of numbers beyond those of pages, and titles by what they say of the process.

Rows are folded (lower case, no accents) and are beginnings of words; one with a $ at its end is a whole word.
"""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

# Somebody's own line, as only a signature says it; pages' words for it are in data/tables/phone_labels.py.
DIRECT: Final = listed("""
    direct, direkt, durchwahl, dw$, ddi$, dd$, did$, ligne directe, tel direct, directo, linea directa, diretto, diretta, doorkies, rechtstreeks,
    directe lijn, direktnummer, direktnr, dir$, extension directa, nebenstelle
    """)
# The switchboard, as a signature says it.
MAIN: Final = listed("""
    main, switchboard, reception, front desk, hq$, head office, headquarters, company$, zentrale, empfang, vermittlung, standard, accueil, centralita,
    recepcion, conmutador, centralino, algemeen, receptie, centrale, vaxel, reception$, hauptnummer, general$, operator$, telefonzentrale
    """)
# A mobile, as only a signature says it.
MOBILE: Final = listed("port$, tel. port, gsm$, hp$, mobile, handy")
# Somebody else's line: an assistant's, a department's.
SOMEBODY_ELSES: Final = listed("""
    assistant, pa$, ea$, sekretariat, assistenz, assistentin, secretariat, secretaria, segreteria, secretariaat, assistente, assistent,
    support, helpdesk, hotline, press$, presse, customer, kundenservice, service desk, after hours, emergency, notfall, ir$, payroll, karriere-hotline,
    bewerberhotline, recruiting hotline, hr hotline, careers line
    """)
# What must not be kept of anybody: a number at home.
PRIVATE: Final = listed("home$, privat, prive, casa$, particular, thuis, hem$, abitazione, domicile")

# Who looks after applications.
HR_TITLES: Final = listed("""
    hr$, hr-, human resource, human relations, talent, recruit, recruter, people partner, people team, people &, people operations, people and culture, people ops,
    head of people, chief people, people manager, sourcer, staffing, personalreferent, personalabteilung, personalleit, personalwesen, personalentwick, personalsachbearb,
    personalmanage, personal$, personale$, gente y cultura, personas y cultura, kultur und, people & culture, personalberat, recursos, personalchef, bewerbermanage, ressources humaines, rh$, drh$, charge de recrutement, chargee de recrutement, recrutement, recursos humanos, rrhh$,
    seleccion, talento, risorse umane, selezione, hr-adviseur, personeel, werving, p&o$, rekryter, hr-chef, human capital, employer branding,
    candidate experience, chro$, interviewkoordin, recruitment, resourcing, ufficio personale, people and talent, arbeitsrecht, hr business partner, hrbp$
    """)
# Who leads, and so decides whom to hire.
LEADING_TITLES: Final = listed("""
    head$, head of, director, direktor, directeur, directrice, directora, direttore, direttrice, vp$, vice president, svp$, chief, ceo$, cto$, cio$, cfo$, coo$, cpo$, cmo$,
    president, founder, co-founder, owner, partner$, managing, team lead, teamlead, lead$, engineering manager, group manager, general manager, department manager, manager of,
    leiter, leitung, teamleit, abteilungsleit, bereichsleit, geschaftsfuhr, inhaber, vorstand, prokurist, chef$, cheffe, responsable, gerente, jefe, jefa, encargad,
    responsabile, capo, dirigente, hoofd, teamleider, afdelingshoofd, leidinggevende, bedrijfsleider, utvecklingschef, avdelningschef, chef, gruppchef, vd$, teamchef, it-chef,
    enhetschef, projektchef, operations manager, sales manager, store manager, plant manager, development manager, software manager, product lead, hiring manager, manager$, line manager
    """)
# Managers of things, not of people.
NO_LEADERS: Final = listed("""
    project manager, product manager, account manager, projektmanager, produktmanager, program manager, programme manager, community manager, office manager, case manager,
    customer success manager, chef de projet, cheffe de projet, scrum master, assistant manager, key account, chef de produit, lead developer
    """)
# A department's or a team's name in the place of a person's.
NO_PERSON: Final = listed("""
    team, recruiting, recruitment, recruiter$, talent, careers, career, jobs, hiring, human, hr$, people, personal, personalabteilung, bewerb, karriere,
    equipe, equipo, recrutement, seleccion, rrhh, rh$, werving, rekrytering, risorse, selezione, ufficio, afdeling, avdelning, abteilung, department, office$, support, info,
    noreply, no-reply, notification, notifications, calendar, room$, raum, salle, sala$, conference, conf$, meeting, besprechungsraum, desk$, services, group$, acquisition,
    candidate, applicant, application, company, gmbh, inc$, ltd$, llc$, bv$, ab$, srl$, spa$, sl$, sa$, sas$, reception, assistant$, bot$, system$, admin, postmaster, via$
    """)
# In a sentence, before a number at which somebody says that they can be reached.
REACHED: Final = listed("""
    reach me, reach out, call me, erreich, ring me, my number, phone me, give me a, erreichen sie mich, erreichst du mich, erreichbar, meine nummer, rufen sie, ruf mich,
    me joindre, appelez-moi, appeler, mon numero, llamame, llameme, mi numero, localizarme, bel me, bellen, bereikbaar, mijn nummer, na mig, ring mig, mitt nummer,
    mi chiami, chiamarmi, mio numero, raggiungermi, contattarmi
    """)

# What a lawyer puts below: no part of a signature, and its numbers are nobody's.
DISCLAIMER: Final = listed("""
    confidential, intended recipient, this e-mail and any, this email and any, this message and any, privileged, disclaimer, vertraulich, diese e-mail enth, confidentiel,
    ce message et, confidencial, este mensaje, vertrouwelijk, dit bericht, konfidentiell, detta meddelande, riservat, questo messaggio, please consider the environment
    """)
