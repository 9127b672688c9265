"""Reads the rules of notice, which are data."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from inspections.types import NoticeRule, Period

RULES = Path(__file__).parents[1] / "notice_rules.yaml"


def find_notice_rule(framework_code: str) -> NoticeRule:
    """Return the periods of a framework; the default ones where none are known."""
    rules = _rules()
    return rules.get(framework_code, rules[""])


@cache
def _rules() -> dict[str, NoticeRule]:
    """Return the rules by framework, the default under the empty code."""
    document = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return {"": _read(document["default"])} | {
        code: _read(periods) for code, periods in document["frameworks"].items()
    }


def _read(periods: dict[str, Any]) -> NoticeRule:
    return NoticeRule(**{name: Period(**fields) for name, fields in periods.items()})
