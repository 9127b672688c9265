"""What the report says about each theme, numbered."""

from collections.abc import Callable
from functools import partial
from itertools import groupby
from typing import TypeAlias

from django.utils.translation import gettext as _

from reports.choices import BlockKind
from reports.models import ExplanationBlock
from reports.queries.material import Material
from reports.queries.paragraphs import gap_blocks, number_texts, split_paragraphs
from reports.queries.passages import summary_key
from reports.queries.pictures import show_chart
from reports.queries.publishing import publish_tally
from reports.queries.ratings import domain_name, show_judgement, unrated_reason
from reports.queries.registers import tell_registers
from reports.queries.results import show_results
from reports.queries.sentences import (
    box_heading,
    data_summary_note,
    first_summary_sentence,
    gap,
    key_question_note,
    unrated_summary_sentence,
)
from reports.types import (
    Box,
    DataSummary,
    Entry,
    FigureRow,
    FigureTable,
    Numbered,
    Section,
    Theme,
)
from scoring.tally import Tally
from standards.types import StandardContent

# The title and the text of a block, as they are printed.
Words: TypeAlias = Callable[[ExplanationBlock], tuple[str, str]]


def as_typed(block: ExplanationBlock) -> tuple[str, str]:
    """Return the title and text of a block without live facts or another language."""
    return block.title, block.text


def build_theme(material: Material, standard: StandardContent) -> Theme:
    """Return one theme with its texts, gaps, numbers and pictures."""
    written = material.written
    summary = written.summaries.get(standard.code)
    findings = [material.tell(one.key, one.text) for one in written.findings.get(standard.code, [])]
    return Theme(
        code=standard.code,
        number=standard.number,
        title=str(standard.title),
        domain=domain_name(material.content, standard.domain),
        judgement=show_judgement(material, standard),
        first_sentence=_first_sentence(material, standard),
        summary=split_paragraphs(
            material.tell(summary_key(standard.code), summary.summary) if summary else "",
            gap(_("summary")),
        ),
        expectation=split_paragraphs(str(standard.expectation)),
        results=show_results(material, standard),
        findings=number_texts(findings, gap(_("key findings"))),
        explanation=explain(
            standard, written.blocks.get(standard.code, []), partial(_told, material)
        ),
        data_summary=_data_summary(material, standard) if standard.chart else None,
        registers=tell_registers(material, standard),
    )


def explain(
    standard: StandardContent, blocks: list[ExplanationBlock], words: Words = as_typed
) -> tuple[Section, ...]:
    """Return the explanation: numbered through, or 1.1, 1.2 … under sub-areas where there are any.

    `words` tells what is printed of a block. A sub-area without a paragraph, and a theme without
    any, shows a gap.
    """
    if not standard.areas:
        return (Section("", "", "", _entries(blocks, "", words)),)
    return tuple(
        Section(
            str(area.number),
            str(area.title),
            str(area.aim),
            _entries(
                [block for block in blocks if block.area == area.code], f"{area.number}.", words
            ),
        )
        for area in standard.areas
    )


def _told(material: Material, block: ExplanationBlock) -> tuple[str, str]:
    return material.tell_title(block.key, block.title), material.tell(block.key, block.text)


def _entries(blocks: list[ExplanationBlock], prefix: str, words: Words) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    number = 0
    for (kind, _pk), run in groupby(blocks, key=_run_key):
        if kind == BlockKind.PARAGRAPH:
            for block in run:
                number += 1
                entries.append(Numbered(f"{prefix}{number}", split_paragraphs(words(block)[1])))
        else:
            entries.append(_box(BlockKind(kind), list(run), words))
    return tuple(entries) or (Numbered("", gap_blocks(gap(_("explanation")))),)


def _run_key(block: ExplanationBlock) -> tuple[str, int]:
    """Return what joins neighbours: comments of one kind share a box, practice examples never."""
    return block.kind, block.pk if block.is_practice_example else 0


def _box(kind: BlockKind, blocks: list[ExplanationBlock], words: Words) -> Box:
    return Box(
        kind=kind.value,
        heading=box_heading(kind, len(blocks)),
        title=words(blocks[0])[0],
        texts=tuple(split_paragraphs(words(block)[1]) for block in blocks),
        is_comment=not blocks[0].is_practice_example,
    )


def _first_sentence(material: Material, standard: StandardContent) -> str:
    if unrated_reason(material, standard):
        return unrated_summary_sentence(standard)
    return first_summary_sentence(material.content, standard, material.standing_of(standard.code))


def _data_summary(material: Material, standard: StandardContent) -> DataSummary:
    bars = [
        (str(score.question.headline), score.tally)
        for score in material.scores.questions_of(standard.code)
        if score.question.is_headline
    ]
    if not material.scores.submitted or not bars:
        return DataSummary("", None, None, _("[no chart yet: no case is submitted]"))
    note = key_question_note if standard.is_judged_by_key_questions else data_summary_note
    return DataSummary(
        note(material.scores.submitted),
        show_chart(str(standard.title), bars),
        _figures(bars),
    )


def _figures(bars: list[tuple[str, Tally]]) -> FigureTable:
    return FigureTable.plain(
        caption=_("The figures of the chart"),
        head=(_("Question"), _("Good enough"), _("Share")),
        rows=tuple(
            FigureRow((label, published.base, published.share))
            for label, published in ((label, publish_tally(tally)) for label, tally in bars)
        ),
    )
