"""Pages that serve their visitor – consent, terms, accounts, tables – and news about the same."""

import pytest

from briefs.intake import Role, read
from tests.intake.ferry import HEAD, STORY

WALLS = {
    "en": (
        "We value your privacy",
        "We and our 412 partners use cookies to store data on your device and to personalise ads.",
        "Click Accept to read on, or take a subscription without advertising for 3 a month.",
        "You can withdraw your consent at any time in the cookie settings of this website.",
    ),
    "es": (
        "Nos importa tu privacidad",
        "Nosotros y nuestros 412 socios usamos cookies para guardar datos en tu dispositivo.",
        "Si aceptas, verás publicidad personalizada; si no, puedes tomar una suscripción de pago.",
        "Puedes cambiar tus preferencias en la configuración de cookies de este sitio.",
    ),
    "pt": (
        "Sua privacidade",
        "Nós e nossos 412 parceiros usamos cookies para guardar dados no dispositivo do usuário.",
        "Se você aceitar, verá publicidade; se não, pode fazer uma assinatura sem anúncios.",
        "Você pode retirar o consentimento nas configurações de cookies deste site.",
    ),
    "fr": (
        "Le respect de votre vie privée",
        "Nous et nos 412 partenaires déposons des cookies sur votre appareil pour la publicité.",
        "Vous pouvez accepter, ou prendre un abonnement sans publicité pour trois euros par mois.",
        "Vous pouvez retirer votre consentement dans les paramètres des cookies de ce site.",
    ),
    "de": (
        "Ihre Privatsphäre",
        (
            "Wir und unsere 412 Partner speichern mit Cookies Daten auf Ihrem Gerät und zeigen "
            "Werbung."
        ),
        "Mit Ihrer Zustimmung lesen Sie weiter, oder Sie nehmen ein Abonnement ohne Werbung.",
        "Ihre Einwilligung können Sie jederzeit in den Einstellungen der Website widerrufen.",
    ),
    "it": (
        "La tua privacy",
        "Noi e i nostri 412 partner usiamo i cookie per conservare dati sul tuo dispositivo.",
        "Se accetti vedrai annunci; se no, puoi prendere un abbonamento senza pubblicità.",
        "Puoi cambiare le tue preferenze nelle impostazioni dei cookie di questo sito.",
    ),
    "nl": (
        "Jouw privacy",
        "Wij en onze 412 partners gebruiken cookies om gegevens op je apparaat op te slaan.",
        "Ga je niet akkoord, dan kun je een abonnement zonder advertenties nemen.",
        "Je kunt je toestemming altijd intrekken in de instellingen van de site.",
    ),
}
# They ask first of all; what follows speaks of it in fewer words than the others.
ASKED = {
    "es": (
        "Acepta las cookies o suscríbete para seguir leyendo",
        "Este diario trabaja cada mañana para contarte lo que pasa en el puerto y en la isla.",
        "Para seguir abierto, guardamos identificadores en tu dispositivo y medimos los anuncios.",
        "Lee sin publicidad por 2 el primer mes, y por 5 cada uno de los meses que vienen después.",
    ),
    "en": (
        "Accept cookies or subscribe to keep reading",
        "Our paper works each morning to tell you what goes on at the quay and on the islands.",
        "To stay open to all we keep a number on your device, and measure which ads you look at.",
        "Read without advertising for 2 in the first month, and for 5 in each month after that.",
    ),
}
TERMS = {
    "en": (
        "Terms of use",
        "By opening an account the user accepts these terms. Each account has one password.",
        "The subscription renews each month. The user may cancel it in the settings of the site.",
        "Comments are the sole liability of those who write them. Content is under licence.",
    ),
    "de": (
        "Nutzungsbedingungen",
        "Mit der Anmeldung nimmt der Nutzer diese Bedingungen an. Das Konto ist nicht übertragbar.",
        "Das Abonnement verlängert sich jeden Monat, bis der Nutzer die Kündigung erklärt.",
        "Für Kommentare trifft den Dienst keine Haftung. Gerichtsstand ist der Sitz der Website.",
    ),
    "pt": (
        "Termos de uso",
        "Ao abrir uma conta, o usuário aceita estes termos. A senha da conta é pessoal.",
        "A assinatura renova a cada mês; o usuário pode cancelar o serviço nas configurações.",
        "Os comentários são de quem os escreve. O conteúdo deste site tem licença própria.",
    ),
    "zh": (
        "用户协议",
        "用户注册账号即表示同意本协议的全部条款，并应妥善保管账号和密码，不得转让给第三方使用。",
        "会员订阅服务按月自动续费，用户可以在账户设置中取消订阅，已付款项按照本条款处理。",
        "本网站的内容版权归本站所有，用户发表的评论由用户自行承担责任，本站有权删除相关内容。",
    ),
}
OFFERS = {
    "en": (
        "Please confirm your subscription",
        "Thank you for signing up for our letter. Confirm your email by a click on the link below.",
        "If you did not ask for it, ignore this message and you will not be subscribed.",
    ),
    "es": (
        "Elige cómo leernos",
        "Acceso digital: 9,90 al mes. La suscripción se renueva hasta que la cancela tu cuenta.",
        "Acceso completo: 39,90 al mes, con el diario en casa los sábados para dos usuarios.",
        "¿Ya eres suscriptor? Entra con tu correo y tu contraseña para vincular la cuenta.",
    ),
    "fr": (
        "Choisissez votre formule",
        "Accès numérique : 9,90 par mois. L’abonnement est sans engagement, résiliez d’un clic.",
        "Accès complet : 39,90 par mois, avec le journal chez vous le samedi, pour deux comptes.",
        "Déjà abonné ? Entrez votre courriel et votre mot de passe pour relier votre compte.",
    ),
}
NEWS = {
    "en": (
        "Watchdog fines a bookshop chain over cookies",
        (
            "The privacy watchdog of the province fined a chain of bookshops 40,000 on Tuesday for "
            "cookies that it had set without consent, in all of its 31 shops and on its website."
        ),
        (
            "Its director, Nora Quill, said that users had been tracked for three years. The chain "
            "has thirty days to appeal, and sold some 900,000 books last year."
        ),
    ),
    "es": (
        "Multan a una cadena de librerías por sus cookies",
        (
            "La autoridad de protección de datos multó el martes con 40.000 pesos a una cadena de "
            "librerías por guardar datos de sus lectores sin consentimiento en 31 locales."
        ),
        (
            "La directora, Nora Quill, dijo que los usuarios fueron seguidos durante tres años. La "
            "cadena vendió el año pasado unos 900.000 libros y tiene treinta días para apelar."
        ),
    ),
    "de": (
        "Buchhandlungen müssen wegen ihrer Cookies zahlen",
        (
            "Die Datenschutzbehörde der Provinz hat am Dienstag eine Kette von Buchhandlungen zu "
            "40.000 Kronen verurteilt, weil sie Daten ohne Einwilligung gespeichert hatte."
        ),
        (
            "Die Nutzer seien drei Jahre lang verfolgt worden, sagte die Leiterin Nora Quill. Die "
            "Kette verkaufte im Vorjahr rund 900.000 Bücher und kann dreißig Tage lang klagen."
        ),
    ),
}


