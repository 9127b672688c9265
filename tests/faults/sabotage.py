"""Takes one part of the promise out of the server or of the client, to see that it is missed.

The server's functions are changed in the process under test, the client's scripts in a copy of
the static files; no file of the project changes.
"""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings

# What is taken out of the client: the script, what stands there, what stands there instead.
CLIENT = {
    # Any reply of 200 counts as a receipt, the page of a captive portal too.
    "receipt": [
        (
            "outbox/answers.js",
            "  if (body === null) return { kind: 'unknown' }\n",
            "  if (status === 200) return { kind: 'receipt', version: body?.version ??"
            " entry.base + 1, savedAt: new Date().toISOString(), route: body?.route ?? {},"
            " digest: await digest(entry.content) }\n",
        )
    ],
    # What waits is held in the page only, though the page says that it is kept.
    "outbox": [
        ("outbox/outbox.js", "        entries.put(record)\n", "        void record\n"),
        (
            "outbox/outbox.js",
            "      this.loose.delete(entry.op_id)\n      this.isRefused = false\n",
            "      this.loose.set(entry.op_id, entry)\n",
        ),
    ],
    # A page has one operation id for each question, whatever its content; see the server below.
    "opid": [
        (
            "scoring/workspace.js",
            "      op_id: crypto.randomUUID(),\n",
            "      op_id: ((this.reused ??= {})[question] ??= crypto.randomUUID()),\n",
        ),
        # The receipts that pages keep for each other go by the same ids.
        (
            "outbox/outbox.js",
            "      receipts.put({ ...kept, at: Date.now() })\n",
            "      void [receipts, kept]\n",
        ),
    ],
}


def sabotage_server(kind: str) -> None:
    """Change functions of this process."""
    if kind == "version":
        _accept_any_version()
    elif kind == "opid":
        _take_a_known_operation_for_the_same()


def _accept_any_version() -> None:
    from cases.services import answering

    original = answering._apply_locked

    def apply_unchecked(locked: Any, operation: Any, traces: Any, by: Any) -> Any:
        current = locked.version_of(operation.question)
        return original(locked, replace(operation, base_version=current), traces, by)

    answering._apply_locked = apply_unchecked


def _take_a_known_operation_for_the_same() -> None:
    from cases.services import replies

    replies._check_same = lambda *_arguments: None


def sabotage_client(kind: str, folder: Path) -> Path | None:
    """Return a folder of static files in which the client lacks a part; None to change nothing."""
    if kind not in CLIENT:
        return None
    static = folder / "sabotaged-static"
    shutil.copytree(settings.BASE_DIR / "static", static)
    for script, there, instead in CLIENT[kind]:
        file = static / "js" / script
        text = file.read_text()
        if text.count(there) != 1:
            raise SystemExit(f"{script} has changed: adapt tests/faults/sabotage.py to it.")
        file.write_text(text.replace(there, instead))
    return static
