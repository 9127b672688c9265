"""Writes about the services that are inspected."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import record_event
from inspections.errors import PlanRefused, StaleSave
from inspections.models import Service
from inspections.policies import check_service_code

# What may be changed about a service; its code stands in addresses and stays.
CHANGEABLE = ("name", "local_authority", "country", "region", "size_group")


@transaction.atomic
def create_service(
    *,
    code: str,
    name: str,
    local_authority: str,
    country: str,
    by: str,
    region: str = "",
    size_group: str = "",
) -> Service:
    """Add a service that can be inspected.

    Raises PlanRefused for a code that is taken or cannot stand in an address, and ValidationError
    for other values of a wrong shape.
    """
    check_service_code(code)
    if Service.objects.filter(code=code).exists():
        raise PlanRefused(
            _("There is already a service with the code “%(code)s”.") % {"code": code}
        )
    service = Service(
        code=code,
        name=name,
        local_authority=local_authority,
        country=country,
        region=region,
        size_group=size_group,
    )
    service.full_clean()
    service.save()
    record_event(stream="services", verb="service_created", by=by, object_label=code)
    return service


@transaction.atomic
def change_service(
    *, service: Service, values: Mapping[str, str], base_version: int, by: str
) -> None:
    """Change what is known of a service; `values` has a value for each of CHANGEABLE.

    Raises StaleSave where it was changed since `base_version`, and ValidationError for a value of
    a wrong shape.
    """
    locked = Service.objects.select_for_update().get(pk=service.pk)
    if locked.version != base_version:
        raise StaleSave
    before = {name: getattr(locked, name) for name in CHANGEABLE}
    after = {name: values[name] for name in CHANGEABLE}
    for name, value in after.items():
        setattr(locked, name, value)
    locked.version += 1
    locked.full_clean()
    locked.save()
    record_event(
        stream="services",
        verb="service_changed",
        by=by,
        object_label=locked.code,
        details={"before": before, "after": after},
    )
