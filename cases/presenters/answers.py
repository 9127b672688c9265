"""Given answers in words: what was answered, by whom and when."""

from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cases.queries.answering import StoredAnswer
from cases.types import AnswerContent
from standards.types import NO, QuestionContent


def clock(at: datetime) -> str:
    """Return the time of day of today's moments, and the date before it of all others."""
    local = timezone.localtime(at)
    if local.date() == timezone.localdate():
        return date_format(local, "H:i")
    return moment(at)


def moment(at: datetime) -> str:
    """Return date and time, for what is printed or read later."""
    local = timezone.localtime(at)
    parts = {"date": date_format(local, "j F Y"), "time": date_format(local, "H:i")}
    return _("%(date)s, %(time)s") % parts


def saved_state(stored: StoredAnswer | None, reader: str = "") -> str:
    """Return the state line of a stored answer; it names who saved it unless that is the reader."""
    if stored is None:
        return _("Not answered")
    when = clock(stored.at)
    if stored.by == reader:
        return _("Saved %(when)s") % {"when": when}
    return _("Saved %(when)s by %(who)s") % {"when": when, "who": stored.by}


def answer_word(question: QuestionContent, content: AnswerContent) -> str:
    """Return the label of the answer."""
    if not content.value:
        return _("Not answered")
    return str(question.label_of(content.value)) or content.value


def reason_words(question: QuestionContent, content: AnswerContent) -> list[str]:
    """Return the reasons ticked, where the answer is the one they explain."""
    if content.value != NO:
        return []
    return [str(one.label) for one in question.reasons_for_no if one.code in content.reasons]


def content_in_words(question: QuestionContent, content: AnswerContent) -> str:
    """Return answer, reasons and note as one text, for two answers side by side."""
    parts = [f"{answer_word(question, content)}."]
    parts += [f"{reason}." for reason in reason_words(question, content)]
    if content.note:
        parts.append(_("“%(note)s”") % {"note": content.note})
    return " ".join(parts)


def as_shown(content: AnswerContent) -> AnswerContent:
    """Return what the controls of a page can hold: reasons belong to a no alone."""
    return content if content.value == NO else AnswerContent(content.value, (), content.note)