@pytest.mark.parametrize("form", ["page", "text"])
@pytest.mark.parametrize(
    "page", [*WALLS.values(), *ASKED.values(), *TERMS.values(), *OFFERS.values()]
)
def test_a_page_about_consent_terms_or_subscriptions_tells_no_story(page, form):
    title, *texts = page
    dated = [title, *texts, "2.1, 14.01.2025"]
    whole = "".join(f"<p>{text}</p>" for text in dated) if form == "page" else "\n\n".join(dated)
    reading = read(whole.encode(), "wall.html" if form == "page" else "wall.txt")
    assert (reading.kind, reading.clippings) == ("other", [])


@pytest.mark.parametrize("language", NEWS)
def test_news_about_consent_is_an_article(language):
    headline, *texts = NEWS[language]
    reading = read("\n\n".join(NEWS[language]).encode(), "news.txt")
    (one,) = reading.clippings
    assert (reading.kind, one.headline) == ("article", headline)
    assert one.text == "\n\n".join(texts)


def test_a_story_below_a_wall_of_consent_is_told():
    headline, *texts = NEWS["en"]
    whole = "\n\n".join([*WALLS["en"], headline, *texts, *(text.lower() for text in texts)])
    reading = read(whole.encode(), "news.txt")
    assert reading.kind == "article"
    assert texts[0] in reading.clippings[0].text


def test_a_policy_longer_than_the_story_above_it_gives_way_to_it():
    said = "Small files let your browser know what you like on this website the next time you come"
    menu = [f"{name} {number}" for number in range(20) for name in ("Pier", "Ice", "Mail", "Oak")]
    policy = [f"{said} by point {number}." for number in range(9)]
    reading = read("\n\n".join([HEAD, *STORY, *menu, *policy]).encode(), "news.txt")
    (one,) = reading.clippings
    assert (one.headline, one.text) == (HEAD, "\n\n".join(STORY))


TABLES = {
    "es": ("MAREAS EN ARVELA", "Lun 26  04:40 0,62 m  10:58 0,11 m  17:05 0,58 m",
           "Las horas son locales y pueden variar sin aviso."),
    "en": ("DEPARTURES", "07:{:02}  Tarn Lake     LK 4{}  Gate 12  on time",
           "Times are local. Gates close ten minutes before."),
    "de": ("WECHSELKURSE", "Krone  1,{:02}  1,3{}  +0,4 %",
           "Alle Angaben ohne Gewähr."),
    "zh": ("船期表", "26/04 07:{:02}  泰龙  229  26/04 1{}:00", "时间为当地时间。"),
}  # fmt: skip


