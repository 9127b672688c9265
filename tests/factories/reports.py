"""Written reports: texts that can be told apart, put in place by the real services."""

from datetime import date

from accounts.models import User
from inspections.models import Inspection
from reports.services.explanations import add_block
from reports.services.findings import add_finding
from reports.services.texts import edit_summary
from reports.types import BlockContent, Foreword
from standards.queries import get_content

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
