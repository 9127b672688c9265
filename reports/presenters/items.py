"""What an item is called on pages about it alone."""

from django.utils.translation import gettext as _

from reports.choices import BlockKind, ItemKind
from reports.models import AnyItem, ExplanationBlock, RecommendationGroup


def kind_name(item: AnyItem) -> str:
    """Return what an item is called."""
    if isinstance(item, ExplanationBlock):
        return str(BlockKind(item.kind).label)
    names = {
        ItemKind.FINDING: _("Key finding"),
        ItemKind.ADDRESSEE: _("Addressee"),
        ItemKind.RECOMMENDATION: _("Recommendation"),
    }
    return names[item.KIND]


def words_of(item: AnyItem) -> str:
    """Return what was typed in it."""
    return item.addressee if isinstance(item, RecommendationGroup) else item.text
