"""What words mean: the word lists of the languages, numbers, measures, countries, runs of words."""
