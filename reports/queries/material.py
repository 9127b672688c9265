"""Everything a report is made of, read in a fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from django.db.models import Prefetch
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from accounts.models import User
from cases.models import Sample
from cases.queries.discarding import discarded_samples
from cases.queries.facts import count_facts
from cases.queries.reasons import count_reasons
from cases.queries.replacing import count_replaced_on_request
from cases.queries.samples import standing_sample
from cases.queries.scoring import (
    InspectionScores,
    SubmittedAnswers,
    read_answers,
    score_answers,
)
from cases.queries.splits import Split, split_answers
from inspections.models import Inspection, TeamMember
from inspections.queries import team_of
from judgements.models import RegisterEntry
from judgements.policies.standings import NOT_JUDGED, Standing
from judgements.queries.moderation import standing_judgements
from judgements.queries.registers import entries_by_register
from reports.choices import Language
from reports.models import (
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
    Report,
    ThemeText,
    VersionedRow,
    WelshText,
)
from reports.queries.characteristics import characteristic_codes
from reports.queries.live_facts import facts_about, fill_text, live_facts
from reports.types import LiveFact, LiveFacts
from standards.queries import get_content
from standards.types import FrameworkContent, RatingWord, StandardContent

Row = TypeVar("Row", KeyFinding, ExplanationBlock)


@dataclass(frozen=True)
class Written:
    """What people wrote, by the code of the theme; all empty while there is no report yet.

    `welsh` is by the key of the passage that it translates.
    """

    report: Report
    summaries: Mapping[str, ThemeText]
    findings: Mapping[str, list[KeyFinding]]
    blocks: Mapping[str, list[ExplanationBlock]]
    groups: list[RecommendationGroup]
    welsh: Mapping[str, WelshText]


@dataclass(frozen=True)
class Material:
    """What was written, with the figures, judgements and people it stands beside."""

    inspection: Inspection
    content: FrameworkContent
    written: Written
    answers: SubmittedAnswers
    scores: InspectionScores
    standings: Mapping[str, Standing]
    team: list[TeamMember]
    case_facts: Mapping[str, Mapping[str, int]]
    sample: Sample | None
    discarded: list[Sample]
    replaced: int
    replaced_on_request: int
    registers: Mapping[str, list[RegisterEntry]]
    _facts: dict[str, LiveFacts] = field(default_factory=dict, repr=False, compare=False)
    _named: dict[tuple[str, str], LiveFact | None] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def splits(self) -> Mapping[str, Split]:
        """The submitted cases by each characteristic of children that the edition has."""
        return split_answers(self.answers, characteristic_codes())

    @cached_property
    def reasons(self) -> Mapping[str, Mapping[str, int]]:
        """How many cases give each reason for a no, read when the first text asks for it."""
        return count_reasons(self.answers)

    @property
    def standards(self) -> list[StandardContent]:
        """The themes of this inspection, in their order."""
        return [score.standard for score in self.scores.standards.values()]

    def rating_of(self, standard: str) -> RatingWord | None:
        """Return the word of the rating that stands for a theme, or None where there is none."""
        return self.content.rating_by_code.get(self.standing_of(standard).rating)

    def standing_of(self, standard: str) -> Standing:
        """Return how far the judgement of a theme is."""
        return self.standings.get(standard, NOT_JUDGED)

    @property
    def facts(self) -> LiveFacts:
        """The live facts in the active language, made once for each as the report prints it."""
        language = (get_language() or Language.ENGLISH)[:2]
        if language not in self._facts:
            with override(language):
                self._facts[language] = live_facts(self)
        return self._facts[language]

    def fact(self, key: str) -> LiveFact | None:
        """Return one live fact in the active language, or None where there is no such fact."""
        named = ((get_language() or Language.ENGLISH)[:2], key)
        if named not in self._named:
            self._named[named] = None
            with override(named[0]):
                for fact in facts_about(self, key):
                    self._named[named[0], fact.key] = fact
        return self._named[named]

    def fill(self, text: str) -> str:
        """Return a written text with its live facts filled in from the data of now."""
        return fill_text(self, text)

    def tell(self, key: str, english: str) -> str:
        """Return a passage in the active language, with its live facts filled in."""
        return self.fill(self._translated(key, english, "text"))

    def tell_title(self, key: str, english: str) -> str:
        """Return the title of a passage in the active language, with its live facts filled in."""
        return self.fill(self._translated(key, english, "title"))

    def _translated(self, key: str, english: str, field: str) -> str:
        """Return the Welsh of a text, a visible gap where it has none; English in English."""
        if not english or get_language() != Language.WELSH:
            return english
        made = self.written.welsh.get(key)
        return (getattr(made, field) if made else "") or _("[Welsh not written yet]")


def gather_material(inspection: Inspection) -> Material:
    """Read all that the report of an inspection is made of."""
    sample = standing_sample(inspection)
    answers = read_answers(inspection)
    return Material(
        inspection=inspection,
        content=get_content(inspection.framework),
        written=read_written(inspection),
        answers=answers,
        scores=score_answers(answers),
        standings=standing_judgements(inspection),
        team=list(team_of(inspection)),
        case_facts=count_facts(inspection),
        sample=sample,
        discarded=discarded_samples(inspection),
        replaced=sample.replacements.count() if sample else 0,
        replaced_on_request=count_replaced_on_request(sample) if sample else 0,
        registers=entries_by_register(inspection),
    )


def gather_writing(inspection: Inspection) -> Material:
    """Read the same for the pages of writing, with who wrote each text last: one query more."""
    material = gather_material(inspection)
    _name_writers(material.written)
    return material


def read_written(inspection: Inspection) -> Written:
    """Read what was written so far: six queries, and one more where there are addressees.

    A report has hundreds of rows; who wrote them is not read, see `gather_writing`.
    """
    report = Report.objects.filter(inspection=inspection).first() or Report(inspection=inspection)
    findings = KeyFinding.objects.filter(report=report.pk).select_related("standard")
    blocks = ExplanationBlock.objects.filter(report=report.pk).select_related("standard")
    texts = ThemeText.objects.filter(report=report.pk).select_related("standard")
    recommendations = Recommendation.objects.select_related("group").prefetch_related("findings")
    groups = RecommendationGroup.objects.filter(report=report.pk)
    return Written(
        report=report,
        summaries={text.standard.code: text for text in texts},
        findings=_by_theme(findings),
        blocks=_by_theme(blocks),
        groups=list(groups.prefetch_related(Prefetch("recommendations", recommendations))),
        welsh={text.key: text for text in WelshText.objects.filter(report=report.pk)},
    )


def _name_writers(written: Written) -> None:
    report = written.report
    rows: list[VersionedRow] = [report, *written.summaries.values(), *written.welsh.values()]
    for by_theme in (written.findings, written.blocks):
        rows.extend(row for found in by_theme.values() for row in found)
    for group in written.groups:
        rows.extend((group, *group.recommendations.all()))
    writers = User.objects.in_bulk(
        {row.edited_by_id for row in rows} | {report.lead_in_edited_by_id} - {None}
    )
    for row in rows:
        row.edited_by = writers.get(row.edited_by_id)
    report.lead_in_edited_by = writers.get(report.lead_in_edited_by_id)


def _by_theme(rows: Iterable[Row]) -> dict[str, list[Row]]:
    by_theme: dict[str, list[Row]] = {}
    for row in rows:
        by_theme.setdefault(row.standard.code, []).append(row)
    return by_theme
