"""The addresses of what is written: each section's page, and each passage's place on it."""

from django.urls import reverse

from reports.choices import PassageKind
from reports.types.passages import PassageKey

OF_RECOMMENDATIONS = (PassageKind.LEAD_IN, PassageKind.ADDRESSEE, PassageKind.RECOMMENDATION)


def slug_of(key: str) -> str:
    """Return the id of a passage's parts on its page."""
    return key.replace(":", "-").replace(".", "-")


def section_address(reference: str, key: str, standard: str) -> str:
    """Return the page on which a passage is written; ``standard`` is "" outside the themes."""
    passage = PassageKey.read(key)
    if standard:
        return reverse("reports:theme-edit", args=[reference, standard])
    if passage is not None and passage.kind in OF_RECOMMENDATIONS:
        return reverse("reports:recommendation-list", args=[reference])
    return reverse("reports:foreword-edit", args=[reference])


def passage_address(reference: str, key: str, standard: str = "") -> str:
    """Return the place at which a passage is written: its section's page, and the passage on it."""
    return f"{section_address(reference, key, standard)}#q-{slug_of(key)}"


def own_page(wanted: str, reference: str, otherwise: str) -> str:
    """Return the address asked for, if it is one of this report's pages, else the named page."""
    home = reverse("reports:report-detail", args=[reference])
    is_own = wanted.startswith(home) and not any(one in wanted for one in ("\\", "//", "\n", "\r"))
    return wanted if is_own else reverse(otherwise, args=[reference])
