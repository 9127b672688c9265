"""The keys of the scoring page: which there are, for its script, and what they do, for people."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from standards.types import NO, NOT_APPLICABLE, YES

# Clears an answer. Not a letter: nothing should be taken back by a slip of the finger.
DELETE = "Delete"


@dataclass(frozen=True)
class KeyLine:
    """One line of the help: keys as they are printed on a keyboard, and what they do."""

    keys: tuple[str, ...]
    does: str


def answer_keys() -> dict[str, str]:
    """Return the letter of each answer by its meaning; a language may have letters of its own."""
    return {
        YES: pgettext("key for yes", "y"),
        NO: pgettext("key for no", "n"),
        NOT_APPLICABLE: pgettext("key for not applicable", "a"),
    }


def command_keys() -> dict[str, str]:
    """Return the key of each command, as browsers name it in `KeyboardEvent.key`."""
    return {
        "next": pgettext("key for the next question", "j"),
        "previous": pgettext("key for the previous question", "k"),
        "unanswered": pgettext("key for the next unanswered question", "u"),
        "search": "/",
        "jump": pgettext("key to go to a question by its code", "g"),
        "note": pgettext("key to type evidence", "e"),
        "guidance": pgettext("key for the guidance, help", "h"),
        "phrases": pgettext("key for phrases", "p"),
        "ask": pgettext("key to mark a question", "m"),
        "clear": DELETE,
        "keys": "?",
    }


def keys_data() -> dict[str, Any]:
    """Return what the page's script listens for."""
    return {"answers": answer_keys(), "commands": command_keys()}


def show_keys() -> dict[str, list[KeyLine]]:
    """Return the help: the few lines that stay in sight, and all of them."""
    answers, keys = answer_keys(), command_keys()
    return {
        "short": [
            _line(_("answer"), *answers.values()),
            _line(_("next, previous"), keys["next"], keys["previous"]),
            _line(_("next unanswered"), keys["unanswered"]),
            _line(_("search this case"), keys["search"]),
        ],
        "all": [
            _line(_("answer yes, no, not applicable"), *answers.values()),
            _line(_("give the first, second, third answer"), "1", "2", "3"),
            _line(_("take the answer back"), keys["clear"]),
            _line(_("next question, previous question"), keys["next"], keys["previous"]),
            _line(_("next unanswered question, also in other sections"), keys["unanswered"]),
            _line(_("search this case, or go to a question by its code"), *_searching(keys)),
            _line(_("type evidence; Esc goes back to the answers"), keys["note"]),
            _line(_("open or close the guidance"), keys["guidance"]),
            _line(_("insert a phrase in the evidence"), keys["phrases"]),
            _line(_("mark the question to ask the case manager"), keys["ask"]),
            _line(_("show these keys"), keys["keys"]),
        ],
    }


def _searching(keys: dict[str, str]) -> tuple[str, str]:
    return keys["search"], keys["jump"]


def _line(does: str, *keys: str) -> KeyLine:
    printed = {DELETE: _("Delete")}
    return KeyLine(tuple(printed.get(key, key.upper()) for key in keys), does)
