"""What is taken out of the client must be there to be taken out."""

from pathlib import Path

import pytest

from tests.faults.sabotage import CLIENT, sabotage_client


@pytest.mark.parametrize("kind", CLIENT)
def test_sabotage_fits_the_client(kind: str, tmp_path: Path) -> None:
    assert sabotage_client(kind, tmp_path) is not None
