"""The notice page of an inspected service: its dates, its contacts, its tasks."""

from dashboard.presenters.notice.page import NoticePage, open_task_rows, present_notice
from dashboard.presenters.notice.tasks import TASKS, open_tasks

__all__ = ["TASKS", "NoticePage", "open_task_rows", "open_tasks", "present_notice"]
