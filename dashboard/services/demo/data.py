"""Reads the data files that stand beside these modules."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent


@cache
def read_data(name: str) -> Any:
    """Return what `name`.yaml says; read once, so callers never change it."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
