"""Written reports: texts that can be told apart, put in place by the real services."""

from datetime import date

from accounts.models import User
from cases.services.answering import apply
from inspections.models import Inspection
from reports.models import SourcedFigure, TeamComment
from reports.services.comments import add_comment
from reports.services.explanations import add_block
from reports.services.findings import add_finding
from reports.services.sourced_figures import add_sourced_figure
from reports.services.texts import edit_summary
from reports.types import BlockContent, FigureContent, Foreword
from standards.queries import get_content
from tests.factories.cases import answer_everything, make_case, make_operation, submit

FOREWORD = Foreword(
    "Foreword one.\n\nForeword two.", "Margaret Ashdown", "Chief Inspector", date(2026, 7, 15)
)
BLOCKS = (
    BlockContent("paragraph", "First paragraph of {}."),
    BlockContent("comment_child", "They asked me about {}."),
    BlockContent("comment_child", "I chose, in {}."),
    BlockContent("paragraph", "Second paragraph of {}."),
    BlockContent("good_practice", "Jamie came, in {}.", "What went well", True),
    BlockContent("learning_point", "Sasha left, in {}.", "", True),
    BlockContent("comment_parent", "We were rung, in {}."),
    BlockContent("comment_victim", "I was heard, in {}."),
)


def write_theme(inspection: Inspection, theme: str, by: User) -> None:
    """Write a summary, two findings and every kind of block, in each sub-area there is."""
    edit_summary(
        inspection=inspection, standard=theme, text=f"Summing up {theme}.", base_version=0, by=by
    )
    for which in ("One", "Two"):
        add_finding(inspection=inspection, standard=theme, text=f"{which} on {theme}.", by=by)
    areas = get_content(inspection.framework).standard_by_code[theme].areas
    for area in [one.code for one in areas] or [""]:
        for block in BLOCKS:
            content = BlockContent(
                block.kind,
                block.text.format(area or theme),
                block.title,
                block.changed_name_declared,
            )
            add_block(inspection=inspection, standard=theme, content=content, area=area, by=by)


def make_counted_cases(inspection: Inspection, scorer: User) -> None:
    """Submit twelve cases that can be counted by hand, three of them of girls.

    AS01 9 of 12, AS02 8 of 8 (few enough to be told in words alone), AS03 8 of 10, so assessing is
    25 of 30; PL01 and planning 5 of 12. The three without AS01 give the reason "thin".
    """
    for number in range(12):
        case = make_case(
            inspection, f"EM-{number + 1:02}", scorer, sex="female" if number < 3 else "male"
        )
        answer_everything(
            case,
            scorer,
            {
                "AB01": "yes" if number < 8 else "no",
                "AS01": "yes" if number < 9 else "no",
                "AS03": "yes" if number < 8 else "no" if number < 10 else "na",
                "PL01": "yes" if number < 5 else "no",
            },
        )
        if number >= 9:
            apply(make_operation(case, "AS01", "no", note="Thin.", reasons=("thin",)), scorer)
        submit(case, scorer)


def make_sourced_figure(
    inspection: Inspection, by: User, value: str = "56.8%", figure: str = "Children in training"
) -> SourcedFigure:
    """Keep a figure from outside with a made-up source."""
    content = FigureContent(figure, value, "Yearly figures of the board", date(2026, 1, 31))
    return add_sourced_figure(inspection=inspection, content=content, by=by)


def start_thread(inspection: Inspection, by: User) -> TeamComment:
    """Comment on the foreword, as one of the team."""
    return add_comment(inspection=inspection, key="foreword", text="Is this so?", by=by)
