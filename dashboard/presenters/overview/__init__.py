"""The overview of one inspection: its facts, the cases' progress, the themes side by side."""

from dashboard.presenters.overview.page import OverviewPage, present_overview

__all__ = ["OverviewPage", "present_overview"]
