"""The people of a service as choices of a form."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import User


def people_choices(people: Iterable[User], standing: User | None) -> list[tuple[str, str]]:
    """Return nobody, then those who may be chosen, and who is named already though they left."""
    listed = {one.pk: one.name for one in people}
    if standing is not None and standing.pk not in listed:
        listed[standing.pk] = _("%(name)s (no longer in the service)") % {"name": standing.name}
    return [("", _("Nobody yet")), *((str(pk), name) for pk, name in listed.items())]
