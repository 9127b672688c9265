"""Warnings are settled with a reason, which holds as long as the sentence does."""

import pytest

from reports.errors import WritingRefused
from reports.models import SettledWarning
from reports.queries.checks import check_report
from reports.services.checks import reopen_warning, settle_warning
from reports.services.findings import add_finding

pytestmark = pytest.mark.django_db


def write(inspection, lead, text, standard="assessing"):
    return add_finding(inspection=inspection, standard=standard, text=text, by=lead)


def test_warning_is_settled_with_a_reason_until_its_sentence_changes(sampled, lead_inspector):
    lead = lead_inspector
    finding = write(sampled, lead, "The service spent £412,000 on this.")
    (warning,) = check_report(sampled).warnings_open

    settle_warning(
        inspection=sampled, fingerprint=warning.fingerprint, reason="Told by the head.", by=lead
    )

    result = check_report(sampled)
    assert result.warnings_open == ()
    (settled,) = result.settled
    assert (settled.reason, settled.by) == ("Told by the head.", "Helen Marsh")

    finding.text = "The service spent £512,000 on this."
    finding.save()
    assert len(check_report(sampled).warnings_open) == 1


def test_settled_warning_can_be_opened_again(sampled, lead_inspector):
    lead = lead_inspector
    write(sampled, lead, "The service spent £412,000 on this.")
    (warning,) = check_report(sampled).warnings_open
    settled = settle_warning(
        inspection=sampled, fingerprint=warning.fingerprint, reason="Told.", by=lead
    )

    reopen_warning(settled=settled, by=lead)

    assert check_report(sampled).warnings_open == (warning,)
    assert not SettledWarning.objects.exists()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_warning_is_not_settled_without_a_reason(sampled, lead_inspector, reason):
    write(sampled, lead_inspector, "The service spent £412,000 on this.")
    (warning,) = check_report(sampled).warnings_open

    with pytest.raises(WritingRefused):
        settle_warning(
            inspection=sampled,
            fingerprint=warning.fingerprint,
            reason=reason,
            by=lead_inspector,
        )
