"""Texts that people typed elsewhere and that a report prints: held to what could tell a child."""

from collections.abc import Iterator

from judgements.policies.standings import is_moderated
from judgements.queries.register_rules import all_registers
from judgements.types.registers import ColumnType
from reports.queries.material import Material
from wording.checking import Passage


def printed_texts(material: Material) -> Iterator[Passage]:
    """Yield each with the place where it is kept; nobody's words here are held to the figures."""
    for place, text in _texts(material):
        if text:
            yield Passage(place, text, is_quoted=True)


def _texts(material: Material) -> Iterator[tuple[str, str]]:
    yield "inspection", material.inspection.reason_for_selection
    yield "foreword", material.written.report.signatory_name
    if material.sample:
        yield "sample", material.sample.reason
    for sample in material.discarded:
        yield "sample", sample.discard_reason
    if is_moderated(material.content):
        for code, standing in material.standings.items():
            yield f"judgement:{code}", standing.reason
    typed = (ColumnType.TEXT, ColumnType.LONG_TEXT)
    for register in all_registers().values():
        columns = [one.code for one in register.columns if one.printed and one.type in typed]
        for entry in material.registers.get(register.code, []):
            for code in columns:
                yield f"register:{register.code}", str(entry.values.get(code, ""))
