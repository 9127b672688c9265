from django.core.management import call_command

from inspections.choices import Stage
from inspections.policies import NEXT_STAGES
from inspections.presenters.stages import draw_stages
from tests.architecture.tree import ROOT


def test_states_page_shows_the_table_as_it_is(capsys):
    call_command("show_states")

    page = (ROOT / "docs/reference/states.md").read_text()
    assert capsys.readouterr().out in page, "Paste the output of manage.py show_states."


def test_diagram_has_an_arrow_for_every_move():
    diagram = draw_stages()

    for stage in Stage:
        for following in Stage:
            arrow = f"    {stage.value} --> {following.value}\n"
            assert (arrow in diagram) == (following in NEXT_STAGES[stage])
