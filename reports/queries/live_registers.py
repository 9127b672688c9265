"""Live facts from the registers of fieldwork."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from judgements.queries.register_rules import all_registers
from judgements.queries.register_sentences import Fact, tell_facts, tell_rows
from judgements.types.registers import Register
from reports.types import LiveFact

if TYPE_CHECKING:
    from reports.queries.material import Material


def facts_of_registers(material: Material) -> Iterator[LiveFact]:
    """Yield what the entries of every register amount to."""
    for register in all_registers().values():
        for fact in told_facts(material, register):
            share = fact.share
            yield LiveFact(
                key=f"register:{register.code}:{fact.code}",
                group=str(register.title),
                label=fact.label,
                text=fact.text.rstrip("."),
                number=share.part if share else None,
                base=int(share.whole) if share else None,
            )


def told_facts(material: Material, register: Register) -> list[Fact]:
    """Return the facts of one register, each row of a matrix among them."""
    entries = [one.values for one in material.registers.get(register.code, [])]
    day = material.inspection.week_two_date
    return [*tell_facts(register, entries, day), *tell_rows(register, entries)]
