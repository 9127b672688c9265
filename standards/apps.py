"""The app's registration."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    """Frameworks: themes, questions, facts, scale, bands, report outline."""

    name = "standards"
