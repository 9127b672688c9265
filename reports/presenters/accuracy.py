"""What the pages of the team and those of the service both show of the check of a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from reports.choices import CommentDecision, ExtensionStep, Language
from reports.models import (
    AccuracyCheck,
    CommentFile,
    CommentMessage,
    Extension,
    OutcomeLetter,
    ServiceComment,
)
from reports.policies import late_text
from reports.queries.accuracy import standing_files
from reports.queries.place_words import changed_place, comment_place
from reports.types import WordRun

COLOURS = {
    CommentDecision.ACCEPTED: "green",
    CommentDecision.PARTLY: "yellow",
    CommentDecision.REFUSED: "red",
}


@dataclass(frozen=True)
class FileRow:
    """A file beside a comment; `remove_href` is "" where it cannot be removed."""

    name: str
    about: str
    href: str
    remove_href: str = ""


@dataclass(frozen=True)
class MessageRow:
    """A message with who wrote it; `note` says where the service does not read it."""

    who: str
    note: str
    text: str


@dataclass(frozen=True)
class ChangeBlock:
    """How a text reads since, word by word."""

    title: str
    runs: tuple[WordRun, ...]


@dataclass(frozen=True)
class ShownComment:
    """A comment with its answer, as far as the reader has it."""

    anchor: str
    title: str
    about: str
    claim: str
    proposal: str
    evidence: str
    status: str
    colour: str
    answered: str
    reason: str
    change: str
    changed: ChangeBlock | None
    files: list[FileRow]
    messages: list[MessageRow]


@dataclass(frozen=True)
class LetterRow:
    """A letter to download."""

    text: str
    href: str
    size: str


def check_rows(check: AccuracyCheck) -> list[dict[str, str]]:
    """Return until when the check lasts and what became of it, as a summary list."""
    rows = {
        _("Version of the draft"): str(check.version.number),
        _("Due date"): _due_text(check),
        _("Comments sent"): _sent_text(check),
        _("Outcome sent"): moment_text(check.outcome_sent_at) if check.outcome_sent_at else "",
    }
    return [{"key": key, "value": value} for key, value in rows.items() if value]


def late_banner(check: AccuracyCheck) -> str:
    """Say that the due date has passed and what the service can still do, "" while it has not."""
    late = late_text(check, timezone.localdate())
    more = _("You can still write comments and send them; they are marked as sent after the date.")
    return f"{late} {more}" if late else ""


def late_notice(check: AccuracyCheck) -> str:
    """Say the same to the team, with what it can do about it."""
    late = late_text(check, timezone.localdate())
    more = _(
        "That closes nothing: the service can still send its comments, marked as sent after the "
        "date. Give it more time, or close the check without them."
    )
    return f"{late} {more}" if late else ""


def extension_rows(extensions: Iterable[Extension]) -> list[str]:
    """Return what was asked for, granted and refused, each in a sentence with its reason."""
    return [_extension(one) for one in extensions]


def status_counts(comments: Sequence[ServiceComment]) -> list[str]:
    """Return how many comments there are by their answer, open ones first; nothing for none."""
    if not comments:
        return []
    counts = [(_("Open"), sum(not one.is_answered for one in comments))]
    for decision in CommentDecision:
        counts.append((str(decision.label), sum(one.decision == decision for one in comments)))
    return [
        _("%(status)s: %(count)d of %(total)d")
        % {"status": status, "count": count, "total": len(comments)}
        for status, count in counts
    ]


def file_rows(
    comment: ServiceComment,
    href: Callable[[CommentFile], str],
    remove_href: Callable[[CommentFile], str] | None = None,
) -> list[FileRow]:
    """Return the files beside a comment, read with its parts."""
    return [
        FileRow(
            one.name, filesizeformat(one.size), href(one), remove_href(one) if remove_href else ""
        )
        for one in standing_files(comment)
    ]


def message_rows(comment: ServiceComment) -> list[MessageRow]:
    """Return the conversation about a comment, read with its parts."""
    messages = cast(list[CommentMessage], getattr(comment, "shown_messages", []))
    return [_message(one) for one in messages]


def letter_rows(letters: Iterable[OutcomeLetter], href: Callable[[str], str]) -> list[LetterRow]:
    """Return the letters to download, in each language."""
    return [
        LetterRow(
            _("the outcome letter in %(language)s") % {"language": Language(one.language).label},
            href(one.language),
            filesizeformat(one.size),
        )
        for one in letters
    ]


def comment_title(comment: ServiceComment) -> str:
    """Return the number and place of a comment, its place alone before it is sent."""
    if comment.number is None:
        return comment_place(comment)
    words = {"number": comment.number, "place": comment_place(comment)}
    return _("Comment %(number)d: %(place)s") % words


def answered_text(comment: ServiceComment) -> str:
    """Say who answered a comment and when, "" for an open one."""
    if comment.answer_edited_by is None or comment.answer_edited_at is None:
        return ""
    return _("Answered by %(name)s, %(at)s") % {
        "name": comment.answer_edited_by.name,
        "at": moment_text(comment.answer_edited_at),
    }


def changed_text(comment: ServiceComment) -> str:
    """Say what was changed for a comment, "" where nothing was."""
    return ": ".join(one for one in (changed_place(comment), comment.change_note) if one)


def _due_text(check: AccuracyCheck) -> str:
    day = date_format(check.due_date)
    if check.due_date == check.first_due_date:
        return day
    return _("%(day)s (first %(first)s)") % {
        "day": day,
        "first": date_format(check.first_due_date),
    }


def _sent_text(check: AccuracyCheck) -> str:
    if check.sent_at is None:
        return ""
    words = {
        "name": check.sender_name,
        "office": check.sender_office,
        "at": moment_text(check.sent_at),
    }
    if timezone.localdate(check.sent_at) > check.due_date:
        return _("%(at)s, after the due date, by %(name)s, %(office)s") % words
    return _("%(at)s, by %(name)s, %(office)s") % words


def _extension(extension: Extension) -> str:
    words = {
        "name": extension.by.name,
        "at": moment_text(extension.at),
        "day": date_format(extension.day),
    }
    sentence = {
        ExtensionStep.ASKED: _("%(name)s asked for more time until %(day)s (%(at)s)."),
        ExtensionStep.GRANTED: _("%(name)s granted more time until %(day)s (%(at)s)."),
        ExtensionStep.REFUSED: _("%(name)s left the due date at %(day)s (%(at)s)."),
    }[ExtensionStep(extension.kind)]
    return f"{sentence % words} {extension.note}".strip()


def _message(message: CommentMessage) -> MessageRow:
    side = _("the service") if message.is_from_service else _("the inspection team")
    return MessageRow(
        who=_("%(name)s, %(side)s, %(at)s")
        % {"name": message.by.name, "side": side, "at": moment_text(message.at)},
        note="" if message.is_for_service else _("For the team alone"),
        text=message.text,
    )
