"""Names of people, places and institutions, told from other words."""
