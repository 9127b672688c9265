"""Plain values of the audit trail: how a record is chained to the one before it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


def chain_hash(previous: str, content: Mapping[str, Any]) -> str:
    """Return the SHA-256 (hex) of the previous hash and the content in canonical JSON."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), cls=DjangoJSONEncoder)
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()
