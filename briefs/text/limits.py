"""How much of anything may come in. Each limit stands before parsing; tests go to n and n + 1."""

KIB = 1024
MIB = 1024 * KIB

# Documents, in bytes, lines and nested elements.
DOCUMENT_BYTES = 8 * MIB
DOCUMENT_LINES = 200_000
DOCUMENT_DEPTH = 256
DOCUMENT_ELEMENTS = 500_000
DOCUMENTS_AT_ONCE = 200
# What is read while a browser waits: a megabyte of prose takes ten seconds. A command reads more.
UPLOAD_BYTES = 2 * MIB
UPLOADS_AT_ONCE_BYTES = 4 * MIB
# Of four bytes each they stay below what Django takes of a form.
PASTED_CHARACTERS = 600_000

# Fixtures. A .json file is read whole, a JSON Lines file line by line.
FIXTURE_JSON_BYTES = 64 * MIB
FIXTURE_LINE_BYTES = 16 * MIB
FIXTURE_UPLOAD_BYTES = 32 * MIB
# A gzip file of JSON Lines unpacks to this many times its size at most; text does so 5 to 50 times.
FIXTURE_UNPACKED = 200
FIXTURE_UNKNOWN_FIELDS = 20

# Fields of a brief and its neighbours, in characters.
HEADLINE = 300
SUMMARY = 4_000
BODY = 60_000
NAME = 200
# A name as it is compared: folding makes up to eighteen characters of one.
FOLDED_NAME = 2 * NAME
REASON = 500
NOTE = 2_000
ADDRESS = 2_000
TITLE = 500

# How many of a thing a brief may carry.
CITATIONS_PER_BRIEF = 50
TAGS_PER_BRIEF = 60
CORRECTIONS_PER_BRIEF = 10_000
ALIASES_PER_TAG = 60

# Questions of readers.
QUERY_CHARACTERS = 300
QUERY_TERMS = 16
TAGS_PER_QUERY = 8
PAGES_BY_NUMBER = 50
