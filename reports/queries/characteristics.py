"""Reads which case facts are characteristics of children, from the file beside this app."""

from functools import cache
from pathlib import Path

import yaml

from reports.types import Characteristic

FILE = Path(__file__).parents[1] / "characteristics.yaml"


@cache
def all_characteristics() -> tuple[Characteristic, ...]:
    """Return the declared characteristics in their order; an edition need not have each fact."""
    document = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Characteristic(
            one["fact"],
            {
                value: {language: tuple(listed) for language, listed in words.items()}
                for value, words in one["words"].items()
            },
        )
        for one in document
    )


def characteristic_codes() -> tuple[str, ...]:
    """Return the codes of the case facts that are characteristics of children."""
    return tuple(one.fact for one in all_characteristics())
