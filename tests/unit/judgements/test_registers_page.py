"""The reference page of registers names whatever the file of registers has."""

from pathlib import Path

from judgements.queries.register_rules import all_registers


def test_registers_page_names_every_register_and_column():
    page = " ".join(Path("docs/reference/registers.md").read_text(encoding="utf-8").split())

    for register in all_registers().values():
        assert f"### {register.title} {register.about}" in page
        assert str(register.origin.source) in page
        missing = [one.code for one in register.columns if f"| {one.label} |" not in page]
        assert missing == [], register.code
