"""What a mail says of itself below a text, and who put a page together."""

import pytest

from briefs.intake import read
from briefs.intake.shapes import Role
from tests.intake.ferry import HEAD, STORY


def role_below(*lines: str) -> str:
    """The role of the last of these lines, below a story."""
    reading = read("\n\n".join([HEAD, "3 May 2024", *STORY, *lines]).encode(), "mail.txt")
    assert reading.kind == "article"
    return reading.lines[-1].role


@pytest.mark.parametrize(
    "line",
    [
        "This e-mail and its attachments are confidential and meant only for the recipient.",
        "To leave this list, reply to this message with the word STOP in the subject.",
        "Do you really need to print this message?",
        "Diese Nachricht und ihre Anhänge sind nur für den Empfänger bestimmt.",
        "Muss diese E-Mail wirklich ausgedruckt werden? Denken Sie an die Bäume.",
        "Ce courriel et ses pièces jointes sont destinés à leur seul destinataire.",
        "Pour quitter cette liste, répondez à ce message avec STOP en objet.",
        "Esta mensagem e seus anexos são destinados apenas ao destinatário.",
        "Para sair desta lista, responda a esta mensagem com SAIR no assunto.",
        "Este mensaje y los archivos adjuntos son para uso exclusivo del destinatario.",
        "Para salir de esta lista conteste este mensaje con la palabra FIN en el asunto.",
    ],
)
def test_a_line_about_this_mail_and_its_parts_is_its_foot_also_above_another(line):
    assert role_below(line) is Role.END_MATTER
    assert role_below("Please think before you print.", line) is Role.END_MATTER


@pytest.mark.parametrize(
    "line",
    [
        "Chronology compiled by the documentation desk from press reports.",
        "This digest was prepared by the library. Its dates are those of the events.",
        "Zusammengestellt vom Archiv aus Agenturmeldungen der Woche.",
        "Diese Presseschau wurde von der Bibliothek zusammengestellt und gibt fremde Texte wieder.",
        "Revista de prensa elaborada por la biblioteca a partir de los diarios de la mañana.",
        "Resumo preparado pela biblioteca com base nos jornais da manhã.",
        "Revue de presse réalisée par la bibliothèque à partir des quotidiens.",
    ],
)
def test_a_line_that_says_who_put_the_page_together_is_no_text(line):
    assert role_below(line) is Role.END_MATTER


@pytest.mark.parametrize(
    "line",
    [
        "The message was printed on a list and sent to each recipient by the harbour office.",
        "This list of boats was printed in March and hangs in the school.",
        "“This message is confidential,” the pilot said of the mail.",
        "This letter and its attachments lay in the archive of the school until Tuesday.",
        "The list was compiled by the school from what the pilots remembered.",
        "This report was compiled by the ministry and printed in May.",
        "Prepared by the storm of 1953, the islands had moved their boats in time.",
    ],
)
def test_a_sentence_about_another_mail_or_another_list_stays(line):
    assert role_below(line) is Role.BODY
