"""Prepares a server process for faults when Django starts in it."""

from django.apps import AppConfig
from django.conf import settings


class FaultsConfig(AppConfig):
    """Scales the client's times, sets the fault points and, where asked, sabotages the server."""

    name = "tests.faults"
    label = "faults"

    def ready(self) -> None:
        """Change the process, never a file of the project."""
        from cases.presenters import outbox
        from tests.faults import fault_points, sabotage, timing

        outbox.TIMING.update(timing.SCALED)
        fault_points.install()
        if settings.SABOTAGE:
            sabotage.sabotage_server(settings.SABOTAGE)
