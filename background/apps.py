"""The app's registration."""

from django.apps import AppConfig


class BackgroundConfig(AppConfig):
    """Workers that give signs of life, and tasks taken from those that died."""

    name = "background"
