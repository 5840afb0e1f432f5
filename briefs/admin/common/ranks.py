"""Who looks after accounts gives no rights, by group, password or form, that they do not hold."""

from django.contrib.auth.models import Group, Permission
from django.db.models import Q


def groups_given_by(by):
    """Return the groups whose rights a person holds, each and all."""
    if by.is_superuser:
        return Group.objects.all()
    return Group.objects.exclude(permissions__in=_not_held(by))


def outranks(person, by):
    """Say whether a person has rights, or would have them, that another one does not hold."""
    if by.is_superuser:
        return False
    theirs = Q(group__user=person) | Q(user=person)
    return person.is_superuser or _not_held(by).filter(theirs).exists()


def _not_held(by):
    return Permission.objects.exclude(Q(group__user=by) | Q(user=by))
