"""Colleagues by what they may do."""

from django.contrib.auth import get_user_model


def holding(right):
    """Return the active people who hold a right, administrators included; right as in has_perm."""
    return get_user_model().objects.with_perm(
        right, backend="django.contrib.auth.backends.ModelBackend"
    )
