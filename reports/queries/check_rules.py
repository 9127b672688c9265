"""Checks of the report as a whole: what is missing, not agreed, not declared or not in Welsh."""

from collections.abc import Callable, Iterator

from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from govuk.catalogue import unchecked_welsh
from inspections.choices import Country
from judgements.policies.standings import is_moderated
from reports.choices import BlockKind, CheckCode, Language
from reports.models import ExplanationBlock
from reports.queries.material import Material
from reports.queries.passages import (
    FOREWORD_KEY,
    LEAD_IN_KEY,
    is_older,
    passages_in,
    summary_key,
)
from reports.queries.ratings import unrated_reason
from reports.queries.themes import build_theme
from reports.queries.welsh import lacking_welsh, unchecked_rules
from reports.types import CheckFault
from standards.types import StandardContent
from wording.markers import strip_markers

# In words.
BEGINNING = 12

Rule = Callable[[Material], Iterator[CheckFault]]

# The files whose fixed texts a report prints.
PRINTED_BY = (
    "accounts/roles.py",
    "govuk/dates.py",
    "govuk/figures.py",
    "govuk/lists.py",
    "judgements/choices.py",
    "judgements/queries/lowest.py",
    "judgements/queries/overall.py",
    "judgements/queries/register_sentences.py",
    "judgements/queries/register_words.py",
    "judgements/queries/standings.py",
    "reports/queries/annex",
    "reports/queries/appendices.py",
    "reports/queries/document.py",
    "reports/queries/facts.py",
    "reports/queries/live_",
    "reports/queries/material.py",
    "reports/queries/methodology.py",
    "reports/queries/outline.py",
    "reports/queries/publishing.py",
    "reports/queries/ratings.py",
    "reports/queries/registers.py",
    "reports/queries/results.py",
    "reports/queries/rules.py",
    "reports/queries/sample.py",
    "reports/queries/sentences.py",
    "reports/queries/themes.py",
    "standards/queries/sentences.py",
    "standards/types/content.py",
    "templates/reports/document/",
)


def check_whole(material: Material) -> Iterator[CheckFault]:
    """Yield what is wrong with the report as a whole."""
    for rule in RULES:
        yield from rule(material)


def is_welsh_due(material: Material) -> bool:
    """Whether the report is published in Welsh too."""
    return bool(material.inspection.service.country == Country.WALES)


def _fault(
    code: CheckCode, place: str, reason: str, words: str = "", sentence: str = ""
) -> CheckFault:
    return CheckFault(code, place, Language.ENGLISH, reason, sentence, words)


def _beginning(text: str) -> str:
    """Return how a text begins, by which its readers know it."""
    return Truncator(strip_markers(text)).words(BEGINNING)


def _texts(material: Material) -> Iterator[CheckFault]:
    written, report = material.written, material.written.report
    if not report.foreword:
        yield _fault(CheckCode.TEXT_MISSING, FOREWORD_KEY, _("The foreword is not written yet."))
    if not report.signatory_name or not report.signed_month:
        reason = _("The foreword is not signed yet: enter who signs it, and the month.")
        yield _fault(CheckCode.TEXT_MISSING, FOREWORD_KEY, reason, "signature")
    if not report.lead_in:
        reason = _("The lead-in to the recommendations is not written yet.")
        yield _fault(CheckCode.TEXT_MISSING, LEAD_IN_KEY, reason)
    if not any(group.recommendations.all() for group in written.groups):
        reason = _("There is no recommendation yet.")
        yield _fault(CheckCode.TEXT_MISSING, LEAD_IN_KEY, reason, "recommendations")
    for standard in material.standards:
        yield from _texts_of(material, standard)


def _texts_of(material: Material, standard: StandardContent) -> Iterator[CheckFault]:
    place, written = summary_key(standard.code), material.written
    summary = written.summaries.get(standard.code)
    name = material.content.name_of(standard)
    if summary is None or not summary.summary:
        reason = _("The summary of %(name)s is not written yet.") % {"name": name}
        yield _fault(CheckCode.TEXT_MISSING, place, reason)
    if not written.findings.get(standard.code):
        reason = _("%(name)s has no key finding yet.") % {"name": name}
        yield _fault(CheckCode.NO_FINDINGS, place, reason)
    blocks = written.blocks.get(standard.code, [])
    paragraphs = [one for one in blocks if one.kind == BlockKind.PARAGRAPH]
    for area in standard.areas or (None,):
        if not any(area is None or one.area == area.code for one in paragraphs):
            title = f"{name}, {area.title}" if area else name
            reason = _("The explanation of %(name)s is not written yet.") % {"name": title}
            yield _fault(CheckCode.TEXT_MISSING, place, reason, f"explanation {title}")


