"""The ratings and the registers of fieldwork in the data annex."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from reports.queries.annex_columns import NONE_APPLICABLE, SMALL_BASE, column
from reports.queries.material import Material
from reports.queries.publishing import publish_tally, publishes_answers
from reports.queries.ratings import overall_text, show_judgement
from reports.queries.registers import tables_about_service, tell_registers
from reports.types import AnnexCell, AnnexTable, DataText, FigureTable
from standards.types import StandardContent

Row = tuple[AnnexCell, ...]

SHARES = ("percent", "words", "cases", "decided_by", "note")


def table_of_ratings(material: Material) -> AnnexTable:
    """Return the rating of every standard, and the overall one where there is one."""
    rows = [_rating(material, one) for one in material.standards]
    overall = overall_text(material)
    if overall:
        note = " ".join(overall.notes)
        rows.append((_("Overall"), overall.word, overall.points, "", "", "", "", note))
    points = "stars" if material.content.is_starred else "points"
    columns = map(column, ("standard", "rating", points, *SHARES))
    return AnnexTable(_("Ratings"), tuple(columns), tuple(rows))


def _rating(material: Material, standard: StandardContent) -> Row:
    judgement = show_judgement(material, standard)
    rating = material.rating_of(standard.code)
    return (
        f"{standard.number} {standard.title}",
        judgement.label,
        rating.points if rating else NONE_APPLICABLE,
        *_share(material, standard),
        judgement.note,
    )


def _share(material: Material, standard: StandardContent) -> tuple[AnnexCell, ...]:
    """Return percentage, words, base and what decides; a standard of fieldwork has none of them.

    The percentage of a standard is printed in the report, however few cases there are; the base
    only where no question within it is too small to be printed.
    """
    score = material.scores.standards[standard.code]
    if not standard.is_case_scored or score.tally.percent is None:
        return (NONE_APPLICABLE,) * 3 + ("",)
    published = publish_tally(score.tally)
    if standard.is_judged_by_key_questions:
        if not published.is_counted:
            return (SMALL_BASE, published.words, SMALL_BASE, score.decided_by)
        return (published.percent, published.words, published.applicable, score.decided_by)
    tallies = [one.tally for one in material.scores.questions_of(standard.code)]
    base = score.tally.applicable if publishes_answers(tallies) else SMALL_BASE
    return (score.tally.percent, published.words, base, "")


def table_of_registers(material: Material) -> AnnexTable:
    """Return what the registers that the report prints hold, a figure to a row."""
    told = (tell_registers(material, one) for one in material.standards)
    rows = [
        *(row for text in told if text for section in text.sections for row in _section(section)),
        *(row for table in tables_about_service(material) for row in _cells(table, table.caption)),
    ]
    columns = (column("item"), column("row"), column("column"), column("value"))
    return AnnexTable(_("Registers"), columns, tuple(rows))


def _section(section: DataText) -> Iterator[Row]:
    for paragraph in section.paragraphs:
        yield (section.title, "", "", paragraph)
    for table in section.tables:
        yield from _cells(table, section.title)


def _cells(table: FigureTable, title: str) -> Iterator[Row]:
    for group in table.groups:
        for row in group.rows:
            for head, cell in zip(table.head[1:], row.cells[1:], strict=True):
                yield (title, row.cells[0], head, cell)
