"""Which capitalised words of the evidence are names, whoever reads the pages in what language."""

import pytest
from django.utils.translation import override

from reports.queries.known_names import names_in_evidence
from reports.queries.material import gather_material
from tests.factories.evidence import make_evidence

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en-gb", "cy"])
def test_role_of_the_team_is_no_name_in_any_language(sampled, lead_inspector, language):
    make_evidence(sampled, lead_inspector, text="They told Inspector and Zebedee a lot.")
    make_evidence(sampled, lead_inspector, text="Dywedodd Arolygydd lawer wrth Zebedee.")

    with override(language):
        names = names_in_evidence(gather_material(sampled))

    assert {name.casefold() for name in names} == {"zebedee"}
