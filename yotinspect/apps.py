"""Registers what is checked of the database before the service starts."""

from django.apps import AppConfig
from django.core.checks import Tags, register


class YotInspectConfig(AppConfig):
    """The project itself, which joins the apps."""

    name = "yotinspect"

    def ready(self) -> None:
        """Register the checks; they run with `migrate` and `check --database default`."""
        from yotinspect.checks import check_durability

        register(check_durability, Tags.database)
