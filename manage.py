#!/usr/bin/env python3
"""Runs the project's commands, always with the project's own Python environment."""

import os
import sys
from pathlib import Path


def use_own_environment() -> None:
    """Start again inside .venv when called with a Python that lacks the project's packages."""
    own_python = Path(__file__).resolve().parent / ".venv" / "bin" / "python"
    already_there = Path(sys.prefix).resolve() == own_python.parent.parent
    if own_python.exists() and not already_there:
        os.execv(own_python, [str(own_python), *sys.argv])  # noqa: S606 - a fixed path of our own


def main() -> None:
    """Hand the command line to Django."""
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        use_own_environment()
        sys.exit("Django is not installed. Run bin/run --setup-only first.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yotinspect.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
