"""Words that stand in, before and after people's names on company pages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

from data.tables.listed import listed

# Before a name; whoever bears one is a person.
HONORIFICS: Final = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame rev reverend fr capt captain judge hon herr herrn frau fraulein hr fr dhr mevr mw dhr. mme mlle monsieur madame bishop archbishop rabbi pastor senator sergeant sgt lieutenant lt colonel col mayor "
    "sr sra srta señor señora senor senora sig sig.ra signor signora dott dottssa dott.ssa ing mag dipl.-ing dipl.-kfm dipl.-volksw ra rain pan pani fru herra rouva hra".split()
)

# After a name: degrees and generations. They belong to no name that we look for.
CREDENTIALS: Final = frozenset(
    "jr sr ii iii iv md dds dmd do phd pharmd jd esq cpa cfa cfp pe ra aia faia leed rn bsn msn np pa pa-c dpt pt od dvm mba ma ms msc ba bs bsc med edd mph mpa cmfo sphr shrm gri crs realtor "
    "fca aca frcs mrcvs llm llb ll.m cissp pmp lcsw lpc lmft ccim sior clu chfc cic arm gnp-c le rd obe mbe cbe kc qc".split()
)

# Between given and family name, in lower case.
PARTICLES: Final = frozenset(
    "van von de der den ter ten te zu zur zum vom di da do dos das del della delle degli la le les du des el al bin ibn ben af av".split()
)

# What people are: the word that makes a line a job title.
JOB_WORDS: Final = listed("""
    president, vice president, vp$, svp$, evp$, chief, ceo$, cfo$, coo$, cto$, cio$, cmo$, chro$, founder,
    co-founder, owner, proprietor, director, manager, head of, leader, supervisor, superintendent, coordinator,
    co-ordinator, administrator, assistant, secretary, treasurer, clerk, officer, recorder, executive, specialist,
    analyst, consultant, advisor, adviser, engineer, developer, designer, architect, editor, writer, journalist,
    producer, attorney, lawyer, counsel, paralegal, solicitor, accountant, bookkeeper, controller, comptroller,
    recruiter, representative, broker, realtor$, planner, buyer, estimator, foreman, technician, mechanic,
    inspector, commissioner, sheriff, pastor, teacher, professor, lecturer, dean, registrar, librarian, curator,
    doctor, physician, surgeon, dentist, nurse, therapist, hygienist, receptionist, instructor, photographer,
    salesman, webmaster, liaison, ambassador, strategist, scientist, researcher, geschaftsfuhr, vorstand, vorsitz,
    inhaber, leiter, leitung, prokurist, gesellschafter, mitarbeiter, assistent, sekretar, referent, sachbearbeit,
    ansprechpartner, redakteur, chefredakt, pressesprech, sprecher, berater, ingenieur, entwickler, buchhalt,
    personalreferent, beauftragte, verantwortlich, vertretungsberechtigt, vertreten durch, rechtsanw, steuerberat,
    arzt, arztin, directeur, bestuur, eigenaar, medewerk, hoofd, adviseur, verkoopleider, verkstallande, ansvarig,
    saljare, direktor, direktør, leder, konsulent, daglig leder, toimitusjohtaja, paallikko, directrice, gerant,
    responsable, president-directeur, charge, chargee, redacteur, avocat, associe, gerente, jefe, jefa, encargad,
    coordinador, presidente, socio, secretari, abogad, direttore, direttrice, amministratore, titolare, socia,
    responsabile, addetto, diretor, gestor, chefe, advogad, prezes, dyrektor, kierownik, specjalista, menedzer,
    wlasciciel, asystent, ksiegow, spokes, vd$, lead$, rep$, chair$, chairman, chairwoman, chairperson, council
    member, councilman, principal$, agent$, artist$, minister$, mayor$, chef$, projectionist, stylist, hygienist, technologist, associate$, partner$, trainer$,
    coach$, managing
