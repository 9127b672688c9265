"""The page whose script does not come whole: it is an ordinary form."""

import pytest

from tests.faults.play import Play
from tests.faults.proxy import Fault, Kind

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.thorough
@pytest.mark.parametrize("kind", [Kind.CUT_BEFORE, Kind.PORTAL], ids=["lost", "portal"])
def test_f45_half_loaded_script_leaves_a_form_that_saves(play: Play, kind: Kind) -> None:
    play.stage.laptops["rosa"].clear_cache()
    play.stage.proxy.inject(Fault(kind, only=r"scoring/state\.[^/]*js"))
    play.sign_in("rosa")
    tab = play.stage.laptops["rosa"].open_tab()
    assert tab.go(play.stage.scene.path(play.assessment, "assessment"))

    tab.page.locator("#q-AS01-yes").check()
    tab.page.get_by_role("button", name="Save", exact=True).last.click()

    tab.page.get_by_text("1 answer saved").wait_for()
    assert play.stored("AS01").value == "yes"
