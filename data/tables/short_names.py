"""Short forms of given names: what people go by, and the names in full that their employer may have on file.

Each short form stands before its names in full, the commonest first, all in their mailbox spellings. A short form
that is nobody's name in full teaches most: of those who sign Matt many a mailbox says matthew, of those who sign
Matthew hardly one says matt.
"""

from __future__ import annotations

FORMAL: dict[str, tuple[str, ...]] = {
    short: tuple(full.strip() for full in names.split(","))
    for short, _, names in (entry.strip().partition(":") for entry in """
    abby: abigail; aga: agnieszka; al: albert, alan, allen, alfred; alec: alexander;
    alex: alexander, alexandre, alexandru, alexey, alexandra; alyosha: alexey; andi: andreas;
    andy: andrew, andreas, andriy; angie: angela; ania: anna; anya: anna; arek: arkadiusz; artie: arthur; asia: joanna;
    barb: barbara; bart: bartholomeus, bartosz, bartholomew; bartek: bartosz, bartlomiej; bas: sebastiaan;
    basia: barbara; basti: sebastian; becky: rebecca; ben: benjamin, benedikt; benny: benjamin; bernd: bernhard;
    bernie: bernard, bernhard; bert: albert, hubert, robert; bertie: albert, robert; beth: elizabeth, bethany;
    betty: elizabeth; bill: william; billy: william; bob: robert; bobby: robert; brad: bradley, bradford;
    cat: catherine; cathy: catherine; charlie: charles, charlotte; chip: charles;
    chris: christopher, christian, christoph, christina; chuck: charles; cindy: cynthia; cliff: clifford;
    clint: clinton; connie: constance; dan: daniel; dani: daniel, daniela; danny: daniel; darek: dariusz; dave: david;
    davy: david; deb: deborah; debbie: deborah; denny: dennis; dick: richard; dima: dmitry, dmitrii; dom: dominic;
    don: donald; donnie: donald; doug: douglas; drew: andrew; ed: edward, edwin, edgar, edmund; eddie: edward, edwin;
    edi: eduard; eli: elijah, elias; eliza: elizabeth; ernie: ernest; fede: federico; flo: florian;
    fran: francisco, frances; frank: francis, franklin; fred: frederick, frederic, alfred; freddie: frederick;
    fredi: alfred; fritz: friedrich; gabe: gabriel; gabi: gabriela; gene: eugene; geoff: geoffrey; gerd: gerhard;
    gerry: gerald, gerard; gosia: malgorzata; greg: gregory, gregor, grzegorz; grzesiek: grzegorz;
    gus: gustavo, augustus; guus: augustus; hank: henry; harry: harold, henry; henk: hendrik; herb: herbert;
    iggy: ignacio; ike: isaac; iza: izabela; jaap: jacob; jack: john, jackson; jackie: jacqueline; jake: jacob;
    jamie: james; jarek: jaroslaw; jeff: jeffrey, jeffery, geoffrey; jen: jennifer; jenny: jennifer;
    jerry: gerald, jerome, jeremy; jess: jessica; jim: james; jimmy: james; jo: joanne, joanna, josephine;
    jochen: joachim; joe: joseph; joey: joseph; johnny: john, jonathan; jon: jonathan, john; jonny: jonathan;
    jos: joseph; josh: joshua; judy: judith; juli: julia, julian; jurek: jerzy; kasia: katarzyna;
    kate: katherine, catherine; kathy: katherine, kathleen; katie: katherine; kees: cornelis; ken: kenneth;
    kenny: kenneth; kit: christopher; kolya: nikolai, nikolay; kostya: konstantin;
    kris: kristopher, kristian, krzysztof, kristina; krzysiek: krzysztof; kuba: jakub; larry: lawrence, laurence;
    len: leonard; lenny: leonard; leo: leonardo, leonard, leonid; les: leslie; lex: alexander; liz: elizabeth;
    lou: louis; lucho: luis; magda: magdalena; maggie: margaret; mandy: amanda; manny: manuel, emmanuel;
    manu: manuel, emmanuel; marty: martin; masha: maria; mat: mathew, matthew, mathieu;
    matt: matthew, matthias, mathew; matti: matthias; max: maximilian, maxwell, maxime, maxim; meg: margaret, megan;
    mel: melissa, melanie, melvin; mick: michael; mickey: michael; mike: michael; mikey: michael;
    misha: mikhail, michael; mitch: mitchell; mo: mohammed, mohamed, mohammad; moe: mohammed; mohd: mohammed, mohammad;
    nacho: ignacio; nadia: nadezhda; nat: nathaniel, nathan, natalie; natasha: natalia; nate: nathan, nathaniel;
    ned: edward; nick: nicholas, nicolas, nikolaos, nikolas; nicky: nicholas; nico: nicolas;
    nik: nikolas, nikolai, nikola; nikki: nicole; niko: nikolaus, nikolaos; norm: norman; ola: aleksandra; oli: oliver;
    ollie: oliver; olly: oliver; paco: francisco; pam: pamela; pancho: francisco; pat: patrick, patricia;
    patsy: patricia; patty: patricia; peggy: margaret; pepe: jose; pete: peter; petya: petr;
    phil: philip, phillip, philipp, philippe; piet: pieter; pip: philip; przemek: przemyslaw; radek: radoslaw;
    raf: rafael; rafa: rafael; rafi: rafael; ray: raymond; reg: reginald; rich: richard; richie: richard;
    rick: richard, frederick; ricky: richard; rob: robert; robbie: robert; robby: robert;
    rod: rodney, roderick, rodrigo; ron: ronald; roni: ronald; ronnie: ronald; rudi: rudolf; russ: russell;
    sacha: alexandre; sally: sarah; sam: samuel, samantha; sammy: samuel; sandy: sandra, alexander; sascha: alexander;
    sasha: alexander, aleksandr, oleksandr, alexandra; seb: sebastian, sebastien; serge: sergey; seryozha: sergey;
    shelly: michelle; si: simon; slava: vyacheslav, viacheslav; slawek: slawomir; stan: stanley, stanislav, stanislaw;
    staszek: stanislaw; stef: stefan, stephanie; steph: stephanie, stephane; steve: steven, stephen, stefan;
    stevie: steven; stew: stewart; stu: stuart, stewart; sue: susan, suzanne; suse: susanne; suzy: susan;
    sveta: svetlana; tad: tadeusz, thaddeus; tanya: tatiana, tatyana; ted: edward, theodore; teddy: theodore;
    terri: theresa; terry: terence, terrence; theo: theodore, theodor; tibi: tiberiu; tim: timothy; timmy: timothy;
    tobi: tobias; tolya: anatoly; tom: thomas, tomas, tomasz; tomek: tomasz; tommy: thomas; toni: antonio, anton;
    tony: anthony, antonio, antony; topher: christopher; trish: patricia; uli: ulrich; ursi: ursula; vadik: vadim;
    val: valentin, valerie; vanya: ivan; vic: victor; vicky: victoria; vika: viktoria; vince: vincent; vinnie: vincent;
    vitya: viktor; vlad: vladimir, vladislav, vladyslav; volodya: vladimir; vova: vladimir, volodymyr; wally: walter;
    walt: walter; wes: wesley; wil: william, willem; will: william; willi: wilhelm; willy: willem; wim: willem;
    witek: witold; wojtek: wojciech; wolf: wolfgang; yasha: yakov; yura: yuri, yury; zach: zachary, zachariah;
    zack: zachary, zachariah; zak: zachary; zbyszek: zbigniew; zhenya: evgeny, yevgeny
    """.split(";"))
}  # fmt: skip
"""The names in full behind each short form."""

SHORT: dict[str, tuple[str, ...]] = {
    full: tuple(
        sorted(
            (short for short, names in FORMAL.items() if full in names),
            key=lambda short: (FORMAL[short].index(full), not full.startswith(short), len(short), short),
        )
    )
    for full in dict.fromkeys(full for names in FORMAL.values() for full in names)
}
"""The short forms of each name in full: first those that stand for it above all, and of these what is cut from it."""
