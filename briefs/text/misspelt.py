"""Common slips of the hand that are no words: what was meant is plain to everybody.

A letter doubled, dropped, swapped or without its accent may make another word: "later" and
"latter", "trail" and "trial", "encerar" and "encerrar", "publico" and "publicó". So slips are
listed. None of them is a word of its language, and none a number; nor one slip away from two
words, as "refered" is from "referred" and "refereed".
"""

_LISTED = {
    "en": """
        accomodate accommodate, accomodation accommodation, accross across, acheive achieve,
        acheived achieved, adress address, adressed addressed, agressive aggressive,
        appearence appearance, aquire acquire, aquired acquired, arguement argument,
        assasination assassination, begining beginning, beleive believe, beleived believed,
        buisness business, catagory category, cemetary cemetery,
        collegue colleague, comission commission, comitted committed, comittee committee,
        commision commission, commited committed, commitee committee, committe committee,
        completly completely, concious conscious, consistant consistent, controled controlled,
        curency currency, decison decision, definately definitely, developement development,
        dissapear disappear, dissapoint disappoint, ecomony economy, econmic economic,
        embarass embarrass, enviroment environment, exagerate exaggerate,
        existance existence, experiance experience, foriegn foreign, garantee guarantee,
        gaurd guard, govenment government, goverment government, govermental governmental,
        govermnent government, happend happened, harrass harass, harrassment harassment,
        immediatly immediately, independance independence, independant independent,
        infrastucture infrastructure, intrest interest, knowlege knowledge, liason liaison,
        libary library, lisence licence, maintainance maintenance, maintenence maintenance,
        millenium millennium, ministery ministry, minsiter minister, mispell misspell,
        neccessary necessary, necesary necessary, negociate negotiate, negociation negotiation,
        noticable noticeable, ocasion occasion, occassion occasion, occurance occurrence,
        occured occurred, occurence occurrence, occuring occurring, ocurred occurred,
        offical official, parlament parliament, parliment parliament, particulary particularly,
        peopel people, persistant persistent, posession possession, possesion possession,
        prefered preferred, presense presence, presidant president, privelege privilege,
        proccess process, publically publicly, recieve receive, recieved received,
        recieves receives, recieving receiving, recomend recommend, recomended recommended,
        relevent relevant,
        resistence resistance, responsable responsible, seige siege, seperate separate,
        seperated separated, seperately separately, shedule schedule, similiar similar,
        succesful successful, succesfully successfully, successfull successful,
        sucessful successful, suprise surprise, surpised surprised, tarrif tariff, tarriff tariff,
        tarrifs tariffs, temperary temporary, tommorow tomorrow, tommorrow tomorrow,
        tomorow tomorrow, transfered transferred, transfering transferring,
        unfortunatly unfortunately, untill until, usualy usually, vaccum vacuum, vehical vehicle,
        wellfare welfare, writen written, writting writing
    """,
    "es": """
        ademas además, aereopuerto aeropuerto, desición decisión, despues después,
        economia economía, energia energía, exijencia exigencia, exijir exigir,
        inaguración inauguración, jovenes jóvenes, mayoria mayoría, mineria minería,
        minoria minoría, paises países, presupesto presupuesto, segun según, tambien también,
        traves través, travez través
    """,
    "pt": """
        atraves através, beneficiente beneficente, conciencia consciência, economica econômica,
        excessão exceção, exeção exceção, mendingo mendigo, necessario necessário, paises países,
        previlégio privilégio, reinvindicar reivindicar, reinvindicação reivindicação,
        tambem também
    """,
}
# No word ends with the first, but for those below: it lost its accents.
_WORDS = {"es": ("ion", "marion"), "pt": ("cacao", "facao", "macao")}
_ENDINGS = {
    "es": (("ion", "ión"),),
    "pt": (("cao", "ção"), ("coes", "ções"), ("sao", "são"), ("soes", "sões")),
}
MISSPELT = {
    language: dict(pair.split() for pair in pairs.split(",")) for language, pairs in _LISTED.items()
}


def is_misspelt(word, right, language):
    """Say whether a word is a common slip, of another one and of no third. language  as BCP 47"""
    language = language.partition("-")[0]
    if MISSPELT.get(language, {}).get(word) == right:
        return True
    if word in _WORDS.get(language, ()):
        return False
    endings = _ENDINGS.get(language, ())
    return any(word.endswith(w) and word.removesuffix(w) + r == right for w, r in endings)
