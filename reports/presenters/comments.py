"""What the team says beside a passage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from govuk.dates import moment_text
from reports.models import TeamComment


@dataclass(frozen=True)
class Said:
    """One comment."""

    anchor: str
    by: str
    at: str
    text: str


@dataclass(frozen=True)
class Thread:
    """A comment with its replies; `settled` says who settled it, "" while it is open."""

    uid: str
    key: str
    first: Said
    replies: list[Said]
    is_resolved: bool
    settled: str
    settle_href: str
    say_href: str


def present_threads(comments: Iterable[TeamComment], reference: str) -> dict[str, list[Thread]]:
    """Return the conversations by the key of the passage they stand beside, the oldest first."""
    comments = list(comments)
    replies: dict[int, list[Said]] = {}
    for one in comments:
        if one.thread_id is not None:
            replies.setdefault(one.thread_id, []).append(_said(one))
    threads: dict[str, list[Thread]] = {}
    for one in comments:
        if one.thread_id is None:
            thread = _thread(one, replies.get(one.pk, []), reference)
            threads.setdefault(one.key, []).append(thread)
    return threads


def _thread(comment: TeamComment, replies: list[Said], reference: str) -> Thread:
    settled = ""
    if comment.resolved_by is not None and comment.resolved_at is not None:
        settled = f"{comment.resolved_by.name}, {moment_text(comment.resolved_at)}"
    return Thread(
        uid=str(comment.uid),
        key=comment.key,
        first=_said(comment),
        replies=replies,
        is_resolved=comment.is_resolved,
        settled=settled,
        settle_href=reverse("reports:comment-settle", args=[reference, comment.uid]),
        say_href=reverse("reports:comment-list", args=[reference]),
    )


def _said(comment: TeamComment) -> Said:
    anchor = f"comment-{comment.uid}"
    return Said(anchor, comment.by.name, moment_text(comment.at), comment.text)
