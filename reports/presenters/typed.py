"""What a form of the editor holds, for the pages that carry it past a sign-in."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from accounts.types import Typed
from reports.choices import PassageKind
from reports.presenters.passage_fields import labels_of
from reports.types.passages import PassageKey


def tell_passage(post: QueryDict, arguments: Mapping[str, Any]) -> Typed:
    """Say what a posted passage holds."""
    key = PassageKey.read(post.get("passage", ""))
    labels = labels_of(key.kind if key else PassageKind.LEAD_IN)
    texts = tuple((label, str(post[name])) for name, label in labels.items() if post.get(name))
    return Typed(_("A text of the report on %(reference)s") % arguments, texts)
