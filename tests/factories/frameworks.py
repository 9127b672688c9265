"""Published editions for tests: shipped ones, and a small one to count by hand."""

from pathlib import Path

import yaml

from standards.models import Framework
from standards.services.loading import SHIPPED_FRAMEWORKS, load_framework, load_framework_file
from standards.services.parsing import parse_file

SHIPPED = SHIPPED_FRAMEWORKS / "fji-2015.yaml"
STANDARDS_OF_2018 = SHIPPED_FRAMEWORKS / "yos-2018.yaml"
SMALL = Path(__file__).with_name("small-framework.yaml")
# An edition with a scale and rules of its own.
LANTERN = Path(__file__).with_name("lantern-framework.yaml")


def make_framework(path: Path = SMALL) -> Framework:
    """Load and publish an edition; the small one has themes to count by hand."""
    return load_framework_file(path=path, by="tests").framework


def make_moderated_framework(
    path: Path = SMALL, by: str = "panel", *, panel_may_meet: bool = True
) -> Framework:
    """Load an edition in which recommended ratings must be agreed."""
    document = parse_file(path.read_bytes()).document
    rule = {"provenance": "assumed", "by": by, "panel_may_meet": panel_may_meet}
    document.setdefault("rules", {})["moderation"] = rule
    content = yaml.safe_dump(document, sort_keys=False).encode()
    return load_framework(content=content, by="tests").framework
