import pytest

from govuk.templatetags.govuk import stars


@pytest.mark.parametrize(("count", "glyphs"), [(0, "☆☆☆☆"), (3, "★★★☆"), (4, "★★★★")])
def test_stars_fill_up_to_the_count(count, glyphs):
    assert stars(count) == glyphs
