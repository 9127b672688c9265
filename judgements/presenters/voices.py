"""The lists of comments and of examples of practice, as one member of the team reads them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from judgements.choices import ExampleKind, Speaker
from judgements.models import PracticeExample, VoiceComment
from judgements.policies.rows import explain_closed, is_author
from judgements.presenters.rows import name_of, signature_text, theme_text
from judgements.queries.feedback_sheets import title_of
from judgements.queries.fieldwork import FieldworkAccess
from judgements.queries.voices import visible_comments, visible_examples

# The themes of a filter, for what is about none of them.
NO_THEME = "none"
CONSENTS = ("yes", "no")


@dataclass(frozen=True)
class VoiceChoice:
    """Which comments are wanted; "" stands for all."""

    speaker: str = ""
    theme: str = ""
    consent: str = ""

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> VoiceChoice:
        """Read it from an address; what there is not means all."""
        speaker, consent = sent.get("speaker", ""), sent.get("consent", "")
        return cls(
            speaker if speaker in Speaker.values else "",
            sent.get("theme", ""),
            consent if consent in CONSENTS else "",
        )

    def takes(self, comment: VoiceComment) -> bool:
        """Return whether a comment is wanted."""
        consent = "yes" if comment.is_consented else "no"
        wanted = (self.speaker, self.theme, self.consent)
        found = (comment.speaker, _theme_code(comment), consent)
        return all(one in ("", has) for one, has in zip(wanted, found, strict=True))

    def address(self, page: str) -> str:
        """Return the page's address with this choice."""
        words = urlencode({name: value for name, value in vars(self).items() if value})
        return f"{page}?{words}" if words else page


@dataclass(frozen=True)
class VoiceRow:
    """A comment or an example; the addresses are empty where the reader may not change it."""

    anchor: str
    name: str
    title: str
    text: str
    kind: str
    theme: str
    is_consented: bool
    details: list[str]
    edit_href: str
    withdraw_href: str


@dataclass(frozen=True)
class VoicesPage:
    """A list of comments or of examples."""

    summary: str
    only_own: str
    closed: str
    add_href: str
    head: list[dict[str, Any]]
    counts: list[list[dict[str, Any]]]
    filters: list[dict[str, Any]]
    rows: list[VoiceRow]
    none: str


def tell_voices(access: FieldworkAccess) -> str:
    """Say how many comments and examples the person sees: two queries."""
    comments, examples = visible_comments(access).count(), visible_examples(access).count()
    return _("%(comments)s, %(examples)s") % {
        "comments": _comments_text(comments),
        "examples": _examples_text(examples),
    }


def present_comments(
    access: FieldworkAccess, comments: Sequence[VoiceComment], choice: VoiceChoice
) -> VoicesPage:
    """Return the comments that are wanted, with the counts of all."""
    shown = [one for one in comments if choice.takes(one)]
    return VoicesPage(
        summary=_comments_text(len(comments)) if comments else "",
        head=_counts_head(),
        counts=_counts(comments) if comments else [],
        filters=list(_filters(access, comments, choice)) if comments else [],
        rows=[_comment_row(access, one) for one in shown],
        none=_("No comment is like this.") if comments else _("No comment is recorded yet."),
        **_page_of(access, "comment-add"),
    )


def present_examples(access: FieldworkAccess, examples: Sequence[PracticeExample]) -> VoicesPage:
    """Return the examples."""
    return VoicesPage(
        summary=_examples_text(len(examples)) if examples else "",
        head=[],
        counts=[],
        filters=[],
        rows=[_example_row(access, one) for one in examples],
        none=_("No practice example is recorded yet."),
        **_page_of(access, "example-add"),
    )


def comment_pairs(access: FieldworkAccess, comment: VoiceComment) -> list[tuple[str, str]]:
    """Return what a comment says, with the labels of its form."""
    return [
        (_("Who said it"), str(Speaker(comment.speaker).label)),
        (_("What they said"), comment.text),
        (_("What it is about"), theme_text(access, comment.standard)),
        (_("Consent"), _consent_text(comment)),
    ]


def example_pairs(access: FieldworkAccess, example: PracticeExample) -> list[tuple[str, str]]:
    """Return what an example says, with the labels of its form."""
    return [
        (_("What it is an example of"), str(ExampleKind(example.kind).label)),
        (_("Title"), example.title),
        (_("The changed name of the child"), example.changed_name),
        (_("What happened"), example.text),
        (_("What it is about"), theme_text(access, example.standard)),
        (_("Consent"), _consent_text(example)),
    ]


