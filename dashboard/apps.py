"""The app's registration."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """Pages that look across the apps; no models of its own."""

    name = "dashboard"
