"""Reads what a service is usually asked for, from the file beside this app."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from inspections.types import Period, RequestRules, UsualDocument

RULES = Path(__file__).parents[1] / "document_rules.yaml"


@cache
def find_request_rules(framework_code: str) -> RequestRules:
    """Return the rules of a framework, or those of frameworks that are not named."""
    document = yaml.safe_load(RULES.read_text(encoding="utf-8"))
    return _read(document["frameworks"].get(framework_code, document["otherwise"]))


def _read(data: Mapping[str, Any]) -> RequestRules:
    return RequestRules(
        caseload=Period(**data["caseload"]),
        documents=tuple(UsualDocument(**one) for one in data["documents"]),
        provenance=data["provenance"],
        source=data["source"],
    )
