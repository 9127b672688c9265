import pytest

from standards.queries.frameworks import _contents
from standards.services.loading import load_framework
from tests.unit.standards.small import SMALL


@pytest.fixture
def small(db):
    """The small framework, published."""
    return load_framework(content=SMALL.encode(), by="ada@example.org").framework


@pytest.fixture(autouse=True)
def nothing_kept():
    """Forget content kept by the test before."""
    _contents.clear()
