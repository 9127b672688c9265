"""The explanation of a theme's findings: numbered paragraphs and the boxes between them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from reports.choices import PRACTICE_EXAMPLES, BlockKind, ItemKind
from reports.models.base import Item
from reports.models.texts import Report


class ExplanationBlock(Item):
    """One paragraph or box. `area` is the sub-area's code where the theme has any, else blank.

    An example is stored only once its name is changed; consent may be declared later, before the
    release. `source` names what of the fieldwork it was taken over from, such as "comment-12".
    `consent_withdrawn_at` is when it was taken out of the public library: it may not be published
    again.
    """

    LIST_FIELDS = ("report", "standard", "area")
    KIND = ItemKind.BLOCK

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="blocks")
    standard = models.ForeignKey("standards.Standard", on_delete=models.PROTECT, related_name="+")
    area = models.CharField(_("Sub-area"), max_length=50, blank=True)
    kind = models.CharField(_("Kind"), max_length=20, choices=BlockKind.choices)
    title = models.CharField(_("Title of the box"), max_length=120, blank=True)
    text = models.TextField(_("Text"))
    changed_name_declared = models.BooleanField(
        _("No real name: the name in this example is changed"), default=False
    )
    consent_declared = models.BooleanField(
        _("Whoever it tells of has agreed to its being published"), default=False
    )
    source = models.CharField(_("Taken over from"), max_length=80, blank=True)
    consent_withdrawn_at = models.DateTimeField(null=True)

    class Meta(Item.Meta):
        constraints = [
            models.CheckConstraint(name="explanation_block_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="practice_example_declares_the_changed_name",
                condition=~Q(kind__in=PRACTICE_EXAMPLES) | Q(changed_name_declared=True),
            ),
        ]

    def __str__(self) -> str:
        return f"block {self.pk}"

    @property
    def is_practice_example(self) -> bool:
        """Whether it tells of one child, under another name."""
        return self.kind in PRACTICE_EXAMPLES
