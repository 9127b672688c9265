"""How far a judgement is, in words that stand on pages and in reports alike."""

from django.utils.translation import gettext as _

from cases.queries.scoring import StandardScore
from govuk.figures import answers_text, cases_of_text, cases_text
from judgements.choices import Ground
from judgements.policies.standings import Standing
from standards.queries.ratings import rating_word
from standards.types import FrameworkContent


def provisional_note(standing: Standing) -> str:
    """Return the mark of a rating that is recommended and not agreed; "" for any other."""
    return _("Provisional: not yet agreed.") if standing.is_waiting else ""


def explain_difference(content: FrameworkContent, standing: Standing) -> list[str]:
    """Say how a rating differs from those that stand beside it, and on what ground."""
    judgement = standing.judgement
    if judgement is None:
        return []
    sentences = []
    if standing.is_agreed_otherwise:
        sentences.append(
            _("“%(agreed)s” was agreed instead of the recommended “%(recommended)s”")
            % {
                "agreed": rating_word(content, standing.rating),
                "recommended": rating_word(content, judgement.rating),
            }
        )
    if standing.is_departure:
        sentences.append(_departure(standing.ground))
    return sentences


def _departure(ground: str) -> str:
    if not ground:
        return _("Departs from the rating indicated")
    return _("Departs from the rating indicated, because %(ground)s") % {
        "ground": Ground(ground).label
    }


def explain_base(content: FrameworkContent, score: StandardScore) -> str:
    """Return what a standard's percentage rests on, or that it has none."""
    if not score.standard.is_case_scored:
        return _("Judged from fieldwork, without a score")
    tally = score.tally
    if score.standard.is_pooled:
        answers = answers_text(tally.sufficient, tally.applicable)
        return f"{answers} {cases_text(tally.cases)}".strip()
    base = cases_of_text(tally.sufficient, tally.applicable)
    if not score.decided_by:
        return base
    return _("%(base)s on key question %(code)s, the lowest: %(text)s") % {
        "base": base,
        "code": score.decided_by,
        "text": content.key_question_by_code[score.decided_by].text,
    }
