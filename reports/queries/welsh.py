"""Which Welsh words a report would need and does not have."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from cases.queries.sampling_rules import is_sampling_welsh_checked
from judgements.queries.register_rules import is_register_welsh_checked
from standards.types import FrameworkContent, ReportPart, StandardContent, Text

WELSH = "cy"


def lacking_welsh(content: FrameworkContent, standards: Sequence[StandardContent]) -> list[str]:
    """Return what of an edition that a report prints lacks Welsh, in the reader's words."""
    groups = {
        _("the title of the edition"): [
            *(content.title, content.about, content.standard_noun, content.standards_noun),
            *(domain.title for domain in content.domains),
        ],
        _("the headings of the report"): list(_titles(content.report_parts)),
        _("the judgement words"): [rating.label for rating in content.ratings],
        **{str(one.title): list(_texts_of(one)) for one in standards},
        _("the chart labels"): [one.headline for one in content.questions if one.is_headline],
    }
    return [name for name, texts in groups.items() if any(map(_lacks_welsh, texts))]


def unchecked_rules(content: FrameworkContent) -> list[str]:
    """Return whose Welsh no translator has read, of the rules that a report prints words of."""
    checked = {
        _("the edition of the framework"): content.is_welsh_checked,
        _("the registers"): is_register_welsh_checked(),
        _("the rules of samples"): is_sampling_welsh_checked(),
    }
    return [name for name, is_checked in checked.items() if not is_checked]


def _texts_of(standard: StandardContent) -> Iterator[Text]:
    yield from (standard.title, standard.expectation)
    yield from (standard.score_phrase, standard.judgement_subject)
    for area in standard.areas:
        yield from (area.title, area.aim)
    yield from (one.text for one in standard.key_questions)


def _titles(parts: Sequence[ReportPart]) -> Iterator[Text]:
    for part in parts:
        yield part.title
        yield from _titles(part.parts)


def _lacks_welsh(text: Text) -> bool:
    return text.text_in(WELSH).fell_back