def _recommendations(material: Material) -> Iterator[CheckFault]:
    for group in material.written.groups:
        if not group.recommendations.all():
            reason = _("No recommendation is addressed to this post.")
            yield _fault(CheckCode.TEXT_MISSING, group.key, reason)
        for one in group.recommendations.all():
            if not one.findings.all():
                reason = _("Say on which key finding this recommendation rests.")
                begins = _beginning(one.text)
                yield _fault(CheckCode.NO_REASON, one.key, reason, sentence=begins)


def _examples(material: Material) -> Iterator[CheckFault]:
    blocks = (block for listed in material.written.blocks.values() for block in listed)
    for block in blocks:
        for number, reason in enumerate(_undeclared(block)):
            begins = _beginning(block.text)
            yield _fault(CheckCode.EXAMPLE, block.key, reason, f"#{number}", begins)


def _undeclared(block: ExplanationBlock) -> Iterator[str]:
    if block.consent_withdrawn_at is not None:
        day = date_format(localdate(block.consent_withdrawn_at))
        yield _("Consent to its being published was withdrawn on %(day)s. Remove it.") % {
            "day": day
        }
    if block.is_practice_example and not block.changed_name_declared:
        yield _("It is not declared that the name in this practice example is changed.")
    if block.kind != BlockKind.PARAGRAPH and not block.consent_declared:
        yield _("It is not declared that whoever this tells of has agreed to its being published.")


def _cases(material: Material) -> Iterator[CheckFault]:
    scores = material.scores
    if not scores.is_complete:
        reason = ngettext(
            "%(submitted)d of %(total)d case is submitted, so every figure can still change.",
            "%(submitted)d of %(total)d cases are submitted, so every figure can still change.",
            scores.total,
        ) % {"submitted": scores.submitted, "total": scores.total}
        yield _fault(CheckCode.CASES_OPEN, "cases", reason)


def _judgements(material: Material) -> Iterator[CheckFault]:
    for standard in material.standards:
        place = f"judgement:{standard.code}"
        name = f"{material.content.name_of(standard)}: {standard.title}"
        standing = material.standing_of(standard.code)
        if standing.judgement is None and not unrated_reason(material, standard):
            reason = _("%(name)s is not judged yet.") % {"name": name}
            yield _fault(CheckCode.JUDGEMENT_OPEN, place, reason)
        elif is_moderated(material.content) and standing.judgement and not standing.is_final:
            reason = _("The rating of %(name)s is recommended and not agreed yet.") % {"name": name}
            yield _fault(CheckCode.JUDGEMENT_OPEN, place, reason)


def _pictures(material: Material) -> Iterator[CheckFault]:
    for standard in material.standards:
        summary = build_theme(material, standard).data_summary
        if summary and summary.chart and not summary.chart.alt.strip():
            reason = _("The chart has no words for readers who do not see it.")
            yield _fault(CheckCode.ALT_MISSING, f"judgement:{standard.code}", reason)


def _welsh(material: Material) -> Iterator[CheckFault]:
    if not is_welsh_due(material):
        return
    english = passages_in(material.written, Language.ENGLISH)
    welsh = passages_in(material.written, Language.WELSH)
    for key, passage in english.items():
        made = welsh.get(key)
        if made is None or (passage.text and not made.text) or (passage.title and not made.title):
            reason = _("The Welsh of this text is missing.")
            yield CheckFault(CheckCode.WELSH_MISSING, key, Language.WELSH, reason)
        elif is_older(made, passage):
            reason = _("The English has changed since this Welsh was written.")
            yield CheckFault(CheckCode.WELSH_OLDER, key, Language.WELSH, reason)
    yield from _fixed_welsh(material)


def _fixed_welsh(material: Material) -> Iterator[CheckFault]:
    for lacking in lacking_welsh(material.content, material.standards):
        reason = _("The edition has no Welsh for: %(lacking)s.") % {"lacking": lacking}
        yield CheckFault(
            CheckCode.WELSH_MISSING, "edition", Language.WELSH, reason, words=str(lacking)
        )
    for name in unchecked_rules(material.content):
        reason = _("No translator has checked the Welsh of: %(name)s.") % {"name": name}
        yield CheckFault(
            CheckCode.WELSH_UNCHECKED, "edition", Language.WELSH, reason, words=str(name)
        )
    unchecked = unchecked_welsh(sources=PRINTED_BY)
    if unchecked:
        reason = ngettext(
            "No translator has checked the Welsh of %(count)d fixed text that a report prints. It "
            "begins: “%(first)s”.",
            "No translator has checked the Welsh of %(count)d fixed texts that a report prints. "
            "The first begins: “%(first)s”.",
            len(unchecked),
        ) % {"count": len(unchecked), "first": unchecked[0][:60]}
        yield CheckFault(CheckCode.WELSH_UNCHECKED, "catalogue", Language.WELSH, reason)


RULES: tuple[Rule, ...] = (
    _texts,
    _recommendations,
    _examples,
    _cases,
    _judgements,
    _pictures,
    _welsh,
)
