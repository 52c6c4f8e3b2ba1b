"""What mail programs and people write around a message, in the languages of the companies we read.

Rows are folded (lower case, no accents). To learn a language, or a mail program, is to add words here.
"""

from __future__ import annotations

from typing import Final

from data.tables.listed import listed

# The verb at the end of "On Tuesday Jim Carter <...> wrote:".
WROTE: Final = listed("""
    wrote, writes, schrieb, hat geschrieben, a ecrit, escribio, ha escrito, schreef, skrev, ha scritto, escreveu, napisal
    """)

# The fields of a header that a program repeats above a quoted message; the first row names who wrote it.
QUOTED_FIELDS: Final = {
    "from": listed("from, von, de, van, fran, da, fra, od, absender, expediteur"),
    "date": listed(
        "date, sent, gesendet, datum, am, envoye, envoye le, fecha, enviado, enviado el, verzonden, skickat, data, inviato"
    ),
    "to": listed("to, an, a, para, pour, aan, till, til"),
    "cc": listed("cc, kopie, copie, kopia"),
    "subject": listed("subject, betreff, objet, asunto, onderwerp, amne, oggetto, emne"),
}

# How a letter is closed, by language; a line that begins so ends what is said and begins who said it.
CLOSINGS: Final = {
    "en": listed("""
        best, warm wishes, very truly yours, take care, talk soon, best wishes, best regards, kind regards, warm regards, warmest regards, regards, many thanks, thanks, thank you, sincerely,
        sincerely yours, yours sincerely, yours faithfully, all the best, cheers, with best wishes, best wishes, warmly,
        kindest regards, respectfully, with kind regards, thanks again
        """),
    "de": listed("""
        mit freundlichen grussen, freundliche grusse, freundliche gruesse, mit freundlichen gruessen,
        viele grusse, viele gruesse, beste grusse, beste gruesse, mit besten grussen, herzliche grusse, liebe grusse,
        schone grusse, mfg, lg, vg, alles gute, freundlicher gruss, gruss, grusse, mit freundlichem gruss
        """),
    "fr": listed("""
        cordialement, bien cordialement, tres cordialement, bien a vous, sinceres salutations, salutations distinguees,
        meilleures salutations, veuillez agreer, je vous prie d'agreer, nous vous prions d'agreer, respectueusement, amicalement, bonne journee
        """),
    "es": listed("""
        un saludo, saludos, saludos cordiales, un cordial saludo, atentamente, cordialmente, reciba un cordial saludo, un abrazo, muchas gracias
        """),
    "nl": listed("""
        met vriendelijke groet, met vriendelijke groeten, vriendelijke groet, vriendelijke groeten, groet, groeten, hartelijke groet,
        hartelijke groeten, mvg, met hartelijke groet
        """),
    "sv": listed("""
        med vanliga halsningar, vanliga halsningar, med vanlig halsning, vanligen, basta halsningar, halsningar, mvh, halsning, hjartliga halsningar
        """),
    "it": listed("""
        cordiali saluti, distinti saluti, un cordiale saluto, cordialmente, saluti, i migliori saluti, un saluto, grazie e saluti, con i migliori saluti
        """),
}

# Small words by which a language is told.
SMALL_WORDS: Final = {
    "en": listed("the, and, you, your, we, for, with, our, have, this, that, not, are, to, of"),
    "de": listed(
        "liebe, lieber, mich, mir, gern, es, habe, am, um, zum, ein, eine, im, ich, leider, durchwahl, telefon, zentrale, der, die, das, und, wir, sie, ihre, ihnen, fur, uns, nicht, mit, dass, haben, ist, zu, den"
    ),
    "fr": listed(
        "bonjour, je, tel, ligne, poste, le, les, des, et, vous, nous, votre, pour, avec, dans, que, une, est, au, du, ne, pas"
    ),
    "es": listed(
        "hola, centralita, movil, es, ha, te, el, los, las, y, para, con, que, una, por, su, tu, hemos, te, nos, del, en"
    ),
    "nl": listed(
        "beste, helaas, doorkiesnummer, groet, is, bij, ik, aan, de, het, een, en, je, wij, we, voor, met, niet, jouw, u, uw, van, hebben, dat, op"
    ),
    "sv": listed(
        "hej, vaxel, direkt, jag, ar, pa, er, och, att, det, en, vi, du, dig, din, for, med, inte, har, till, oss, som, av"
    ),
    "it": listed(
        "gentile, centralino, diretto, di, ha, ci, dopo, il, la, e, per, con, che, non, una, di, la, abbiamo, lei, suo, della, nel, siamo"
    ),
}
COUNTRY_OF: Final = {
    "de": "DE",
    "fr": "FR",
    "es": "ES",
    "nl": "NL",
    "sv": "SE",
    "it": "IT",
}  # English is many countries'

# A meeting service's own lines: its join links, its pins and the numbers that are dialled to join.
MEETING: Final = listed("""
    microsoft teams meeting, microsoft teams-besprechung, reunion microsoft teams, reunion de microsoft teams, teams meeting, microsoft teams,
    join zoom meeting, zoom meeting, scheduled zoom, zoom-meeting, dial by your location, one tap mobile, webex, google meet,
    join with google, or dial, or call in, dial-in, dial in, conference id, konferenz-id, meeting id, meeting-id, besprechungs-id,
    meeting number, access code, passcode, kenncode, find a local number, find your local number, phone conference id,
    telefonische einwahl, einwahl, gotomeeting, gotoconnect, join by phone, join from the meeting link, more phone numbers,
    id de conference, rejoindre la reunion, unirse a la reunion, telefonkonferenz, vergaderings-id, partecipa alla riunione,
    anslut till, motes-id, participar por telefono, deelnemen aan, join the meeting, teilnehmen an, ou composez le, oder einwahlen
    """)

# Of an appointment, in its title or in the message about it.
INTERVIEW: Final = listed("""
    interview, vorstellungsgesprach, bewerbungsgesprach, gesprach, kennenlern, entretien, rencontre$, incontro, ontmoeting, traff$, encuentro, entrevista, sollicitatiegesprek, gesprek,
    kennismaking, intervju, anstallningsintervju, colloquio, conversation, meet the team, panel, onsite, on-site, phone screen, probearbeit, kennismakingsgesprek
    """)
# Before its day and hour, on a line of its own.
APPOINTMENT: Final = listed("""
    time:, when:, date:, date :, zeit:, wann:, datum:, termin:, heure, quand, cuando, fecha:, hora:, wanneer, tijd:, tid:, nar:, quando, ora:, data:
    """)
# Before those whom the candidate is to meet, or has met.
MEETS: Final = listed("""
    you will meet, you will be meeting, you'll meet, you'll be meeting, you will speak, you will be speaking, you'll speak, you'll be speaking, you met, you spoke with,
    interview with, meeting with, conversation with, interviewer:, interviewers:, interviewed by, your panel, gesprach mit, gesprachspartner, treffen sie, sprechen sie mit,
    vous rencontrerez, vous serez recu, entretien avec, te reuniras con, se reunira con, entrevista con, gesprek met, spreek je met, spreekt u met, ontmoet je, ontmoet u,
    colloquio con, incontrera, incontrerai, traffar du, du traffar, du kommer att traffa, intervju med
    """)
# The last word of a closing that is somebody's own: "Sonnige Grüße".
ENDS_A_CLOSING: Final = frozenset(
    listed(
        "regards, wishes, grusse, gruesse, gruss, groet, groeten, groetjes, saludo, saludos, halsningar, halsning, saluti, salutations"
    )
)
