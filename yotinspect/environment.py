"""Typed readers of settings: from the environment first, then from the data folder's settings file.

A missing or bad value stops the start with a sentence that says what to set.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = frozenset({"1", "on", "true", "yes"})
FALSE_WORDS = frozenset({"0", "off", "false", "no"})


class Environment:
    """Values by name; ``file`` holds NAME=value lines written by bin/run for this machine."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.values = {**read_settings_file(file), **os.environ}

    def text(self, name: str, *, default: str | None = None, hint: str = "") -> str:
        """Return the text; without a default a missing or empty value stops the start."""
        value = self.values.get(name) or default
        if value is None:
            raise ImproperlyConfigured(f"{name} is not set. {hint}".strip())
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        """Return on or off."""
        word = self.values.get(name, "on" if default else "off").lower()
        if word not in TRUE_WORDS | FALSE_WORDS:
            raise ImproperlyConfigured(f"{name} is {word!r}. Set it to on or off.")
        return word in TRUE_WORDS

    def whole_number(self, name: str, *, default: int) -> int:
        """Return a whole number of 0 or more."""
        word = self.values.get(name, str(default))
        if not word.isdecimal():
            raise ImproperlyConfigured(f"{name} is {word!r}. Set it to a whole number.")
        return int(word)

    def words(self, name: str, *, default: str) -> list[str]:
        """Return a list from comma-separated text."""
        return [
            word.strip() for word in self.text(name, default=default).split(",") if word.strip()
        ]

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        """Return Django's database settings from an address, sqlite:///PATH or postgresql://…"""
        return read_database_address(name, self.text(name, default=default))


def read_settings_file(file: Path) -> dict[str, str]:
    """Return the NAME=value lines of a file; a file that is not there holds nothing."""
    if not file.is_file():
        return {}
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, value in pairs}


def read_database_address(name: str, address: str) -> dict[str, Any]:
    """Return settings with the durability that saved answers rely on, for either database."""
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return sqlite_settings(unquote(parts.path[1:]))
    if parts.scheme in {"postgres", "postgresql"}:
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": query.pop("host", parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": query,
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured(
        f"{name} starts with {parts.scheme or 'nothing'!r}. "
        "Set it to sqlite:///PATH or postgresql://USER:PASSWORD@HOST:PORT/NAME."
    )


def sqlite_settings(path: str) -> dict[str, Any]:
    """SQLite so that a confirmed commit survives a power cut, and writers queue, not fail."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            ),
        },
        "TEST": {"NAME": f"{path}.test"},
    }
