"""A wrong name beside a quotation is worse than none."""

import pytest

from briefs.site.wording.speaking import speaker_of

NAMES = {"ada reed": "Ada Reed", "bo lind": "Bo Lind", "port office": "Port Office"}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Ada Reed said “it sails at dawn”.", "Ada Reed"),
        ("In Callao, Ada Reed said that “it sails at dawn”.", "Ada Reed"),
        ("Ada Reed said that it was “a waste of money”.", "Ada Reed"),
        ("The Port Office wrote: “it sails at dawn”.", "Port Office"),
        ("According to the Port Office, “it sails at dawn”.", "Port Office"),
        ("Ada Reed told reporters “it sails at dawn”.", "Ada Reed"),
        ("“It sails at dawn”, said ADA REED of the Port Office.", "Ada Reed"),
        ("“It sails at dawn”, Ada Reed said.", "Ada Reed"),
        ("«Zarpa al amanecer», según Ada Reed.", "Ada Reed"),
        ("Declaró Ada Reed: «Zarpa al amanecer».", "Ada Reed"),
        # Whom it is about, whose friends spoke, who was told, who said that another spoke.
        ("Critics of Ada Reed called it “a waste of money”.", ""),
        ("Critics of Ada Reed said “a waste of money”.", ""),
        ("A court document on Ada Reed speaks of “a gift to her friends”.", ""),
        ("Ada Reed said that critics were “a waste of money”.", ""),
        ("Ada Reed said critics called it “a waste of money”.", ""),
        ("Ada Reed told Bo Lind “it sails at dawn”.", ""),
        ("“It sails at dawn”, said Ada Reed’s brother.", ""),
        ("“It sails at dawn”, said Ada Reed and Bo Lind.", ""),
        ("“It sails at dawn”, Ada Reed said critics had written.", ""),
        ("Ada Reed said “it sails at dawn”, Bo Lind said.", ""),
        ("He said “Ada Reed said it sails at dawn”.", ""),
        # What another clause denies, claims or ascribes to somebody else; whose name goes on.
        ("The court denies that, on 3 May, Ada Reed said “it sails at dawn”.", ""),
        ("No proof was found that, as rivals claim, Ada Reed said “it sails at dawn”.", ""),
        ("“It sails at dawn”, said Ada Reed, her rivals claim.", ""),
        ("“It sails at dawn”, said Ada Reed of the Port Office, her rivals claim.", ""),
        ("Ada Reed said “it sails at dawn”, her rivals claim.", ""),
        ("It is false that “it sails at dawn”, said Ada Reed.", ""),
        ("“It sails at dawn”, said Ada Reed de la Cruz.", ""),
        ("Ada Reed said “it sails at dawn”, and Bo Lind said “it sinks at noon”.", ""),
        ("“It sails at dawn”, Ada Reed said “as it always did”.", ""),
        ("Ada Reeds said “it sails at dawn”.", ""),
        ("Ada Reed said it is “new”.", ""),
        # What denies it before the name, or asks.
        ("On no occasion, Ada Reed said “it sails at dawn”.", ""),
        ("In a forgery, Ada Reed said “it sails at dawn”.", ""),
        ("“It sails at dawn” said Ada Reed?", ""),
        ("Ada Reed said “it sails at dawn”?", ""),
        ("“It sails at dawn” said Ada Reed of the forged letter.", ""),
        # What is taken back behind the quotation.
        ("Ada Reed said “it sails at dawn” is what her rivals claim.", ""),
        ("According to Ada Reed “it sails at dawn” is how the union put it.", ""),
        ("Ada Reed said that it “sails at dawn” never crossed her mind.", ""),
        ("“It sails at dawn” said Ada Reed in a message that turned out to be forged.", ""),
        ("“It sails at dawn” said Ada Reed of the Port Office which denied it.", ""),
    ],
)
def test_a_speaker_is_whom_the_words_beside_a_quotation_say_to_have_spoken(sentence, speaker):
    assert speaker_of(sentence, NAMES) == speaker
