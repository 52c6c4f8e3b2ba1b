"""What stands around the name of a role: "for the ... position", "Bewerbung als ...". Rows are folded words."""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

# Before a role, in a sentence or a subject, where roles are written with capitals: English, German.
BEFORE_CAPITALS: Final = listed("""
    position of, role of, post of, job of, vacancy for, opening for, application for the, applied for the, applying for the, application for, interview for the, interview for, candidacy for the, interviewing for, interest in, interest in the, applying to the, application to the, candidate for the, considered for the, considered you for the, consideration for the, interest in our, role:, job:,
    stelle als, position als, bewerbung als, rolle als, stelle:, position:, position, stelle, bewerbung um die position, position der, position des, stelle der, stelle des, ausschreibung, bewerbung fur die stelle als, bewerbung fur, bewerbung um die stelle als, bewerbung auf die stelle, bewerbung auf die position, tatigkeit als, gesprach als
    """)
# And where they are not.
BEFORE: Final = listed("""
    poste de, poste d', candidature au poste de, fonction de, offre de, candidature pour, candidature pour le poste de, au poste de, en tant que, candidature comme, candidature de,
    puesto de, posicion de, vacante de, plaza de, postulacion a, postulacion para, postulacion al puesto de, puesto, rol de, candidatura de, candidatura a, candidatura para, candidatura como,
    functie van, functie als, rol van, vacature, sollicitatie voor, sollicitatie op, sollicitatie voor de functie van, positie, sollicitatie als, sollicitatie naar, positie van, functie,
    tjansten som, rollen som, tjanst som, roll som, ansokan om, ansokan som, ansokan till, tjansten, rollen,
    posizione di, ruolo di, candidatura come, candidatura per, selezione per, profilo di, posizione aperta di, posizione, colloquio per
    """)
# Behind it, in English: "the Project Manager role".
BEHIND: Final = listed("""
    position, role, job, opening, vacancy, post, opportunity, interview, team lead role
    """)
# Where it ends.
UNTIL: Final = listed("""
    lunes, martes, miercoles, jueves, viernes, lundi, mardi, mercredi, jeudi, vendredi, lunedi, martedi, mercoledi, giovedi, venerdi,
    maandag, dinsdag, woensdag, donderdag, vrijdag, mandagen, mandag, tisdag, onsdag, torsdag, fredag, at, with, bei, beim, in, chez,
    en, bij, hos, presso, within, we, at this, and, und, et, for, fur, on, am, da, wij, ha, role, position, nicht, leider, zu, has,
    had, is, from, som, och, i
    """)
# What is no role, though it stands there.
NO_ROLE: Final = listed("""
    um, los, las, uno, gli, een, ons, uns, dir, ihnen,
    il, lo, el, le, het, un, une, una, einen, eine, employment, joining, working, the, this, a, an, our, your, any, interest, time,
    diese, dieser, die, der, das, cette, notre, esta, este, deze, onze, questa, je, your interest, other, another, new, open, current,
    following
    """)
# Small words inside one.
JOINTS: Final = listed("""
    of, and, for, &, de, des, du, d, del, dei, della, e, y, fur, im, von, der, und, et, voor, van, in, di, och, med, mit, la, le, el,
    los, las, a, en, do
    """)
# In a subject, beside a role: "Candidature Développeuse web", "Rückmeldung: Einkäufer".
APPLICATION: Final = listed("""
    application, applying, applied, candidacy, update, outcome, result, feedback, decision, status, invitation, scheduling, schedule, confirmation, confirmed, updated, your, regarding,
    bewerbung, absage, ruckmeldung, einladung, ihre, deine, stelle, termin, candidature, candidatura, reponse, retour, invitation, votre, poste, proceso, proceso de seleccion, seleccion,
    respuesta, invitacion, tu$, su$, sollicitatie, uitnodiging, afwijzing, terugkoppeling, je$, jouw, uw$, vacature, ansokan, inbjudan, besked, din$, avslag, ang$, esito, invito, risposta,
    selezione, riscontro, thank, thanks, merci, danke, vielen, gracias, dank, tack, grazie, second, first, final, round, details, role, position, job, job application
    """)
