"""The app's registration."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Findings, text, the PDF."""

    name = "reports"
