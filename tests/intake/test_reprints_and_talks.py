"""Who shows what another wrote, and how a talk is headed that calls itself a transcript."""

from briefs.intake import read

FEE = "The town of Arvela raised the fee from 2 to 3 euros an hour. Eleven voted for it, four not."
TALK = (
    "HOST: Good morning. How many of your pilots are out today?\nBREKKE: All of them are.\n"
    "HOST: And what would bring them back to the quay?\nBREKKE: Shorter nights would do it.\n"
    "HOST: The board says that you did not answer.\nBREKKE: We did so on Monday, in writing.\n"
)


def test_a_medium_beside_the_day_shows_what_another_wrote():
    told = f"Fee goes up\n\nRadio Arvela | Friday, 20 November 2026 | 2 min read\n\n{{}}{FEE}"
    reprint = read(told.format("ARVELA (Faro Press) – ").encode(), "page.txt")
    assert (reprint.host, reprint.origin) == ("Radio Arvela", "Faro Press")
    own = read(told.format("").encode(), "page.txt")
    assert (own.host, own.origin) == (None, "Radio Arvela")


def test_a_line_that_calls_itself_a_transcript_of_something_is_the_headline_and_no_source():
    told = f"TRANSCRIPT - Press talk of the pilots\nHarbour Office, Arvela, 19 May 2026\n\n{TALK}"
    reading = read(told.encode(), "talk.txt")
    assert (reading.clippings[0].headline, reading.source) == ("Press talk of the pilots", None)
    told = f"Talk of the pilots - Harbour Office\n\n{TALK}"
    assert read(told.encode(), "talk.txt").source == "Harbour Office"
