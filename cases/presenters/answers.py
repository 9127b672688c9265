"""Given answers in words: what was answered, by whom and when."""

from dataclasses import replace

from django.utils.translation import gettext as _

from cases.queries.answering import StoredAnswer
from cases.types import AnswerContent
from govuk.dates import clock_text
from standards.types import NO, QuestionContent


def saved_state(stored: StoredAnswer | None, reader: str = "") -> str:
    """Return the state line of a stored answer; it names who saved it unless that is the reader."""
    if stored is None:
        return _("Not answered")
    when = clock_text(stored.at)
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
    if content.ask:
        parts.append(_("To ask the case manager."))
    return " ".join(parts)


def as_shown(content: AnswerContent) -> AnswerContent:
    """Return what the controls of a page can hold: reasons belong to a no alone."""
    return content if content.value == NO else replace(content, reasons=())
