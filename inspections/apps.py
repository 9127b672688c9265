"""The app's registration."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Services, an inspection, its dates, team, pinned edition and stage."""

    name = "inspections"
