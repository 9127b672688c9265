"""Reads the rules for files beside entries, from the file beside this app."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from judgements.types.attachments import AttachmentRules, FileType
from standards.choices import Provenance

FILE = Path(__file__).parents[1] / "attachment_rules.yaml"


@cache
def attachment_rules() -> AttachmentRules:
    """Return the rules."""
    data = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return AttachmentRules(
        types=tuple(_read_type(one) for one in data["types"]),
        most_bytes=data["most_bytes"],
        most_files=data["most_files"],
        most_unpacked_bytes=data["most_unpacked_bytes"],
        most_members=data["most_members"],
        provenance=Provenance(data["provenance"]),
        source=data["source"],
    )


def _read_type(data: Mapping[str, Any]) -> FileType:
    return FileType(
        endings=tuple(data["endings"]),
        media_type=data["media_type"],
        starts=bytes.fromhex(str(data.get("starts", ""))),
        member=data.get("member", ""),
    )
