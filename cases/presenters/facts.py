"""What the service states about a case, in words."""

from collections import Counter
from collections.abc import Mapping

from django.utils.translation import gettext as _

from standards.types import NO, YES, CaseFact, FrameworkContent


def facts_in_short(content: FrameworkContent, facts: Mapping[str, str]) -> list[str]:
    """Return one phrase per fact for the line that stays in sight; what is not so is left out.

    A value that could belong to more than one fact, such as a level, is named with its fact.
    """
    repeated = _repeated_values(content)
    return [
        _phrase(fact, facts[fact.code], repeated)
        for fact in content.facts
        if facts.get(fact.code, NO) != NO
    ]


def facts_in_full(content: FrameworkContent, facts: Mapping[str, str]) -> list[dict[str, str]]:
    """Return every fact with its value, as rows of a summary list."""
    return [
        {"key": str(fact.label), "value": fact_value(fact, facts.get(fact.code, ""))}
        for fact in content.facts
    ]


def fact_value(fact: CaseFact, code: str) -> str:
    """Return the label of a value; words of our own where the service stated none."""
    return str(fact.label_of(code)) or code or _("Not stated")


def _phrase(fact: CaseFact, code: str, repeated: frozenset[str]) -> str:
    if code == YES:
        return str(fact.label)
    if code in repeated:
        return _("%(fact)s: %(value)s") % {
            "fact": fact.label,
            "value": fact_value(fact, code).lower(),
        }
    return fact_value(fact, code)


def _repeated_values(content: FrameworkContent) -> frozenset[str]:
    uses = Counter(value.code for fact in content.facts for value in fact.values)
    return frozenset(code for code, times in uses.items() if times > 1)
