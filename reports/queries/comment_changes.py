"""How the texts that were changed for comments of the service read in a later version."""

from collections.abc import Iterable

from reports.choices import Language
from reports.models import ReportVersion, ServiceComment
from reports.queries.comparing import SAME, compare_words, filled_text
from reports.queries.place_words import changed_place
from reports.queries.versions import read_payload
from reports.types import PassageChange, VersionContent


def changes_in(comments: Iterable[ServiceComment], version: int) -> dict[int, PassageChange]:
    """Return by comment how the text changed for it reads in a version, given by its key.

    Each version is read once, all with one query. Nothing for the version that was commented on,
    or where the text reads the same.
    """
    linked = [one for one in comments if one.change_place and one.on_version_id != version]
    if not linked:
        return {}
    wanted = {version, *(one.on_version_id for one in linked)}
    versions = {one.pk: one for one in ReportVersion.objects.filter(pk__in=wanted)}
    contents = {pk: read_payload(one) for pk, one in versions.items()}
    found: dict[int, PassageChange] = {}
    for one in linked:
        before = _passage(contents[one.on_version_id], one.change_place)
        runs = compare_words(before, _passage(contents[version], one.change_place))
        if any(run.change != SAME for run in runs):
            number = versions[version].number
            found[one.pk] = PassageChange(changed_place(one), number, runs)
    return found


def _passage(content: VersionContent, key: str) -> str:
    """Return an English passage as its version printed it, "" for one it does not have."""
    for one in content.passages:
        if one.key == key and one.language == Language.ENGLISH.value:
            return filled_text(one, content)
    return ""
