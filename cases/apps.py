"""The app's registration."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Case files, assessments, answers."""

    name = "cases"
