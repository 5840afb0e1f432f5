"""The shape of a language tag, as BCP 47 has it: en, pt-BR, zh-Hant, es-419."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy

# What a brief is written in unless somebody says otherwise.
USUAL = "en"
# Of what is in no language that anybody recognised.
UNDETERMINED = "und"

validate_language = RegexValidator(
    r"\A[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*\Z",
    gettext_lazy("A language tag such as en, pt-BR or zh-Hant."),
)
