"""Invented words for the corpus. Of all the names in it only those of countries exist."""

# ruff: noqa: SIM905

COUNTRIES = """AR Argentina|BO Bolivia|BR Brazil|BZ Belize|CL Chile
CO Colombia|CR Costa Rica|CU Cuba|DO Dominican Republic|EC Ecuador
GT Guatemala|GY Guyana|HN Honduras|HT Haiti|JM Jamaica
MX Mexico|NI Nicaragua|PA Panama|PE Peru|PY Paraguay
SR Suriname|SV El Salvador|UY Uruguay|VE Venezuela"""

# Three sets of sentences, one a language, and what may stand in their gaps. {k} is a number.
ENGLISH = {
    "things": """pier cable silo lathe orchard tannery mast ledger canal kiln quarry depot crane
        sluice dyke tollgate barge loom granary beacon foundry vineyard archive tunnel meadow ballot
        parcel permit voucher seedbank pump valve furnace hangar ropeway jetty weir pasture cistern
        lorry brickyard sawmill lockgate signal customs-house dredger fishmeal lithium soybean
        copper avocado anchovy tungsten quinoa molasses timber wool leather rubber cacao""",
    "qualities": """narrow shared idle brisk second larger seasonal provincial joint unsigned
        refitted muddy rented costly spare inland older leased weekly slower covered floating""",
    "deeds": """inspected enlarged surveyed mothballed auctioned relit dredged insured refilled
        rewired mapped repainted stocked weighed fenced drained reopened
        counted shelved widened moved""",
    "sentences": [
        "Crews {d} the {q} {t} at {p} and left {k} crates of {t2} on the quay.",
        "{o} says that the {t} at {p} was {d} {k} days earlier than agreed.",
        "The {m} in {c} has {d} a {q} {t}; what becomes of the {t2} is not known.",
        "A {q} {t} between {p} and {p2} would cost {k} million, by the figures of {o}.",
        "{n} of {o} told growers near {p} that {k} loads of {t2} were waiting.",
        "Since spring {k} households in {p} have drawn water from the {q} {t}.",
        "Two {q} tenders for the {t} in {c} found no bidder, and {o} withdrew the third.",
        "The {m} keeps a list of {k} sites, among them the {t} at {p2} and a {q} {t2}.",
        "Nobody at {p} could say who {d} the {t} or where the {t2} had gone.",
        "By the end of the season the {t} may carry {k} tonnes of {t2} a week.",
    ],
    "heads": [
        "{q} {t} {d} at {p}",
        "{c} weighs a {q} {t} for {p}",
        "{o} counts {k} loads of {t2} in {p}",
        "{p} asks {o} about its {q} {t}",
        "{n} opens the {t} at {p2}",
    ],
}
SPANISH = {
    "things": """muelle molino canal almacén puente faro viñedo embalse túnel mercado establo
        cosecha exportación inversión licitación aduana carretera turbina cantera cooperativa""",
    "qualities": "nuevo pequeño compartido lento costoso segundo cubierto andino",
    "deeds": "revisado ampliado vendido reparado medido inaugurado asegurado cerrado contado",
    "sentences": [
        "El {t} {q} de {p} fue {d} y {k} familias esperan el otro {t2}.",
        "{o} informó que el {t} costará {k} millones y que el {t2} será {d}.",
        "Según {n}, el {m} de {c} no ha {d} todavía el {t} entre {p} y {p2}.",
        "Unas {k} cargas quedaron en {p} porque el {t} {q} no estaba {d}.",
    ],
    "heads": ["{c}: {d} el {t} {q} de {p}", "{o} ofrece un {t} a {p}", "Un {t} {q} une {p} y {p2}"],
}
PORTUGUESE = {
    "things": """cais moinho canal armazém ponte farol vinhedo represa túnel mercado estábulo
        colheita exportação negociação licitação alfândega estrada turbina pedreira cooperação""",
    "qualities": "novo pequeno provincial partilhado lento caro segundo coberto marítimo fluvial",
    "deeds": "revisto ampliado vendido reparado medido inaugurado segurado fechado contado",
    "sentences": [
        "O {t} {q} de {p} foi {d} e {k} famílias esperam pelo outro {t2}.",
        "{o} informou que o {t} custará {k} milhões e que o {t2} será {d}.",
        "Segundo {n}, o {m} de {c} ainda não tinha {d} o {t} entre {p} e {p2}.",
        "Cerca de {k} cargas ficaram em {p} porque o {t} {q} não estava {d}.",
    ],
    "heads": [
        "{c}: {t} {q} de {p} é {d}",
        "{o} oferece um {t} a {p}",
        "Um {t} {q} liga {p} e {p2}",
    ],
}

PLACE_STARTS = "Orv Tal Mir Sen Quev Bral Lun Cham Vis Dor Ull Ipa Yar Zem Nol Rask".split()
PLACE_ENDS = "amonte icoa ubal erro andra ilque osma utepe ivar enza agua olla".split()
GIVEN = "Ilda Brun Otilo Marenka Sefi Tarquo Vela Ondri Palmo Ruxa Yelmo Zita".split()
SYLLABLES = "ba cho da fe go hu ji ka lo mu ni pa qui ro su ta ve xa yo zu".split()
OUTLETS = (
    "Lantern Almanac Signal Bulletin Register Quarterly Compass Relay Dockside Gleaner".split()
)
BODIES = "Company|Board|Institute|Council|Union|Bank|Consortium|Trust".split("|")
