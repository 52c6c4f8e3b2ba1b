"""How companies word the end of an application, in seven languages: as a grammar, since no list of sentences is ever whole.

Rows are folded (lower case, no accents) and are beginnings of words, or of several; one with a $ at its end is whole.
Of two groups one word each must stand in a sentence, near each other, in either order unless said otherwise.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from data.tables.listed import listed


class Wording(NamedTuple):
    """How one language says no, and how it says that the door stays open."""

    negations: tuple[str, ...]  # before ...
    steps: tuple[str, ...]  # ... what an application would have come to
    chosen: tuple[str, ...]  # with ...
    others: tuple[str, ...]  # ... somebody else
    outright: tuple[str, ...]  # says it by itself
    not_yet: tuple[str, ...]  # in a sentence that speaks of others, or of no step: nothing is decided
    unless: tuple[str, ...]  # in any of these sentences: said for the case that nothing more is heard
    keeps: tuple[str, ...]  # with ...
    kept: tuple[str, ...]  # ... what is kept, or where


WORDINGS: Final = {
    "en": Wording(
        negations=listed("not$, unable, no longer, decided against, never"),
        steps=listed("""
            get the job, get the role, get the position, the right person, the right candidate, what we need, what we are looking for, mov forward, moving forward, move forward, moving ahead, move ahead, moved forward, proceed, progress, continu, go forward, going forward, go ahead, going ahead,
            taking your, take your, advanc, pursu, offer you, offering you, offer * position, make you an offer, select, successful, shortlist, a match, the right match, a fit, the right fit,
            next round, next stage, next step, make it, chosen, your candidacy, under consideration, considered, hire you, hiring you, invit, be taking
            """),
        chosen=listed("""
            focus, went in, going in, go in, gone in, chose, chosen, select, hire, hiring, hired, offer, went with, gone with, going with, go with, decid, accepted, appoint, mov forward with, move forward, moving forward, moved forward,
            moving ahead, move ahead, proceed, progress, continu, pursu, opt$, opted, opting, fill, settled on, prefer, picked, proceeded
            """),
        others=listed("""
            an external candidate, external candidate, stronger candidate, more experienced candidate, more qualified candidate, other people, other profiles, another candidate, another applicant, another person, another finalist, another individual, other candidate, other applicant, other finalist, someone else, somebody else,
            a different candidate, a different applicant, internal candidate, internal applicant, internally, someone with, somebody with, candidates whose, a candidate whose, a candidate with,
            a candidate who, an applicant who, applicants whose, candidates who, candidates with, someone whose, another of, someone who, another direction, a different direction, different direction
            """),
        outright=listed("""
            going to pass, pass this time, pause hiring, paused hiring, hiring freeze, freeze on hiring, withdraw the, withdrawn the, cancelled the position, cancelled the role, did not get the job, better aligned, better fit, more qualified, regret to inform, regret to tell, regret to let you, closer match, closer fit, better match, better suited, stronger match, stronger fit, match more closely, align more closely, filled this, since filled, been filled, no longer available, no longer open, sorry to inform, sorry to tell you that we, unsuccessful, position has been filled, role has been filled, position has now been filled, role has now been filled,
            job has been filled, post has been filled, vacancy has been filled, position was filled, filled the, decided not to, chosen not to, have to turn you down, turn down your application, rejected your,
            rejecting your, pass on your application, a no from us, declined your application, position has been closed, position has been cancelled, role has been put on hold, the offer went to, went to another
            """),
        not_yet=listed("not to worry, no need, yet, still, before we, hesitate, until, if you, in case, would you, do not reply, interviewing other, seeing other, meeting other, not be moving quickly"),
        unless=listed("not hear, not heard, hear nothing"),
        keeps=listed("keep, kept, retain, hold on to, hang on to, hold onto, save, store, stay in, add you, remain in, reach out, get back in touch, contact you"),
        kept=listed("""
            on file, on record, in our file, active file, your detail, your resume, your cv, your information, your application, your data, your profile, talent pool, talent community, talent network, touch about,
            in mind, database, files, you on file, future opportunit, future role, future vacanc, future opening, next opening, something suitable, something that fits, something comes up
            """),
    ),
    "de": Wording(
        negations=listed("nicht$, leider kein, keine zusage, keinen"),
        steps=listed("""
            passend, passt, ausreichend, berucksichtig, weiterverfolg, weiter zu verfolg, weiter verfolg, weiter im, weiterhin, anbieten, zusage, in die engere, engere wahl, engere auswahl, einladen, fur sie entschieden, fur dich entschieden,
            zu ihren gunsten, zusammenkommen, zusammen arbeiten, zusammenarbeiten, uberzeug, bestanden, angebot, ausgewahlt, weiterkommen, weiter begleiten, in frage, besetzen, geklappt, gereicht, gunstig
            """),
        chosen=listed("entschied, entscheid, gewahlt, wahl$, auswahl, vorzug, nehmen$, genommen, eingestellt, einstellen, besetzt, besetzen, vergeben, ausgewahlt, zugesagt, fortzufahren, fortfahren, weiter, bevorzugt, gefallen$, geworden, entspr, besser, naher"),
        others=listed("""
            bewerber mit, bewerberin mit, bewerbende, kandidaten mit, kandidatin mit, kandidatin entschieden, kandidaten entschieden, bewerberin entschieden, bewerber entschieden, anderen bewerb, andere bewerb, anderer bewerb, andere kandidat, anderen kandidat, anderer kandidat, andere person, anderen person, anderes profil, jemand ander, jemanden ander, internen bewerb, interne bewerb,
            internen kandidat, interne kandidat, mitbewerb, anderweitig, intern$, ein anderes team
            """),
        outright=listed("""
            absag, wurde * besetzt, ist * besetzt, bereits vergeben, wurde * vergeben, keine zusage, nicht geklappt, leider absagen, absagen zu mussen, absagen mussen, absagen muss, absage erteilen, eine absage, abschlagig, wir sagen dir * ab, gegen eine weitere zusammenarbeit, gegen * weitere zusammenarbeit, gegen ihre bewerbung, gegen deine bewerbung,
            keine positive, keinen positiven, stelle ist bereits besetzt, stelle bereits besetzt, stelle ist inzwischen, bedauern, ihnen mitzuteilen, anderweitig vergeben, anderweitig besetzt
            """),
        not_yet=listed("noch nicht, noch mit, noch weitere, bevor, termin$, gesprachstermin, uhr$, falls, sobald, weitere kandidat"),
        unless=listed("termin$, termine$, nichts horen, nicht horen, keine ruckmeldung erhalten, nichts von uns"),
        keeps=listed("behalten, aufbewahren, aufheben, aufnehmen, nehmen, speichern, gespeichert, merken, vormerken, vorzumerken, vorgemerkt, bleiben, in evidenz, hinterleg, archivier"),
        kept=listed("unterlagen, bewerbung$, lebenslauf, deine daten, ihre daten, daten, profil, talentpool, talent-pool, bewerberpool, talent pool, kartei, pool$, kontakt, in evidenz, evidenz, datenbank, spatere, vorgemerkt, gedachtnis, im hinterkopf"),
    ),
    "fr": Wording(
        negations=listed("ne$, n', pas$, malheureusement, non$"),
        steps=listed("""
            conclu, aller plus loin, retenu, retenue, pas suite, donner suite, donner une suite, suite favorable, poursuiv, selectionne, abouti, correspond, donnerons, retenir, vous proposer, proposer le poste, favorablement, ete choisi
            """),
        chosen=listed("privilegi, conclu, attribu, retenu, retenir, choisi, choix, opte, porte, prefere, poursuiv, recrut, embauch, decide, selectionn, arrete"),
        others=listed("""
            profil interne, un autre candidat, une autre candidat, autre profil, autre personne, autres candidat, autres profils, candidature interne, candidat interne, candidate interne, quelqu'un d'autre, autre candidature, autre que, profil plus
            """),
        outright=listed("au regret de, suite defavorable, reponse negative, reponse defavorable, suite negative, decline votre, regrettons de, le poste est pourvu, poste a ete pourvu, poste a deja ete pourvu, refus de votre"),
        not_yet=listed("encore, avant de, si vous, rencontrons, hesitez, pas encore"),
        unless=listed("sans reponse, sans nouvelle, sans retour"),
        keeps=listed("conserv, gard, integr, reste, archiv, recontacter, reviendrons, enregistr"),
        kept=listed("cv$, candidature, coordonnees, dossier, profil, vivier, donnees, contact, base de, opportunite, memoire"),
    ),
    "es": Wording(
        negations=listed("no$, lamentablemente no, ni$, tampoco"),
        steps=listed("seleccion, pasaste, quedaste, cumpl, avanz, continu, seguir, sigu, seleccionad, elegid, elegido, contar contigo, contaremos, superad, adelante, prosper, ofrecer, ofrecerte, pasar a, pasado, encaj, incorporar"),
        chosen=listed("asignad, cubri, conclu, continuar, continuamos, seguir, avanzar, elegi, escogi, seleccion, decid, decant, optad, optamos, contrat, ofrec, inclinad, cubiert"),
        others=listed("otro candidato, otra candidata, otra persona, otro perfil, otros candidatos, otros perfiles, otras candidaturas, otra candidatura, un perfil con, un perfil mas, candidato interno, candidata interna, internamente, alguien con, alguien mas"),
        outright=listed("quedado fuera, quedaste fuera, cubierta, ha sido cubiert, esta cubiert, descartad, desestimad, rechazad, el puesto ya, la vacante ya, lamentamos comunicar, lamentamos informar, sentimos comunicar, sentimos informar, proceso ha finalizado"),
        not_yet=listed("todavia, aun no, antes de, si no, no dudes, no dude, entrevistando"),
        unless=listed("no recibes, no recibe, no tienes noticias, sin respuesta"),
        keeps=listed("conserv, guard, manten, tendremos, tener, incorpor, contactar, archiv, seguir en"),
        kept=listed("cv$, curriculum, datos, perfil, candidatura, base de, bolsa, en cuenta, contacto, presente, futur, archivo"),
    ),
    "nl": Wording(
        negations=listed("niet$, geen$, helaas geen"),
        steps=listed("doorgegaan, volgende ronde, geworden, gelukt, aansluit, verder, geselecteerd, uitgenodigd, uit te nodigen, gekozen, aangenomen, doorgaan, door te gaan, doorgang, passend, aanbieden, aan te bieden, in aanmerking, vervolg, match, voortzetten, voort te zetten, vervolggesprek"),
        chosen=listed("gekozen, keuze, kiezen, verder, aangenomen, aannemen, voorkeur, besloten, gevallen, vervuld, ingevuld, geworden, aangeboden"),
        others=listed("iemand met, iemand die, collega van buiten, andere kandidaat, iemand anders, een ander$, andere sollicitant, andere kandidaten, interne kandidaat, intern$, ander profiel, een kandidaat met, een kandidaat die"),
        outright=listed("afgewezen, afwijzen, af te wijzen, afwijzing, moeten teleurstellen, teleur te stellen, teleurstellen, functie is vervuld, vacature is vervuld, vacature is inmiddels"),
        not_yet=listed("nog niet, nog met, voordat, aarzel, als je niet, nog andere"),
        unless=listed("niets hoort, niets hebt, niets van ons, geen reactie"),
        keeps=listed("bewar, bewaar, behoud, houd, opnem, op te nemen, blijv, in portefeuille, benader"),
        kept=listed("gegevens, cv$, sollicitatie, profiel, portefeuille, talentpool, contact, bestand, database, brief"),
    ),
    "sv": Wording(
        negations=listed("inte$, tyvarr inte, ej$, ingen$"),
        steps=listed("match, hela vagen, det vi soker, motsvarar, vidare, vald, utvald, valt, aktuell, erbjud, du den har gangen, kvalific, gatt vidare, ga vidare, ditt namn, anstall"),
        chosen=listed("valde$, gav$, slutfor, gick$, fatt$, fick$, valt, vald, valja, ga vidare, gatt vidare, gar vidare, erbjud, anstall, beslut, tillsatt, fastnat, rekryterat"),
        others=listed("annan kandidat, annan sokande, annan person, nagon annan, andra kandidat, andra sokande, intern kandidat, internt, en annan"),
        outright=listed("tjansten ar tillsatt, tjansten har tillsatt, tjansten ar nu tillsatt, avslag, tackar nej, tacka nej till din"),
        not_yet=listed("annu inte, fortfarande, innan vi, tveka, om du inte"),
        unless=listed("inte hor, inte hort, inget svar"),
        keeps=listed("spar, behall, ha kvar, lagg, hor av oss, kontakta dig"),
        kept=listed("ansokan, uppgifter, cv$, kandidatbank, profil, kontakt, register, framtida, nagot nytt, databas"),
    ),
    "it": Wording(
        negations=listed("non$, purtroppo non"),
        steps=listed("riuscit, in linea, idonea, selezionat, proseg, proced, seguito, idone, andare avanti, offrir, accolt, avanti, dare corso, scelt, superat, rientr"),
        chosen=listed("conclus, assegnat, copert, scelt, scegli, scelta, proseg, selezionat, optat, preferit, decis, offert, ricaduta, individuat, assunt"),
        others=listed("altro candidato, altra candidata, altri candidati, altra persona, altro profilo, altri profili, un profilo piu, candidato interno, candidata interna, qualcun altro"),
        outright=listed("esito negativo, posizione e stata coperta, posizione e stata assegnata, siamo spiacenti, ci dispiace comunicar, spiacenti di comunicar, spiacenti di informar"),
        not_yet=listed("ancora, prima di, esitare, esiti, se non, stiamo incontrando, stiamo valutando"),
        unless=listed("non riceve, non ricevera, in assenza di"),
        keeps=listed("conserv, terr, tener, mant, archiv, inser, ricontatt, contatter"),
        kept=listed("cv$, curriculum, candidatura, profilo, dati, database, archivio, contatto, considerazione, presente, banca dati, futur, opportunita"),
    ),
}  # fmt: skip
