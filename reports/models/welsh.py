"""The Welsh of what was written in English."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from reports.models.base import VersionedRow
from reports.models.texts import Report


class WelshText(VersionedRow):
    """The Welsh of one passage; `of_sha256` names the very English that it was made from.

    `title` is the Welsh of the passage's title: of a box, or the office below the foreword.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="welsh_texts")
    key = models.CharField(max_length=100)
    title = models.CharField(_("Title in Welsh"), max_length=200, blank=True)
    text = models.TextField(_("Welsh"), blank=True)
    of_sha256 = models.CharField(max_length=64)

    class Meta(VersionedRow.Meta):
        ordering = ["report", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "key"], name="welsh_text_once_per_passage")
        ]

    def __str__(self) -> str:
        return f"Welsh of {self.key}"
