"""For cron: removes files that were made of drafts long ago and made again since."""

from typing import Any

from django.core.management.base import BaseCommand
from django.template.defaultfilters import filesizeformat

from reports.services.pruning import prune_draft_files


class Command(BaseCommand):
    """Prunes the kept files of drafts; to be run every day or every week."""

    help = (
        "For cron: removes files of draft reports that are older than DRAFT_FILES_DAYS and were "
        "made again since. The newest of each kind stays, and so does all that was released."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove them and say how many there were."""
        pruned = prune_draft_files()
        size = filesizeformat(pruned.size).replace("\xa0", " ")
        self.stdout.write(
            f"Requests forgotten: {pruned.requests}. Files removed: {pruned.files} ({size})."
        )
