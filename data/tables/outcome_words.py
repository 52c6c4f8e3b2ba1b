"""How companies word the end of an application, in seven languages.

A row is a folded phrase (lower case, no accents); ` * ` stands for a few words of the same sentence or none, a `*` behind letters
for any ending. None is "unfortunately"
alone: appointments are cancelled unfortunately, too.
"""

from __future__ import annotations

from typing import Final

# The company says no.
REJECTED: Final = (
    # English
    "not * mov* forward", "not * proceed", "not * progress*", "going in a different direction", "not been successful", "not successful on this occasion",
    "mov* forward with * other candidate", "mov* forward with another", "mov* ahead with another", "mov* forward with other",
    "decided to * other candidate", "decided to * another candidate", "chosen to * other candidate", "chosen to * another candidate",
    "pursu* other candidate", "pursue * candidates whose", "chosen another candidate", "chose another candidate", "selected another candidate",
    "offered the * to another", "gone with another", "went with someone else", "gone with someone else", "go with another candidate",
    "go in a different direction", "gone in a different direction", "not be offering you", "unable to offer you", "not able to offer you", "cannot offer you",
    "decided against", "position has been filled", "role has been filled", "position has now been filled", "no longer under consideration", "not selected",
    "not to * your candidacy", "not be taking your application", "not * a match for", "will not be * further", "not shortlisted", "not been shortlisted",
    "not going to * forward", "isn't going to * forward", "regret to inform", "you were not chosen", "someone else * the role", "decided not to continue", "not be continuing",
    "decided to * other applicant", "decided to * another applicant", "chosen to * other applicant", "chosen to * another applicant", "pursu* other applicant", "chosen another applicant", "chose another applicant", "selected another applicant",
    "with other applicants", "with another applicant", "to another applicant",
    # German
    "fur ein* ander* * entschieden", "fur ein* * bewerber* entschieden", "nicht * berucksichtigen", "nicht weiter berucksichtig*", "leider absagen", "absagen zu mussen",
    "absagen mussen", "absage erteilen", "eine absage", "leider nicht fur sie entschieden", "nicht * in die engere", "leider keine zusage",
    "leider nicht anbieten", "anderweitig besetzt", "anderweitig vergeben", "die stelle * besetzt", "gegen * weitere zusammenarbeit", "nicht weiter zu verfolgen", "nicht weiterverfolgen",
    "leider nicht weiter", "nicht zu ihren gunsten", "anderen kandidat* den vorzug", "mit anderen kandidat* fortzufahren", "leider nicht zusammen", "wir sagen dir * ab", "fur jemand anderen entschieden",
    # French
    "ne * donner* pas suite", "ne pas donner suite", "ne pouvons * donner * suite", "pas retenu", "pas ete retenue", "n'avons pas retenu", "ne * pas retenue", "retenu un autre", "retenu une autre",
    "retenir un autre", "retenir une autre", "choisi un autre", "choisi une autre", "avec un autre candidat", "avec une autre candidat", "avec d'autres candidat", "faveur d'un autre", "faveur d'une autre", "donner une suite favorable", "suite defavorable", "n'a pas ete retenu", "reponse negative", "ne pas poursuivre", "pas poursuivre * votre candidature",
    # Spanish
    "continuar con otro", "continuar con otra", "otro candidato", "otra candidata", "por otra persona", "con otra persona", "no has sido seleccionad", "no ha sido seleccionad", "no continuar con", "no seguir adelante",
    "no avanzar", "no podremos * adelante", "descartar tu candidatura", "descartado tu candidatura", "descartar su candidatura", "no ha sido elegid", "no seguiremos adelante", "no contaremos",
    # Dutch
    "niet met je verder", "niet met jou verder", "niet met u verder", "niet verder te gaan", "niet verder gaan", "niet verder met", "andere kandidaat", "voor iemand anders gekozen", "gekozen voor een andere", "afwijzen",
    "niet uitgenodigd", "niet geselecteerd", "helaas af te wijzen", "niet voor jou gekozen", "afgewezen", "geen vervolg",
    # Swedish
    "vidare med en annan", "vidare med andra", "annan kandidat", "inte ga vidare", "inte gatt vidare", "tjansten * tillsatt", "inte blivit utvald", "inte * aktuell", "valt en annan",
    # Italian
    "altro candidato", "altra candidata", "con altri candidati", "ad altri candidati", "con altri profili", "altro profilo", "non proseguire", "non proseguiremo", "non e stata selezionata", "non e stato selezionato",
    "non procedere", "non procederemo", "esito negativo", "non possiamo dare seguito", "non dare seguito", "non dare corso",
)  # fmt: skip

# The company keeps the door open; said with a no, or with a word about what may come.
KEEPS_ON_FILE: Final = (
    "keep your * on file", "keep your * on record", "keep you * in mind", "keep you * on file", "kept on file", "retain your *", "keep your * in our", "stay in our talent",
    "our talent pool", "our talent community", "hold on to your", "keep hold of your", "keep your details", "keep in touch about future", "hang on to your",
    "talentpool", "talent-pool", "bewerberpool", "talent pool", "unterlagen * behalten", "behalten * ihre unterlagen", "behalten * unterlagen", "unterlagen * aufbewahren", "daten * gespeichert lassen", "in unserer kartei",
    "vormerken", "in evidenz", "bewerbung * behalten", "behalten deine", "behalten ihre", "kontakt bleiben",
    "conserv* votre", "conserv* vos", "vivier", "gard* votre", "gard* vos", "garder contact",
    "conservar*", "guardar*", "base de datos", "bolsa de", "mantendremos tu", "mantendremos su", "mantener tu", "mantener su", "tendremos en cuenta",
    "in portefeuille", "bewaren * gegevens", "bewaar* je", "bewaren je", "bewaren uw", "bewaren wij", "je gegevens * bewaren", "gegevens * bewaren",
    "behaller * ansokan", "spara * ansokan", "sparar * uppgifter", "sparar din", "behaller dina", "kandidatbank", "behalla din", "sparar garna", "spara dina",
    "conserveremo", "conservare", "terremo * presente", "tenere * presente", "nostro database", "nostra banca dati", "terremo il suo", "terremo in considerazione",
)  # fmt: skip
