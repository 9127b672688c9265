"""How the programs of this folder say what they found."""

import sys


def say(line: str = "") -> None:
    """Write one line at once, so that whoever waits sees how far it is."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