@pytest.mark.parametrize("language", TABLES)
def test_a_table_of_data_tells_no_story_and_a_text_beside_one_does(language):
    title, row, note = TABLES[language]
    rows = "\n".join(row.format(minute, minute % 10) for minute in range(10, 20))
    whole = f"{title}\n\nPrinted 26 Apr 2025 05:55\n\n{rows}\n\n{note}\n"
    assert read(whole.encode(), "table.txt").kind == "other"
    headline, *texts = NEWS["en"]
    story = "\n\n".join([headline, *texts, *(text.lower() for text in texts), rows])
    assert read(story.encode(), "story.txt").kind == "article"


FORM = "Sign in\n\nEmail address\nPassword\nRemember me\nForgotten your password?\nCreate account"
PRAISE = "Our reporters sat through 611 meetings so that their readers did not have to, they said."


def test_a_form_for_the_password_holds_no_story_and_a_dated_one_below_it_is_told():
    assert read(f"{FORM}\n\n{PRAISE}\n\n{PRAISE}".encode(), "page").kind == "other"
    told = "\n\n".join([FORM, HEAD, "By Ada Mooring, 3 May 2024", *STORY])
    assert read(told.encode(), "page").clippings[0].headline == HEAD


@pytest.mark.parametrize("subject", ["Bitte bestätigen Sie Ihre Anmeldung", "Neues vom Hafen"])
def test_a_mail_that_asks_to_confirm_an_address_tells_no_story(subject):
    text = (
        f"Von: Lumener Bote <post@bote.example>\nBetreff: {subject}\n\n"
        "Guten Tag, schön, dass Sie am Morgen den Brief vom Hafen lesen möchten.\n\n"
        "Bestätigen Sie das mit einem Klick auf https://lumen.example/ja, zwei Tage lang. Wer die "
        "Anmeldung nicht wollte, muss nichts tun; die Adresse wird dann gelöscht.\n\n"
        "Darin steht, was über Nacht geschehen ist, und welche Schiffe morgen kommen, ab sechs Uhr."
    )
    reading = read(text.encode(), "mail")
    assert ("title says" in reading.why) == subject.startswith("Bitte")


PLANS = """The Sample Gazette
{title}
3 May 2025

Reading without noise. Cancel your subscription when you like.

DIGITAL
4.90 a month
All articles in the application

{asks}
Yes. The change holds from the next month on, and you keep your lists and settings.

How do I cancel?
Open your account, press My subscription and then Cancel. You can read until the month ends.

Who writes for you?
Twenty people in four harbours, who go to sea themselves and know what a rope is for.

Where is the printed paper sold?
In each of the harbours, at the quay, and by those who run beside the trains in summer.
"""


def test_a_page_of_plans_and_prices_serves_the_visitor_and_a_story_about_them_does_not():
    page = PLANS.format(title="Choose your plan", asks="May I change my plan?")
    assert read(page.encode(), "page.txt").kind == "other"
    other = PLANS.format(title="Kinds of reading", asks="May I change my plan?")
    assert read(other.encode(), "page.txt").kind == "article"
    story = f"Choose your plan, says the ferry\n\n{STORY}"
    assert read(story.encode(), "page.txt").kind == "article"


GOING_ON = {
    "pt": (
        "Nós e os nossos 90 parceiros guardamos cookies e identificadores no seu dispositivo.",
        "Pode rejeitar ou gerir as escolhas, e opor-se onde se alega interesse legítimo.",
        "[ ] Desempenho",
    ),
    "es": (
        "Nosotros y nuestros 90 socios guardamos cookies e identificadores en tu dispositivo.",
        "Quien quiera puede oponerse al interés legítimo o cambiar las opciones más abajo.",
        "☐ Rendimiento",
    ),
    "fr": (
        "Nous et nos 90 partenaires déposons des cookies et des identifiants sur votre appareil.",
        "Chacun peut refuser, revoir son choix ou s’opposer au nom de l’intérêt légitime.",
        "[x] Performance",
    ),
    "de": (
        "Wir und unsere 90 Partner legen Cookies und Kennungen auf Ihrem Gerät ab, für Werbung.",
        "Wer nicht will, kann widersprechen, auch wo berechtigtes Interesse geltend wird.",
        "☑ Leistung",
    ),
    "en": (
        "We and our 90 partners store cookies and identifiers on your device for advertising.",
        "Whoever likes may object to a legitimate interest, or change these choices below.",
        "[ ] Performance",
    ),
}


@pytest.mark.parametrize("lines", GOING_ON.values(), ids=GOING_ON)
def test_what_goes_on_with_a_notice_of_consent_is_part_of_it(lines):
    notice = "\n\n".join(lines)
    wall = read(f"Harbour Post\n\n{notice}".encode(), "page.txt")
    assert (wall.kind, wall.clippings) == ("other", [])
    story = read("\n\n".join([notice, HEAD, "3 May 2024", *STORY]).encode(), "page.txt")
    assert [clipping.headline for clipping in story.clippings] == [HEAD]
    assert {line.role for line in story.lines if line.text in lines} == {Role.COOKIE_NOTICE}
    assert STORY[0] in story.clippings[0].text
