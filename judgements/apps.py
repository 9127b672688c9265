"""The app's registration."""

from django.apps import AppConfig


class JudgementsConfig(AppConfig):
    """The judgement per theme."""

    name = "judgements"
