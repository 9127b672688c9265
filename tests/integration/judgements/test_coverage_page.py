"""What has been looked at: counts that equal a recount, and where nobody has looked."""

import random
from collections import Counter

import pytest

from accounts.permissions import Permission
from accounts.roles import RoleCode
from judgements.choices import Direction
from judgements.models import Evidence
from judgements.queries.coverage import count_entries, coverage_of
from judgements.queries.fieldwork import get_fieldwork_for
from tests.factories.evidence import make_evidence
from tests.pages import markup_of, text_of

pytestmark = pytest.mark.django_db

PLACES = [
    ("assessing", ""),
    ("planning", ""),
    ("leading", ""),
    ("leading", "area-board"),
    ("leading", "area-staff"),
]


@pytest.fixture
def access(inspection, lead_inspector):
    return get_fieldwork_for(lead_inspector, inspection.reference, Permission.VIEW_EVIDENCE)


def log_at_random(inspection, by, seed):
    """Save entries with links drawn by chance, one of them withdrawn; return the others."""
    chance = random.Random(seed)
    entries = []
    for number in range(8):
        links = chance.sample(PLACES, chance.randint(0, len(PLACES)))
        direction = chance.choice(Direction.values)
        made = make_evidence(
            inspection,
            by,
            text=f"Entry {number}.",
            direction=direction,
            places=tuple(f"{standard}/{place}" for standard, place in links),
        )
        entries.append((made, links, direction))
    withdrawn, *standing = entries
    Evidence.objects.filter(pk=withdrawn[0].pk).update(withdrawn_at=withdrawn[0].at)
    return standing


@pytest.mark.parametrize("seed", range(3))
def test_counts_equal_a_recount(access, inspection, inspector, django_assert_num_queries, seed):
    entries = log_at_random(inspection, inspector, seed)
    with django_assert_num_queries(1):
        covered = coverage_of(access)

    for standard in covered:
        code = standard.standard.code
        for one in standard.places:
            key = (code, one.place.place)
            expected = Counter(shown for _made, links, shown in entries if key in links)
            assert one.counts == expected
        about = Counter(
            shown for _made, links, shown in entries if any(link[0] == code for link in links)
        )
        assert +count_entries(access, code) == about
        seen = {link for _made, links, _shown in entries for link in links}
        leaves = [(code, one.place.place) for one in standard.to_look_at]
        assert standard.looked_at == len(seen.intersection(leaves))


def test_page_says_where_nobody_has_looked(lead, address, inspection, inspector):
    make_evidence(inspection, inspector, direction="gap", places=("leading/area-board",))
    words = text_of(lead.get(address("coverage-detail")))

    assert "1 of 4 prompts looked at" in words
    assert "Theme 3: Leading: 1 of 2 prompts looked at" in words
    assert "1. The board 1 gap" in words
    assert "2. Staff Nobody has looked at this yet" in words


def test_page_narrows_to_what_is_missing_and_to_one_theme(lead, address, inspection, inspector):
    make_evidence(inspection, inspector, places=("leading/area-board", "planning/"))
    page = address("coverage-detail")

    missing = text_of(lead.get(f"{page}?show=missing"))
    assert "2. Staff" in missing
    assert "1. The board" not in missing
    assert "Planning" not in missing
    one = text_of(lead.get(f"{page}?standard=leading"))
    assert "Assessing" not in one
    assert "Assessing" in text_of(lead.get(f"{page}?standard=no-such"))


def test_prompt_leads_to_its_place_in_the_framework(lead, address, inspection):
    page = markup_of(lead.get(address("coverage-detail")))

    assert "/themes/leading/#area-board" in page


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (RoleCode.PARTNER_INSPECTOR, 200),
        (RoleCode.USER_VOICE, 403),
        (RoleCode.SUPPORT_OFFICER, 403),
    ],
)
def test_coverage_is_for_who_reads_all_evidence(client, address, member, role, status):
    client.force_login(member(role))

    assert client.get(address("coverage-detail")).status_code == status