""")

# The same where they end a longer word, as in German: "Pressereferentin", "Vertriebsleiter".
JOB_ENDINGS: Final = listed("""
    referent, leiter, leitung, sprecher, manager, direktor, berater, beauftragte, redakteur, assistent, assistenz, koordinator, ingenieur,
    sekretar, geschaftsfuhrer, vorstand, vorsitzende, medewerker, leider, coordinator, chef, ansvarlig, ansvarig, handlaggare, konsulent, radgivare
    """)

# Directly before a name, and directly after one, in running text; folded.
BEFORE_A_NAME: Final = listed("""
    by, contact, contact person, attn, attention, c/o, dear, kontakt, kontaktperson, ansprechpartner, ansprechpartnerin, z. hd, z.hd,
    par, autor, autorin, auteur, contacto, contatto, contato, contactpersoon, kontaktni, osoba kontaktowa, tegen, written by, author
    """)
AFTER_A_NAME: Final = listed("""
    has$, was$, joined$, founded$, said$, says$, started$, began$, holds$, leads$, works$, served$, received$, graduated$, earned$,
    hat$, sagt$, leitet$, arbeitet$, grundete$, dirige$, travaille$, declare$, afferma$, trabaja$, heeft$, werkt$, zegt$, arbetar$
    """)

# Words that make a capitalised phrase something else than a person: firms, places, streets, months, things of web pages.
NOT_IN_A_NAME: Final = frozenset(
    # firms and institutions
    "inc llc ltd limited corp corporation company co gmbh ag kg ohg ug bv nv sa sas sarl srl spa ab as oy plc llp lp pllc pc group holding holdings partners associates agency bureau services service solutions systems technologies technology "
    "consulting studio studios media press publishing books news times post journal magazine radio tv bank insurance foundation trust association society institute institution university college school academy church chapel cathedral temple ministries hospital "
    "clinic center centre medical dental health pharmacy museum gallery theatre theater library hotel inn resort restaurant cafe bar grill kitchen bakery pizza club golf spa salon shop store stores market mall plaza outlet factory works industries enterprises "
    "international national american european united global worldwide department dept division office offices committee council commission board union federation league ministry government county city town township village district state province parish airport station port "
    "team staff crew band orchestra choir festival awards award prize day days week weekend month sale sales special event events tour tours show "
    # streets and places
    "street st road rd avenue ave boulevard blvd drive dr lane ln way court ct place pl square sq circle cir highway hwy parkway pkwy pike terrace trail route suite ste floor building bldg tower house hall room park gardens garden hill hills heights valley river lake creek "
    "bay beach island islands springs falls forest wood woods bridge point north south east west northern southern eastern western northeast northwest southeast southwest central new old great upper lower downtown uptown strasse str weg platz allee gasse rue chemin "
    "place avenida calle plaza via viale piazza corso straat laan plein kade gracht ulica ul mount saint santa san "
    # calendar
    "january february march july september october november december feb mar apr jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun spring summer autumn fall winter christmas easter "
    # words of pages
    "home about contact contacts us our your we you the a an and or of for to in on at by with from as is are was be it this that these those all any more most other others what when where which who why how read learn view see click here find get call email e-mail mail phone tel telephone fax mobile "
    "address location locations directions map maps hours open closed welcome privacy policy terms conditions copyright rights reserved site sitemap web website page pages menu search login log register sign account cart checkout order orders shipping returns faq faqs help support "
    "customer customers client clients products product price prices pricing quote free online download photo photos video videos image images blog article articles story stories review reviews testimonial testimonials comment comments share follow like facebook twitter instagram "
    "youtube linkedin google pinterest newsletter subscribe feedback form send submit message name first last zip code country region language english deutsch francais espanol italiano nederlands share print back next previous top "
    "business sales marketing careers jobs job employment training education research development design construction repair maintenance cleaning installation equipment parts accessories supplies furniture clothing shoes jewelry gifts flowers toys games sports music art arts "
    "food wine beer coffee water air fire police emergency security safety law legal tax finance financial real estate property properties homes apartments rental rentals cars car auto automotive motor motors truck trucks bike bikes travel vacation holiday holidays "
    "family kids children baby women men mens womens senior seniors youth student students member members membership community public private general human resources information project projects program programs management mission vision values history "
    "best top quality professional certified licensed award winning years year since established today now latest upcoming featured popular related recent additional available complete custom "
    "und der die das ein eine fur mit von zu auf im am vom zum zur impressum kontakt datenschutz agb startseite unternehmen leistungen produkte aktuelles presse karriere anfahrt offnungszeiten uber uns "
    "het een en voor met onze naar meer over nieuws diensten producten openingstijden welkom bij et les des nos pour avec accueil actualites produits mentions legales y los las para con inicio empresa servicios productos noticias "
    "god lord king queen prince princess unknown error box po no standard pacific time pass keys carrier harness dress era range".split()
)

# Given names that are rather something else when nothing near says "person".
RATHER_NO_NAMES: Final = frozenset(
    "head will may art grant mark rich bill faith hope summer paris georgia virginia austin dallas chase park main page china india america london berlin florence sydney victoria charlotte madison lincoln washington jackson houston "
    "carolina dakota montana jordan israel chelsea brooklyn phoenix savannah cheyenne sierra denver boston orlando trinity crystal pearl ruby jade amber ginger sage rose lily iris violet daisy ivy holly olive heather angel star sky ocean river rain storm "
    "sunny happy joy merry grace mercy chastity charity prudence patience constance clay cliff glen dale forest heath brook ridge rocky sandy misty stormy windy noel sunday tuesday april june july august january autumn winter easter christmas "
    "long young best good king prince duke earl baron bishop deacon major judge guy buddy champ chance chip colt dash drew frank gene hardy harry jack jay lance le levi lane law levy max mercedes miles nick pat pierce price rod rusty sterling stone tan van ward wade west "
    "del la el al an da do de see so to so in my no so ha hi ho hu you ye yi ya wei an at as by or on of if is it be he me we us am do go up all are can for not the and but out off per via pro non new old big top one two pop bar bay bell bird brand bright brown black "
    "case cash catalina celeste champion christian church cloud coco cook cotton country cross destiny diamond doc dream echo eden essence ever fair fancy fern field fisher flora ford fortune fox france free gay gift golden gray green guest honey hunter ice ideal ideas imperial independence "
    "infant iron joker justice kansas karma land latin laurel lead legend liberty light love lucky lyric magic marina marine marvel mason master melody memory meadow metal mission modern moon music nation nova nevada normal north novel officer omega orange oregon origin "
    "orchid palm panda pearl penny phone piper poet polo precious premier president princess queen racer radar ray regal ritz royal royce sable saint san santa sea season secret senior serenity shade shadow shop silver sister sol solar song south spirit spring star story "
    "sugar sun tea texas thunder tiger time town treasure true trust tropical ultra unique unity urban valley velvet vegas venus vista vogue war warrior water wave welcome wild wind wine wisdom wolf wood world young zion service technical data media meta manual min french dell male female nas fremont fenton arlington cleveland columbus dayton kia red loan tennessee mac alpha metro hong charity lady son jane richmond fannie freddie kingston bedford york lexington albany salem peoria raleigh durham camden dover hudson troy milan rome verona vienna geneva oxford cambridge stanford harvard princeton yale stafford kent essex devon windsor lancaster chester bristol ashland aurora clinton franklin marshall monroe madison jefferson".split()
)


@cache
def given_names() -> frozenset[str]:
    """Given names of many countries, folded."""
    return _words("given_names.txt") | _words("census_given_names.txt")


@cache
def family_names() -> frozenset[str]:
    """Frequent family names of many countries, folded."""
    return _words("family_names.txt") | _words("census_family_names.txt")


def _words(table: str) -> frozenset[str]:
    lines = (files("data.tables") / table).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
