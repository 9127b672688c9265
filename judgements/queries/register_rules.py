"""Reads the registers that can be kept, from the file beside this app."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from judgements.types.registers import (
    Column,
    ColumnType,
    Option,
    Register,
    RegisterError,
    RowSet,
)
from standards.choices import Provenance
from standards.types import Origin, Text

FILE = Path(__file__).parents[1] / "registers.yaml"


@cache
def all_registers() -> Mapping[str, Register]:
    """Return the registers by code, in their order; raises RegisterError for a faulty file."""
    return read_registers(_document())


def is_register_welsh_checked() -> bool:
    """Whether a translator has read the Welsh of the registers."""
    return bool(_document()["welsh"] == "checked")


@cache
def _document() -> Mapping[str, Any]:
    document: Mapping[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return document


def registers_feeding(framework: str, standard: str) -> list[Register]:
    """Return the registers that help with a standard of a framework (their codes)."""
    return [one for one in all_registers().values() if standard in one.feeds_of(framework)]


def read_registers(document: Mapping[str, Any]) -> Mapping[str, Register]:
    """Return the registers of a document by code; raises RegisterError."""
    read = [_read_register(one) for one in document["registers"]]
    found = {one.code: one for one in read}
    if len(found) < len(read):
        raise RegisterError("A register is described twice.")
    return found


def _read_register(data: Mapping[str, Any]) -> Register:
    return Register(
        code=data["code"],
        title=Text.read(data["title"]),
        about=Text.read(data["about"]),
        entry=Text.read(data["entry"]),
        read_from=Text.read(data["read_from"]),
        columns=tuple(_read_column(one) for one in data["columns"]),
        key=tuple(data["key"]),
        order=data.get("order", ""),
        about_service=data.get("about_service", False),
        feeds={
            framework: {standard: tuple(places) for standard, places in feeds.items()}
            for framework, feeds in data["feeds"].items()
        },
        origin=_read_origin(data),
    )


def _read_column(data: Mapping[str, Any]) -> Column:
    return Column(
        code=data["code"],
        label=Text.read(data["label"]),
        hint=Text.read(data.get("hint")),
        type=ColumnType(data["type"]),
        required=data.get("required", False),
        printed=data.get("printed", True),
        decimals=data.get("decimals", 0),
        of=data.get("of", ""),
        choices=tuple(_read_option(one) for one in data.get("choices", ())),
        rows=tuple(_read_rows(one) for one in data.get("rows", ())),
        rows_are=Text.read(data.get("rows_are")),
    )


def _read_rows(data: Mapping[str, Any]) -> RowSet:
    options = tuple(_read_option(one) for one in data["items"])
    return RowSet(Text.read(data["title"]), options, _read_origin(data))


def _read_option(data: Mapping[str, Any]) -> Option:
    return Option(data["code"], Text.read(data["label"]), data.get("counts"))


def _read_origin(data: Mapping[str, Any]) -> Origin:
    return Origin(Provenance(data["provenance"]), Text.read(data["source"]))