def _page_of(access: FieldworkAccess, add: str) -> dict[str, str]:
    """Return what both lists say of the reader's own rights."""
    can_add = access.may_change(Permission.RECORD_EVIDENCE)
    reads_all = access.within.may(Permission.VIEW_EVIDENCE)
    return {
        "only_own": "" if reads_all else _("You see what you have recorded yourself."),
        "closed": explain_closed(access.inspection),
        "add_href": reverse(f"judgements:{add}", args=[access.inspection.reference])
        if can_add
        else "",
    }


def _comment_row(access: FieldworkAccess, comment: VoiceComment) -> VoiceRow:
    return VoiceRow(
        anchor=f"comment-{comment.pk}",
        name=name_of(comment.text),
        title="",
        text=comment.text,
        kind=str(Speaker(comment.speaker).label),
        theme=theme_text(access, comment.standard),
        is_consented=comment.is_consented,
        details=_details(comment),
        edit_href=_own_address(access, comment, "comment-edit"),
        withdraw_href=_own_address(access, comment, "comment-withdraw"),
    )


def _example_row(access: FieldworkAccess, example: PracticeExample) -> VoiceRow:
    return VoiceRow(
        anchor=f"example-{example.pk}",
        name=example.title,
        title=example.title,
        text=example.text,
        kind=str(ExampleKind(example.kind).label),
        theme=theme_text(access, example.standard),
        is_consented=example.is_consented,
        details=[
            _("Changed name: %(name)s") % {"name": example.changed_name},
            *_withdrawal(example),
            *_details(example),
        ],
        edit_href=_own_address(access, example, "example-edit"),
        withdraw_href=_own_address(access, example, "example-withdraw"),
    )


def _details(row: VoiceComment | PracticeExample) -> list[str]:
    note = [row.consent_note] if row.consent_note else []
    return [*note, _("Recorded by %(who)s") % {"who": signature_text(row)}]


def _withdrawal(example: PracticeExample) -> list[str]:
    """Say when consent was withdrawn after the publication, where it was."""
    if example.consent_withdrawn_at is None:
        return []
    day = date_format(localdate(example.consent_withdrawn_at))
    return [_("Consent withdrawn on %(day)s, after the publication") % {"day": day}]


def _own_address(access: FieldworkAccess, row: VoiceComment | PracticeExample, page: str) -> str:
    is_own = is_author(row, access.within.user)
    if not (is_own and access.may_change(Permission.RECORD_EVIDENCE)):
        return ""
    return reverse(f"judgements:{page}", args=[access.inspection.reference, row.pk])


def _consent_text(row: VoiceComment | PracticeExample) -> str:
    may = _("May be published") if row.is_consented else _("Not to be published")
    return f"{may}: {row.consent_note}" if row.consent_note else may


def _comments_text(count: int) -> str:
    return ngettext("%(count)d comment", "%(count)d comments", count) % {"count": count}


def _examples_text(count: int) -> str:
    text = ngettext("%(count)d practice example", "%(count)d practice examples", count)
    return text % {"count": count}


def _counts_head() -> list[dict[str, Any]]:
    return [
        {"text": _("Who said it")},
        {"text": _("Comments"), "numeric": True},
        {"text": _("May be published"), "numeric": True},
    ]


def _counts(comments: Sequence[VoiceComment]) -> list[list[dict[str, Any]]]:
    rows: list[list[dict[str, Any]]] = []
    for speaker in Speaker:
        own = [one for one in comments if one.speaker == speaker]
        consented = sum(one.is_consented for one in own)
        rows.append(
            [
                {"text": str(speaker.label)},
                {"text": len(own), "numeric": True},
                {"text": consented, "numeric": True},
            ]
        )
    return rows


def _filters(
    access: FieldworkAccess, comments: Sequence[VoiceComment], choice: VoiceChoice
) -> Iterator[dict[str, Any]]:
    page = reverse("judgements:comment-list", args=[access.inspection.reference])
    present = {_theme_code(one) for one in comments}
    named = {one.code: title_of(access.content, one) for one in access.content.standards}
    themes = {NO_THEME: title_of(access.content, None), **named}
    themes = {code: title for code, title in themes.items() if code in present}
    groups: list[tuple[str, str, Mapping[str, str]]] = [
        ("speaker", _("Who said it"), {one.value: str(one.label) for one in Speaker}),
        (
            "consent",
            _("Consent"),
            {"yes": _("May be published"), "no": _("Not to be published")},
        ),
        ("theme", _("What it is about"), themes),
    ]
    for name, label, texts in groups:
        yield {"label": label, "links": list(_links(page, choice, name, texts))}


def _links(
    page: str, choice: VoiceChoice, name: str, texts: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    for value, text in {"": _("All"), **texts}.items():
        yield {
            "text": text,
            "href": replace(choice, **{name: value}).address(page),
            "is_current": getattr(choice, name) == value,
        }


def _theme_code(comment: VoiceComment) -> str:
    return comment.standard.code if comment.standard else NO_THEME
