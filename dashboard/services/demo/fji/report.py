"""Writes the report of the demonstration, part by part, as its lead inspector would."""

from typing import Any

from accounts.models import User
from dashboard.services.demo.data import read_data
from inspections.models import Inspection
from reports.queries.material import read_written
from reports.services.explanations import add_block
from reports.services.findings import add_finding
from reports.services.recommendations import add_group, add_recommendation, link_findings
from reports.services.texts import edit_foreword, edit_lead_in, edit_summary
from reports.types import BlockContent, Foreword


def write_report(inspection: Inspection, *, by: User) -> None:
    """Write foreword, summaries, findings, explanations and recommendations."""
    _write_opening(inspection, by)
    for code in read_data("fji/report")["themes"]:
        _write_theme(inspection, code, by)
    _link_recommendations(inspection, by)


def _write_opening(inspection: Inspection, by: User) -> None:
    data = read_data("fji/report")
    report = edit_foreword(
        inspection=inspection, foreword=Foreword(**data["foreword"]), base_version=0, by=by
    )
    edit_lead_in(
        inspection=inspection,
        text=data["recommendations"]["lead_in"],
        base_version=report.lead_in_version,
        by=by,
    )
    for one in data["recommendations"]["groups"]:
        group = add_group(inspection=inspection, addressee=one["addressee"], by=by)
        for text in one["texts"]:
            add_recommendation(group=group, text=text, by=by)


def _link_recommendations(inspection: Inspection, by: User) -> None:
    """Say on which key findings each recommendation rests."""
    written = read_written(inspection)
    for group, data in zip(
        written.groups, read_data("fji/report")["recommendations"]["groups"], strict=True
    ):
        for recommendation, rests_on in zip(
            group.recommendations.all(), data["rests_on"], strict=True
        ):
            findings = [
                written.findings[code][number - 1].pk
                for code, numbers in rests_on.items()
                for number in numbers
            ]
            link_findings(recommendation=recommendation, findings=findings, by=by)


def _write_theme(inspection: Inspection, code: str, by: User) -> None:
    theme = theme_text(code)
    edit_summary(inspection=inspection, standard=code, text=theme["summary"], base_version=0, by=by)
    for text in theme["findings"]:
        add_finding(inspection=inspection, standard=code, text=text, by=by)
    for area, blocks in theme["explanation"].items():
        for block in blocks:
            add_block(
                inspection=inspection,
                standard=code,
                content=read_block(block),
                by=by,
                area="" if area == "all" else area,
            )


def theme_text(code: str) -> dict[str, Any]:
    """Return summary, findings and explanation of a theme; blocks by sub-area, or under "all"."""
    text: dict[str, Any] = read_data(f"fji/report_{code.replace('-', '_')}")
    return text


def read_block(block: str | dict[str, str]) -> BlockContent:
    """Return a paragraph for plain text, else a box that may be published, its name changed."""
    if isinstance(block, str):
        return BlockContent(kind="paragraph", text=block)
    ((kind, text),) = ((kind, text) for kind, text in block.items() if kind != "title")
    return BlockContent(
        kind=kind,
        text=text,
        title=block.get("title", ""),
        changed_name_declared=kind in {"good_practice", "learning_point"},
        consent_declared=True,
    )
