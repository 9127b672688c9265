"""What a section's form holds, in words, for the pages that carry it past a sign-in."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.types import Typed
from cases.forms import SentAnswer, read_changed


def tell_answers(post: QueryDict, arguments: Mapping[str, Any]) -> Typed:
    """Count the answers that were changed, and give each by its question's code."""
    changed = read_changed(post)
    title = ngettext(
        "%(count)d answer of case %(case)s",
        "%(count)d answers of case %(case)s",
        len(changed),
    ) % {"count": len(changed), "case": arguments["case"]}
    return Typed(title, tuple((one.question, _in_words(one)) for one in changed))


def _in_words(sent: SentAnswer) -> str:
    content = sent.content
    parts = [
        _("Answer: %(value)s") % {"value": content.value or "–"},
        _("Reasons: %(reasons)s") % {"reasons": ", ".join(content.reasons)},
        content.note,
        _("Ask the case manager"),
    ]
    holds = [True, bool(content.reasons), bool(content.note), content.ask]
    return "\n".join(part for part, held in zip(parts, holds, strict=True) if held)
