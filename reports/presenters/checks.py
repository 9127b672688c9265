"""The page of the checks: what must be mended, what must be settled, each with its place."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.dates import moment_text
from inspections.queries import InspectionAccess
from reports.choices import CheckCode, Language
from reports.policies import can_write
from reports.presenters.sections import passage_address
from reports.queries.material import Material
from reports.queries.passages import passages_of
from reports.queries.places import places_of
from reports.types import CheckFault, CheckResult, SettledFault
from reports.types.passages import PassageKey


@dataclass(frozen=True)
class FaultRow:
    """Something that was found: where, the sentence around the words that are wrong, and why.

    `read_again` has what a form sends to take the value of now, None for any other fault.
    """

    anchor: str
    where: str
    href: str
    before: str
    words: str
    after: str
    reason: str
    settle_href: str = ""
    read_again: dict[str, str] | None = None


@dataclass(frozen=True)
class FaultGroup:
    """All that was found of one kind."""

    title: str
    rows: list[FaultRow]


@dataclass(frozen=True)
class SettledRow:
    """What was settled, with its reason and who gave it."""

    row: FaultRow
    reason: str
    by: str
    reopen_href: str


@dataclass(frozen=True)
class ChecksPage:
    """Everything that the page of the checks shows."""

    summary: str
    is_clear: bool
    errors: list[FaultGroup]
    warnings: list[FaultGroup]
    settled: list[SettledRow]
    can_write: bool
    figures_href: str
    read_again_href: str


class _Presenter:
    """Names and addresses of places, the same for all that was found."""

    def __init__(self, access: InspectionAccess, material: Material) -> None:
        self.reference = access.inspection.reference
        self.can_write = can_write(access.inspection, access.permissions)
        self._material = material
        self._names = {one.key: one.label for one in places_of(material.written, material.content)}
        self._recommendations = {
            one.key: one.pk
            for group in material.written.groups
            for one in group.recommendations.all()
        }
        self._standards = {one.key: one.standard for one in passages_of(material.written)}

    def row(self, fault: CheckFault, number: int = 0) -> FaultRow:
        """Return a fault with its place."""
        before, words, after = (
            fault.sentence.partition(fault.words) if fault.words else ("", "", "")
        )
        if fault.sentence and not words:
            before = fault.sentence
        return FaultRow(
            anchor=f"check-{number}",
            where=self._name(fault),
            href=self._address(fault),
            before=before,
            words=words,
            after=after,
            reason=fault.reason,
            settle_href=self._settle_href(fault),
            read_again=self._read_again(fault),
        )

    def _settle_href(self, fault: CheckFault) -> str:
        if not fault.can_be_settled or not self.can_write:
            return ""
        return reverse("reports:warning-settle", args=[self.reference, fault.fingerprint])

    def _read_again(self, fault: CheckFault) -> dict[str, str] | None:
        if not fault.fact or not self.can_write:
            return None
        return {"place": fault.place, "language": fault.language.value, "fact": fault.fact}

    def _name(self, fault: CheckFault) -> str:
        name = self._names.get(fault.place) or self._other_name(fault.place)
        if fault.language == Language.WELSH:
            return _("%(place)s, in Welsh") % {"place": name}
        return name

    def _other_name(self, place: str) -> str:
        kind, _colon, code = place.partition(":")
        content = self._material.content
        if code in content.standard_by_code:
            standard = content.standard_by_code[code]
            return f"{standard.number}. {standard.title}"
        names = {
            "foreword": _("Foreword"),
            "lead-in": _("Recommendations"),
            "cases": _("Cases"),
            "sample": _("Sample"),
            "inspection": _("Reason for selection"),
            "register": _("Registers"),
            "edition": _("Edition of the framework"),
            "catalogue": _("Fixed texts"),
        }
        return names.get(kind, _("Report"))

    def _address(self, fault: CheckFault) -> str:
        """Return where something can be mended, "" where that is not in this inspection."""
        place = fault.place
        kind, _colon, code = place.partition(":")
        if fault.code == CheckCode.NO_REASON:
            linked = [self.reference, self._recommendations[place]]
            return reverse("reports:recommendation-findings", args=linked)
        if PassageKey.read(place):
            standard = self._standards.get(place, code if kind == "summary" else "")
            return passage_address(self.reference, place, standard)
        pages = {
            "judgement": ("judgements:theme-detail", [code]),
            "register": ("judgements:register-detail", [code]),
            "cases": ("cases:case-list", []),
            "sample": ("cases:sample-detail", []),
            "inspection": ("inspections:reason-edit", []),
        }
        if kind not in pages:
            return ""
        page, arguments = pages[kind]
        return reverse(page, args=[self.reference, *arguments])


def present_checks(access: InspectionAccess, material: Material, result: CheckResult) -> ChecksPage:
    """Return the page of the checks."""
    presenter = _Presenter(access, material)
    errors, warnings = list(result.errors), list(result.warnings_open)
    return ChecksPage(
        summary=_summary(result),
        is_clear=result.is_clear,
        errors=_groups(presenter, errors, 1),
        warnings=_groups(presenter, warnings, 1 + len(errors)),
        settled=[_settled(presenter, one) for one in result.settled],
        can_write=presenter.can_write,
        figures_href=reverse("reports:figure-list", args=[presenter.reference]),
        read_again_href=reverse("reports:fact-read-again", args=[presenter.reference]),
    )


def present_fault(access: InspectionAccess, material: Material, fault: CheckFault) -> FaultRow:
    """Return one fault, for the page that settles it."""
    return _Presenter(access, material).row(fault)


def _summary(result: CheckResult) -> str:
    errors, warnings = len(result.errors), len(result.warnings_open)
    if result.is_clear:
        return _("Nothing stands in the way of a release.")
    parts = []
    if errors:
        parts.append(ngettext("%d error to mend", "%d errors to mend", errors) % errors)
    if warnings:
        parts.append(ngettext("%d warning to settle", "%d warnings to settle", warnings) % warnings)
    return ", ".join(parts) + "."


def _groups(presenter: _Presenter, faults: Iterable[CheckFault], first: int) -> list[FaultGroup]:
    """Return the faults by kind, in the order of the kinds."""
    rows: dict[CheckCode, list[FaultRow]] = {}
    for number, fault in enumerate(faults, first):
        rows.setdefault(fault.code, []).append(presenter.row(fault, number))
    return [FaultGroup(str(code.label), rows[code]) for code in CheckCode if code in rows]


def _settled(presenter: _Presenter, one: SettledFault) -> SettledRow:
    by = _("%(name)s, %(at)s") % {"name": one.by, "at": moment_text(one.at)}
    href = reverse("reports:warning-reopen", args=[presenter.reference, one.pk])
    return SettledRow(presenter.row(one.fault), one.reason, by, href)
