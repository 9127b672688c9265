"""The app's registration."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    """Improvement plans: actions, approvals, progress; the self-assessment of boards."""

    name = "improvement"
