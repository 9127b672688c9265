"""What the registers tell on the page of a theme or standard."""

from typing import Any

from accounts.permissions import Permission
from judgements.presenters.register_entries import count_text, fact_rows, register_address
from judgements.queries.register_rules import registers_feeding
from judgements.queries.registers import entries_by_register
from judgements.queries.themes import ThemeAccess


def present_theme_registers(theme: ThemeAccess) -> list[dict[str, Any]]:
    """Return what the registers that feed a theme tell; those that are empty say so.

    Nothing for whoever sees no evidence. One query where any register feeds the theme, else none.
    """
    framework = theme.inspection.framework.code
    feeding = registers_feeding(framework, theme.standard.code)
    if not feeding or not theme.within.may(Permission.VIEW_EVIDENCE):
        return []
    entries = entries_by_register(theme.inspection)
    return [
        {
            "title": str(one.title),
            "href": register_address("register-detail", theme.inspection, one.code),
            "count": count_text(len(entries.get(one.code, []))),
            "facts": fact_rows(
                one, [row.values for row in entries.get(one.code, [])], theme.inspection
            ),
        }
        for one in feeding
    ]
