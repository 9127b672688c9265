"""One question on the scoring page: its words, its controls and what became of its answer."""

import uuid
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from cases.presenters.answers import as_shown, content_in_words, saved_state
from cases.queries.answering import StoredAnswer
from cases.types import AnswerContent
from govuk.dates import clock_text
from standards.types import NO, FrameworkContent, QuestionContent


@dataclass(frozen=True)
class Attempt:
    """What was typed and not stored: why, or that another answer stands, and its hidden fields."""

    typed: AnswerContent
    version: str
    shown: str
    error: str = ""
    is_conflict: bool = False
    is_kept: bool = False


@dataclass(frozen=True)
class Option:
    """One radio button or checkbox."""

    id: str
    value: str
    label: str
    is_checked: bool
    asks_reasons: bool = False


@dataclass(frozen=True)
class ConflictBox:
    """Two answers side by side, one of which a person must choose."""

    intro: str
    stored_title: str
    stored_text: str
    typed_text: str


@dataclass(frozen=True)
class QuestionRow:
    """Everything that templates/cases/_question.html shows."""

    code: str
    theme: str
    text: str
    guidance: str
    guidance_title: str
    options: tuple[Option, ...]
    reasons: tuple[Option, ...]
    note: str
    note_hint: str
    ask: bool
    version: str
    shown: str
    op_id: str
    state: str
    state_text: str
    is_asked: bool
    error: str = ""
    conflict: ConflictBox | None = None

    @property
    def id(self) -> str:
        """The anchor; page addresses elsewhere point to it."""
        return f"q-{self.code}"

    @property
    def note_in_textarea(self) -> str:
        """The note behind a line end, since browsers drop one at the start of a text area."""
        return f"\n{self.note}"

    @property
    def is_note_folded(self) -> bool:
        """Whether the note waits behind a line: nothing is in it and no answer asks for it."""
        return not self.note and not self.note_hint

    @property
    def named_by(self) -> str:
        """The elements that name the answer buttons: the code first, for who moves by keys."""
        return f"{self.id}-code {self.id}-text"

    @property
    def described_by(self) -> str:
        """The elements that explain the answer buttons."""
        error = f"{self.id}-error " if self.error else ""
        return f"{error}{self.id}-state"


def show_question(
    content: FrameworkContent,
    question: QuestionContent,
    stored: StoredAnswer | None,
    attempt: Attempt | None,
    *,
    is_asked: bool,
    reader: str,
) -> QuestionRow:
    """Build the row: what is stored, or what was typed where that could not be stored."""
    standing = as_shown(stored.content) if stored else AnswerContent()
    given = attempt.typed if attempt else standing
    own_fields = attempt if attempt and not attempt.is_conflict else None
    version = str(stored.version) if stored else "0"
    return QuestionRow(
        code=question.code,
        theme=theme_of(content, question),
        text=str(question.text),
        guidance=str(question.guidance),
        guidance_title=_("What counts as sufficient") if question.counts else _("Guidance"),
        options=_options(question, given),
        reasons=_reasons(question, given),
        note=given.note,
        note_hint=_note_hint(question),
        ask=given.ask,
        version=own_fields.version if own_fields else version,
        shown=own_fields.shown if own_fields else standing.digest,
        op_id=str(uuid.uuid4()),
        is_asked=is_asked or attempt is not None,
        error=attempt.error if attempt else "",
        conflict=_conflict(question, stored, attempt, reader),
        **_state(stored, attempt, reader),
    )


def theme_of(content: FrameworkContent, question: QuestionContent) -> str:
    """Return the short title of the theme the question counts for; "" where it is for none."""
    if not question.standard:
        return ""
    return str(content.standard_by_code[question.standard].short_title)


def _options(question: QuestionContent, given: AnswerContent) -> tuple[Option, ...]:
    return tuple(
        Option(
            f"q-{question.code}-{answer.code}",
            answer.code,
            str(answer.label),
            answer.code == given.value,
            asks_reasons=answer.code == NO and bool(question.reasons_for_no),
        )
        for answer in question.answers
    )


def _reasons(question: QuestionContent, given: AnswerContent) -> tuple[Option, ...]:
    return tuple(
        Option(
            f"q-{question.code}-reason-{reason.code}",
            reason.code,
            str(reason.label),
            reason.code in given.reasons,
        )
        for reason in question.reasons_for_no
    )


def _note_hint(question: QuestionContent) -> str:
    needed_for = [one for one in question.answers if one.code in question.note_required_for]
    if not needed_for:
        return ""
    answers = get_text_list([f"“{one.label}”" for one in needed_for], _("or"))
    return _("needed for %(answers)s") % {"answers": answers}


def _state(stored: StoredAnswer | None, attempt: Attempt | None, reader: str) -> dict[str, str]:
    if attempt and attempt.is_conflict:
        return {"state": "choice", "state_text": _("Needs your choice")}
    if attempt and attempt.is_kept:
        return {"state": "late", "state_text": _("Kept for the lead inspector")}
    if attempt:
        return {"state": "refused", "state_text": _("Not saved")}
    return {"state": "saved" if stored else "none", "state_text": saved_state(stored, reader)}


def _conflict(
    question: QuestionContent, stored: StoredAnswer | None, attempt: Attempt | None, reader: str
) -> ConflictBox | None:
    if attempt is None or not attempt.is_conflict:
        return None
    typed = content_in_words(question, attempt.typed)
    if stored is None:
        intro = _("The stored answer is gone. Nothing of yours is lost: choose which one stands.")
        return ConflictBox(intro, _("Stored"), _("Nothing"), typed)
    who = _("You") if stored.by == reader else stored.by
    facts = {"who": who, "when": clock_text(stored.at)}
    return ConflictBox(
        intro=_(
            "%(who)s changed this at %(when)s, after you opened the page. "
            "Nothing is lost: choose which one stands."
        )
        % facts,
        stored_title=_("Stored (%(who)s, %(when)s)") % facts,
        stored_text=content_in_words(question, stored.content),
        typed_text=typed,
    )
