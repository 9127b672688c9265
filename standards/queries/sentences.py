"""An edition's rules in words, the same on its pages and in the reports that follow it."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from standards.choices import Moderator
from standards.types import Domain, FrameworkContent, StandardContent


def domain_heading(content: FrameworkContent, domain: Domain | None) -> str:
    """Return "2. Court disposals", or "Themes" where the edition has no domains."""
    if domain is None:
        return capfirst(str(content.standards_noun))
    return f"{domain.number}. {domain.title}"


def scaling_sentence() -> str:
    """Say what happens to the cut-offs where fewer standards are rated."""
    return _(
        "Where fewer standards are rated, the cut-offs are scaled in proportion to the points "
        "that can still be had, and the rating is labelled as scaled."
    )


def outside_sentences(content: FrameworkContent) -> list[str]:
    """Name the standards whose points do not count for the overall rating, where there are any."""
    outside = [one.number for one in content.standards if not one.in_overall]
    if content.cut_offs is None or not outside:
        return []
    return [_("Outside the overall rating: %(codes)s.") % {"codes": ", ".join(outside)}]


def apart_sentences(content: FrameworkContent, standard: StandardContent) -> list[str]:
    """Say what sets a standard apart from the others: it may not count, or not be rated."""
    sentences = []
    if content.cut_offs is not None and not standard.in_overall:
        sentences.append(_("Rated apart: its points do not count for the overall rating."))
    if standard.unrated_when:
        sentences.append(_("Not rated when %(when)s.") % {"when": standard.unrated_when})
    return sentences


def discretion_reasons(content: FrameworkContent) -> list[str]:
    """Name the reasons for which a panel may depart from the band; none where it never may."""
    rule = content.discretion
    if rule is None:
        return []
    return [
        _("the deciding key question is within %(points)s percentage points of a boundary")
        % {"points": rule.within_points},
        *([_("one case judged otherwise would change the band")] if rule.one_case else []),
        _("its base is %(cases)s cases or fewer") % {"cases": rule.base_at_most},
    ]


def moderation_sentences(content: FrameworkContent) -> list[str]:
    """Say who makes a recommended rating final; nothing where the edition does not say."""
    rule = content.moderation
    if rule is None:
        return []
    if rule.by == Moderator.NONE:
        return [_("A rating that the lead inspector gives is final; nobody needs to agree it.")]
    if rule.by == Moderator.PANEL:
        return [
            _(
                "The lead inspector recommends each rating. It becomes final when the ratings "
                "panel agrees it; the panel can also agree another rating, or return it with a "
                "reason."
            )
        ]
    return [
        _("The lead inspector recommends each rating and makes it final by agreeing it."),
        *(
            [_("A ratings panel may meet; it can then agree or return a rating instead.")]
            if rule.panel_may_meet
            else []
        ),
    ]
