"""Reads the rules by which samples are drawn, from the file beside this app."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from cases.types.sampling import QuotaRule, SamplingRules, SizeRule, Stratum, Window
from standards.choices import Provenance
from standards.types.text import Text

FILE = Path(__file__).parents[1] / "sampling_rules.yaml"


@cache
def sampling_rules(framework: str) -> SamplingRules:
    """Return the rules of a framework (its code), or those of frameworks that are not named."""
    document = _document()
    return _read_rules(document["frameworks"].get(framework, document["otherwise"]))


def is_sampling_welsh_checked() -> bool:
    """Whether a translator has read the Welsh of these rules."""
    return bool(_document()["welsh"] == "checked")


@cache
def _document() -> Mapping[str, Any]:
    document: Mapping[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return document


def _read_rules(data: Mapping[str, Any]) -> SamplingRules:
    return SamplingRules(
        size=_read_size(data["size"]),
        strata=tuple(_read_stratum(one) for one in data["strata"]),
        characteristics=tuple(data["characteristics"]),
    )


def _read_size(data: Mapping[str, Any]) -> SizeRule:
    return SizeRule(
        target=data.get("target", 0),
        confidence=data.get("confidence", 0),
        interval=data.get("interval", 0),
        minimum=data["minimum"],
        maximum=data["maximum"],
        provenance=Provenance(data["provenance"]),
        source=data.get("source", ""),
    )


def _read_stratum(data: Mapping[str, Any]) -> Stratum:
    window = data.get("window")
    return Stratum(
        code=data["code"],
        title=Text.read(data["title"]),
        start=Text.read(data["start"]),
        facts={code: tuple(values) for code, values in data["facts"].items()},
        window=Window(window["from_days"], window["to_days"]) if window else None,
        quotas=tuple(
            QuotaRule(one["characteristic"], tuple(one["values"]), one["minimum"])
            for one in data.get("quotas", ())
        ),
        provenance=Provenance(data["provenance"]),
        source=data.get("source", ""),
    )
