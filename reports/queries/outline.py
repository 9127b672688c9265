"""The order of a report: the edition's outline, filled with this inspection's themes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from django.utils.translation import gettext as _

from reports.choices import PartCode, PartCondition
from reports.errors import RenderingRefused
from reports.types import ContentsEntry, DataText, Part, Theme
from standards.types import FrameworkContent, ReportPart

UNLISTED = (PartCode.COVER, PartCode.CONTENTS)
# Parts that data alone fills, and that are left out where it has nothing to say.
FILLED_BY_DATA = (PartCode.CONTEXTUAL_FACTS, PartCode.ANNEX_RESULTS)


Texts: TypeAlias = Mapping[str, DataText]


def lay_out(content: FrameworkContent, themes: Sequence[Theme], texts: Texts) -> tuple[Part, ...]:
    """Return the parts in the edition's order, with one part per theme where it repeats.

    `texts` are the sections made from data, by the code of their part. What follows the themes is
    an appendix. Raises RenderingRefused for a part we cannot lay out.
    """
    parts: list[Part] = []
    appendices = 0
    for outlined in _filled(content.report_parts, texts):
        if outlined.repeats:
            parts.extend(_theme_part(outlined, theme, content) for theme in themes)
        elif any(part.theme for part in parts):
            appendices += 1
            label = _("Appendix %(number)d") % {"number": appendices}
            parts.append(_plain_part(outlined, label, texts))
        else:
            parts.append(_plain_part(outlined, "", texts))
    return tuple(parts)


def contents_of(parts: Sequence[Part]) -> tuple[ContentsEntry, ...]:
    """Return the lines of the contents: every part with a heading of its own, in order."""
    listed = (part for part in parts if part.code not in UNLISTED)
    return tuple(ContentsEntry(part.full_title, part.anchor) for part in listed)


def _plain_part(outlined: ReportPart, label: str, texts: Texts) -> Part:
    return Part(
        code=_known(outlined.code),
        title=str(outlined.title),
        anchor=outlined.code,
        label=label,
        text=texts.get(outlined.code),
        parts=tuple(_plain_part(inner, "", texts) for inner in _filled(outlined.parts, texts)),
    )


def _filled(outlined: Iterable[ReportPart], texts: Texts) -> Iterator[ReportPart]:
    return (one for one in outlined if one.code not in FILLED_BY_DATA or one.code in texts)


def _theme_part(outlined: ReportPart, theme: Theme, content: FrameworkContent) -> Part:
    return Part(
        code=_known(outlined.code),
        title=theme.title,
        anchor=f"theme-{theme.number}",
        label=content.name_of(content.standard_by_code[theme.code]),
        theme=theme,
        parts=tuple(_parts_of_theme(outlined, theme)),
    )


def _parts_of_theme(outlined: ReportPart, theme: Theme) -> Iterator[Part]:
    for inner in outlined.parts:
        if _appears(inner, theme):
            anchor = f"theme-{theme.number}-{inner.code}"
            yield Part(_known(inner.code), str(inner.title), anchor)


def _appears(outlined: ReportPart, theme: Theme) -> bool:
    conditions = {
        PartCondition.ALWAYS: True,
        PartCondition.JUDGED_FROM_CASES: theme.results is not None,
        PartCondition.CHART: theme.data_summary is not None,
        PartCondition.REGISTERS: theme.registers is not None,
    }
    return conditions[PartCondition(outlined.when)]


def _known(code: str) -> PartCode:
    try:
        return PartCode(code)
    except ValueError:
        raise RenderingRefused(
            _("The outline of this edition names a part that reports do not have: “%(code)s”.")
            % {"code": code}
        ) from None
