"""What a person does to a question, logged as it is done: typed, chosen, discarded."""

import time
from typing import Any

from tests.faults.laptops import Tab

# Acts that change an answer; the others are clicks beside it.
TYPING = frozenset({"choose", "note", "reason", "ask", "clear"})


def perform(tab: Tab, name: str, which: int | str, argument: Any = None) -> bool:
    """Do something to a question, by its code or its place; return whether there was a page."""
    started = time.time()
    done = tab.act(name, which, argument)
    if done and name in TYPING and done["before"] != done["after"]:
        tab.laptop.log.write("typed", tab=tab.name, act=name, time=started, **done)
    return done is not None


def settle(tab: Tab, question: str, choice: str) -> None:
    """Choose between two answers; the one that gives way in the controls is discarded."""
    log = tab.laptop.log
    started = time.time()
    done = tab.act("conflict", question, choice)
    if done is None or done["status"] != "conflict":
        return
    log.write("chose", tab=tab.name, choice=choice, time=started, **done)
    if done["before"] == done["after"]:
        return
    whose = {name: done[name] for name in ("person", "question")}
    log.write("discarded", time=time.time(), content=done["before"], **whose)
    if choice == "join":
        log.write("typed", tab=tab.name, act="join", time=started, **done)
