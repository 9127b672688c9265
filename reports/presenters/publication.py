"""The page of a publication: its day, its press notice, who is told, what the public sees."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from govuk.dates import moment_text
from inspections.queries import InspectionAccess
from reports.choices import ReportStatus
from reports.models import (
    ConsentWithdrawal,
    PracticeExample,
    Publication,
    PublicationDates,
    PublicationMail,
    Recipient,
    Report,
    ReportMove,
)
from reports.policies import can_date, can_publish, status_of
from reports.presenters.consent import ExamplesPart, present_examples
from reports.queries.publication_mails import MOST_TRIES
from reports.queries.publications import standing_dates


@dataclass(frozen=True)
class RecipientRow:
    """Somebody who is told; addresses are "" for whoever may not change the list."""

    name: str
    organisation: str
    email: str
    note: str
    told: str
    again_email: str
    edit_href: str
    remove_href: str


@dataclass(frozen=True)
class UntoldRow:
    """Somebody of the service whom the mail did not reach; the address is "" where it is no use."""

    name: str
    told: str
    again_email: str


@dataclass(frozen=True)
class Telling:
    """Who was told of the publication that counts: its mails, and who of the service reads it."""

    publication: Publication | None
    mails: Mapping[str, PublicationMail]
    readers: Sequence[User]

    @property
    def is_public(self) -> bool:
        """Whether there is anything to be told of."""
        return self.publication is not None and not self.publication.is_withdrawn

    def is_told(self, recipient: Recipient) -> bool:
        """Whether a recipient was told of this publication, not of an earlier one."""
        at, publication = recipient.told_at, self.publication
        return at is not None and publication is not None and at >= publication.published_at


@dataclass(frozen=True)
class DecisionRow:
    """A decision on the dates, with who took it."""

    publication: str
    press_notice: str
    who: str


@dataclass(frozen=True)
class PublicationPage:
    """Everything the page shows; addresses are "" where they lead nowhere for the person now."""

    facts: list[dict[str, str]]
    notes: list[str]
    dates_href: str
    recipients: list[RecipientRow]
    add_href: str
    untold: list[UntoldRow]
    again_href: str
    examples: ExamplesPart
    public: list[str]
    public_href: str
    withdrawal_href: str
    history: list[DecisionRow]


def present_publication(
    access: InspectionAccess,
    report: Report | None,
    moves: list[ReportMove],
    decisions: list[PublicationDates],
    recipients: Sequence[Recipient],
    telling: Telling,
    examples: tuple[Iterable[PracticeExample], Iterable[ConsentWithdrawal]],
) -> PublicationPage:
    """Return the page; buttons only where the person may use them now."""
    reference, status = access.inspection.reference, status_of(access.inspection)
    standing = standing_dates(decisions, moves)
    may_publish, publication = can_publish(access.permissions), telling.publication
    is_withdrawn = publication is not None and publication.is_withdrawn
    return PublicationPage(
        facts=_facts(standing, report),
        notes=_notes(access, status, standing),
        dates_href=_to("dates", reference) if can_date(status, access.permissions) else "",
        recipients=[
            _recipient(one, reference, telling, may_publish=may_publish) for one in recipients
        ],
        add_href=reverse("reports:recipient-add", args=[reference]) if may_publish else "",
        untold=list(_untold(telling, recipients, may_publish=may_publish)),
        again_href=reverse("reports:publication-mail", args=[reference]),
        examples=present_examples(reference, *examples, may_publish=may_publish),
        public=_public(publication),
        public_href=_public_href(publication, report),
        withdrawal_href=_to("withdrawal", reference) if is_withdrawn and may_publish else "",
        history=[_decision(one) for one in decisions],
    )


def _to(noun: str, reference: str) -> str:
    return reverse(f"reports:publication-{noun}", args=[reference])


def _facts(standing: PublicationDates | None, report: Report | None) -> list[dict[str, str]]:
    """Return publication and press notice side by side, then the number."""
    number = report.publication_number if report else None
    return [
        {"key": _("Publication"), "value": _moment(standing)},
        {"key": _("Press notice"), "value": _day(standing)},
        {"key": _("Publication number"), "value": number or _("Given at the sign-off")},
    ]


def _moment(dates: PublicationDates | None) -> str:
    if dates is None or dates.publication_at is None:
        return _("No day set")
    return moment_text(dates.publication_at)


def _day(dates: PublicationDates | None) -> str:
    if dates is None or dates.press_notice_date is None:
        return _("No day set")
    return date_format(dates.press_notice_date)


def _notes(
    access: InspectionAccess, status: ReportStatus, standing: PublicationDates | None
) -> list[str]:
    """Return what follows from the dates as they are, and what does not fit."""
    moment = standing.publication_at if standing else None
    if status in (ReportStatus.PUBLISHED, ReportStatus.WITHDRAWN) or moment is None:
        return []
    if moment <= timezone.now():
        return [
            _(
                "The moment set has passed. A report that was signed off before it is published "
                "without anybody’s doing; any other is published by hand, or on another day."
            )
        ]
    notes = [
        _(
            "The report is under embargo until %(at)s. It is published then without anybody’s "
            "doing, once it is signed off and its files are kept. The manager and the chair of "
            "the board can download the signed-off files before."
        )
        % {"at": moment_text(moment)}
    ]
    planned = access.inspection.publication_date
    local = timezone.localtime(moment)
    if (planned.year, planned.month) != (local.year, local.month):
        notes.append(
            _(
                "The cover says %(month)s, from the dates of the inspection. Change them before "
                "the report is signed off if that is not to stay."
            )
            % {"month": date_format(planned, "YEAR_MONTH_FORMAT")}
        )
    return notes


def _recipient(
    recipient: Recipient, reference: str, telling: Telling, *, may_publish: bool
) -> RecipientRow:
    args = [reference, recipient.pk]
    waits = telling.is_public and not telling.is_told(recipient)
    return RecipientRow(
        name=recipient.name,
        organisation=recipient.organisation,
        email=recipient.email,
        note=recipient.note,
        told=_told_text(recipient, telling),
        again_email=recipient.email if waits and may_publish else "",
        edit_href=reverse("reports:recipient-edit", args=args) if may_publish else "",
        remove_href=reverse("reports:recipient-remove", args=args) if may_publish else "",
    )


def _told_text(recipient: Recipient, telling: Telling) -> str:
    mail = telling.mails.get(recipient.email.lower())
    if telling.is_public and not telling.is_told(recipient) and mail is not None and mail.tries:
        return _failed_text(mail)
    if recipient.told_at is None:
        return _("Not told yet")
    return _("Told on %(at)s") % {"at": moment_text(recipient.told_at)}


def _failed_text(mail: PublicationMail) -> str:
    """Say that a mail did not go out, how often it was tried, and whether it is tried again."""
    at = moment_text(mail.tried_at) if mail.tried_at else ""
    text = ngettext(
        "Not told: the mail could not be sent on %(at)s, after %(tries)d try.",
        "Not told: the mail could not be sent on %(at)s, after %(tries)d tries.",
        mail.tries,
    ) % {"at": at, "tries": mail.tries}
    if mail.tries < MOST_TRIES:
        return text + " " + _("It is tried again without anybody’s doing.")
    return text + " " + _("It is not tried again unless somebody sends it.")


def _untold(
    telling: Telling, recipients: Iterable[Recipient], *, may_publish: bool
) -> Iterator[UntoldRow]:
    """Yield the people of the service whom the mail did not reach, and who are no recipients."""
    listed = {one.email.lower() for one in recipients}
    for person in telling.readers if telling.is_public else ():
        mail = telling.mails.get(person.email.lower())
        is_failed = mail is not None and mail.tries and mail.sent_at is None
        if mail is not None and is_failed and mail.email not in listed:
            yield UntoldRow(person.name, _failed_text(mail), person.email if may_publish else "")


def _public(publication: Publication | None) -> list[str]:
    if publication is None:
        return [_("Nothing: no version of this report has been published.")]
    at = {"at": moment_text(publication.withdrawn_at or publication.published_at)}
    if publication.is_withdrawn:
        return [
            _("That the report was withdrawn on %(at)s, and neither its files nor its ratings.")
            % at,
            publication.withdrawal_notice or _("No more is said in public about the withdrawal."),
        ]
    return [
        _("Version %(number)d, published on %(at)s: its ratings, its files and its good practice.")
        % {**at, "number": publication.public_version.number}
    ]


def _public_href(publication: Publication | None, report: Report | None) -> str:
    if publication is None or report is None:
        return ""
    return reverse("reports:public-report", args=[report.publication_number])


def _decision(dates: PublicationDates) -> DecisionRow:
    return DecisionRow(
        publication=_("Publication: %(at)s") % {"at": _moment(dates)},
        press_notice=_("Press notice: %(day)s") % {"day": _day(dates)},
        who=_("%(name)s, %(at)s") % {"name": dates.by.name, "at": moment_text(dates.at)},
    )
