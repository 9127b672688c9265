"""The task list on which an inspection is set up: its tasks, and how far each of them is."""

from dashboard.presenters.setup.page import SetupPage, present_setup

__all__ = ["SetupPage", "present_setup"]
