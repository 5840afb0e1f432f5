"""A story that tests set among the lines of a page."""

HEAD = "Ferry back after the storm"
STORY = [
    (
        "The board said on Tuesday that 412 boats had left before the storm, and that the ferry to "
        "the islands would run again from Friday, weather permitting."
    ),
    (
        "Nobody was hurt, and the damage to the ferry would be counted by the end of the month, "
        "when the insurers arrive from the mainland with their lamps and their lists."
    ),
    (
        "The islands have lived without a ferry since the storm took the mole, and the shops have "
        "begun to count what is left on their shelves before the boats come back."
    ),
    (
        "Until then the pilots sleep on board, the board said, since their houses stand under "
        "water and the school has no more beds to lend to anybody."
    ),
]
