"""What a comment and an example of practice need; each rule as a sentence and as a check."""

from django.utils.translation import gettext as _

from judgements.errors import RowRefused
from judgements.models import PracticeExample
from judgements.types.voices import CommentContent, ExampleContent


def explain_consent(*, is_consented: bool, note: str) -> str:
    """Return what a consent lacks: somebody must say when and how it was given."""
    if is_consented and not note.strip():
        return _("Say when and how they agreed, for example: on 14 June, in writing.")
    return ""


def explain_name(*, is_changed: bool) -> str:
    """Return why an example cannot be kept: its name must be declared changed."""
    if is_changed:
        return ""
    return _(
        "Change the name in the example, then confirm that it is changed. No example is kept under "
        "a child’s real name."
    )


def check_consent(content: CommentContent | ExampleContent) -> None:
    """Raise RowRefused for a consent of which nobody says when and how it was given."""
    lacking = explain_consent(is_consented=content.is_consented, note=content.consent_note)
    if lacking:
        raise RowRefused(lacking, "consent_note")


def check_changed_name(content: ExampleContent) -> None:
    """Raise RowRefused unless the name is declared changed."""
    lacking = explain_name(is_changed=content.is_name_changed)
    if lacking:
        raise RowRefused(lacking, "is_name_changed")


def check_not_withdrawn(example: PracticeExample, content: ExampleContent) -> None:
    """Raise RowRefused for consent declared again to what was taken out of public without it."""
    if example.consent_withdrawn_at is not None and content.is_consented:
        raise RowRefused(
            _(
                "Consent to this was withdrawn after it had been published. If they agree again, "
                "record it as a new example."
            ),
            "is_consented",
        )
