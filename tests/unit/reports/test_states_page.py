import pytest
from django.core.management import call_command

from cases.policies import NEXT_STATES
from inspections.management.drawing import draw_states
from inspections.policies import NEXT_STAGES
from reports.policies import NEXT_STATUSES
from tests.architecture.tree import ROOT


def test_states_page_shows_the_tables_as_they_are(capsys):
    call_command("show_states")

    page = (ROOT / "docs/reference/states.md").read_text()
    diagrams = capsys.readouterr().out.strip().split("\n\n")
    assert len(diagrams) == 4
    missing = [one for one in diagrams if one not in page]
    assert missing == [], "Paste the output of manage.py show_states."


@pytest.mark.parametrize("table", [NEXT_STAGES, NEXT_STATES, NEXT_STATUSES])
def test_diagram_has_an_arrow_for_every_move(table):
    diagram = draw_states(table)

    for state in table:
        for following in table:
            arrow = f"    {state.value} --> {following.value}\n"
            assert (arrow in diagram) == (following in table[state])


@pytest.mark.parametrize("table", [NEXT_STAGES, NEXT_STATES, NEXT_STATUSES])
def test_table_names_every_state(table):
    assert set(table) == set(type(next(iter(table))))
