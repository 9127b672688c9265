"""Checks the shape of the file against framework.schema.json, in plain words."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from standards.errors import Fault
from standards.services.parsing import ParsedFile

SCHEMA_FILE = FilePath(__file__).resolve().parents[2] / "frameworks" / "framework.schema.json"


def check_shape(file: ParsedFile) -> Iterator[Fault]:
    """Every place where the file does not have the shape of a framework."""
    for error in _validator().iter_errors(file.document):
        path = tuple(error.absolute_path)
        line = file.line_of(path)
        if error.validator == "required":
            for name in _missing(error):
                yield Fault(line, _("“%(name)s” is missing here") % {"name": name})
        elif error.validator == "additionalProperties":
            for name in _unknown(error):
                reason = _("“%(name)s” is not a field that belongs here") % {"name": name}
                yield Fault(file.line_of((*path, name)), reason)
        else:
            yield Fault(line, _explain(error))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def _missing(error: ValidationError) -> list[str]:
    return [name for name in _list(error.validator_value) if name not in _map(error.instance)]


def _unknown(error: ValidationError) -> list[str]:
    allowed = _map(_map(error.schema)["properties"])
    return [name for name in _map(error.instance) if name not in allowed]


def _explain(error: ValidationError) -> str:
    words = {"field": _field(error), "value": error.instance, "limit": error.validator_value}
    return _reason(error, words) % words


def _reason(error: ValidationError, words: dict[str, Any]) -> str:
    match error.validator:
        case "type" if error.instance is None:
            return _("“%(field)s” is empty")
        case "type":
            words["limit"] = _kind(error.validator_value)
            return _("“%(field)s” must be %(limit)s")
        case "enum":
            words["limit"] = ", ".join(map(str, _list(error.validator_value)))
            return _("“%(field)s” is “%(value)s”, but must be one of: %(limit)s")
        case "pattern" if not str(error.instance).strip():
            return _("“%(field)s” is empty")
        case "pattern":
            words["limit"] = _map(error.schema).get("description", error.validator_value)
            return _("“%(field)s” is “%(value)s”, but must be %(limit)s")
        case "minLength" | "minItems" | "minProperties":
            return _("“%(field)s” needs at least %(limit)s")
        case "maxLength" | "maxItems":
            return _("“%(field)s” may have at most %(limit)s")
        case "minimum":
            return _("“%(field)s” is %(value)s, but may not be less than %(limit)s")
        case "maximum":
            return _("“%(field)s” is %(value)s, but may not be more than %(limit)s")
        case _:
            words["value"] = error.message
            return "%(value)s"


def _field(error: ValidationError) -> str:
    """The name of the faulty field, or of the list that the faulty entry stands in."""
    names = [part for part in error.absolute_path if isinstance(part, str)]
    return names[-1] if names else _("the file")


def _kind(types: object) -> str:
    kinds = {
        "string": _("text (put it in quotes)"),
        "object": _("a map of fields"),
        "array": _("a list"),
        "integer": _("a whole number"),
        "boolean": _("true or false"),
    }
    wanted = _list(types) if isinstance(types, list) else [str(types)]
    return kinds[wanted[0]]


def _map(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[str]:
    return value if isinstance(value, list) else []
