"""What differs between two versions, or since one: the banner, and the page that compares."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from reports.choices import Language
from reports.models import ReportVersion
from reports.types import NumberChange, TextChange, VersionDifference, WordRun

NOW = "now"


@dataclass(frozen=True)
class ChangesBanner:
    """What a page of the report says while its data differ from the last version."""

    text: str
    is_open: bool
    rows_title: str
    rows: list[list[dict[str, str]]]
    head: list[dict[str, str]]
    counts: list[list[dict[str, str]]]
    counts_title: str
    compare_href: str


@dataclass(frozen=True)
class ChangedText:
    """A text that differs, word by word."""

    label: str
    kind: str
    colour: str
    language: str
    runs: tuple[WordRun, ...]


@dataclass(frozen=True)
class Comparison:
    """Two versions side by side."""

    head: list[dict[str, str]]
    numbers: list[list[dict[str, str]]]
    counts: list[list[dict[str, str]]]
    texts: list[ChangedText]
    others: list[ChangedText]
    is_empty: bool


def present_changes(
    reference: str,
    version: ReportVersion | None,
    changes: VersionDifference,
    *,
    is_open: bool = False,
) -> ChangesBanner | None:
    """Return the banner, None while the data are those of the version or there is none.

    `is_open` shows the changed numbers at once, elsewhere they unfold.
    """
    if version is None or not changes.figures:
        return None
    query = urlencode({"before": str(version.number), "after": NOW})
    shown = {"number": version.number}
    return ChangesBanner(
        text=_("The data changed since version %(number)d was made. That version stays as it is.")
        % shown,
        is_open=is_open,
        rows_title=ngettext(
            "%(count)d number that changed", "%(count)d numbers that changed", len(changes.numbers)
        )
        % {"count": len(changes.numbers)},
        rows=[_row(one) for one in changes.numbers],
        head=_head(_("Version %(number)d") % shown, _("Now")),
        counts=[_row(one) for one in changes.counts],
        counts_title=ngettext(
            "%(count)d count behind these numbers",
            "%(count)d counts behind these numbers",
            len(changes.counts),
        )
        % {"count": len(changes.counts)},
        compare_href=f"{reverse('reports:version-compare', args=[reference])}?{query}",
    )


def present_comparison(before: str, after: str, difference: VersionDifference) -> Comparison:
    """Return the comparison; `before` and `after` are what the two are called."""
    return Comparison(
        head=_head(before, after),
        numbers=[_row(one) for one in difference.numbers],
        counts=[_row(one) for one in difference.counts],
        texts=[_text(one) for one in difference.texts],
        others=[_text(one) for one in difference.others],
        is_empty=difference.is_empty,
    )


def _head(before: str, after: str) -> list[dict[str, str]]:
    return [{"text": one} for one in (_("Number"), before, after)]


def _row(change: NumberChange) -> list[dict[str, str]]:
    label = ": ".join(one for one in (change.group, change.label) if one)
    none = _("none")
    return [{"text": label}, {"text": change.before or none}, {"text": change.after or none}]


def _text(change: TextChange) -> ChangedText:
    colours = {"changed": "yellow", "added": "green", "removed": "red"}
    words = {"changed": _("Changed"), "added": _("New"), "removed": _("Removed")}
    language = Language(change.language)
    is_other = language != Language.ENGLISH
    label = f"{change.label} ({language.label})" if is_other else change.label
    return ChangedText(label, words[change.kind], colours[change.kind], language.value, change.runs)
