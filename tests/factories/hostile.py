"""Texts that try to reach files, other machines or the browser's scripts, in every text field."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import models

from inspections.models import Inspection
from reports.models import (
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
    Report,
    ThemeText,
)

# {site} is an address where somebody listens, {file} a file with a secret in it.
CORPUS = (
    '<script>alert(1)</script><script src="{site}/s.js"></script>',
    '"><img src={site}/a.png onerror=alert(2)>',
    "'><svg onload=alert(3)><image href='{file}'/></svg>",
    '<link rel="attachment" href="{file}">',
    '<link rel=stylesheet href="{site}/x.css">',
    "<style>@import url({site}/y.css);@font-face{{font-family:x;src:url({file})}}</style>",
    '<iframe src="{file}"></iframe><object data="{file}"></object><embed src="{file}">',
    '<p style="background:url({site}/b.png);content:url({file})">x</p>',
    "<a href=javascript:alert(4)>press</a> [press](javascript:alert(5)) ![x]({site}/c.png)",
    "</p></li></ol></article></body><body onload=alert(6)>",
    "<base href={site}/><meta http-equiv=refresh content='0;url={site}/'>",
    "<form action={site}/><button formaction=javascript:alert(7) autofocus onfocus=alert(8)>",
    "<math><mtext></p><img src=x onerror=alert(9)></math>",
    "{{{{ document }}}} {{% include '{file}' %}} {{% load i18n %}}",
    "&lt;script&gt;alert(10)&lt;/script&gt; &#60;img src=x onerror=alert(11)&#62;",
    "<!--<img src=--><img src=x onerror=alert(12)//>",
    "<![CDATA[<script>alert(13)</script>]]><?xml version='1.0'?><!DOCTYPE x SYSTEM '{file}'>",
    "**<b onmouseover=alert(14)>bold</b>** *<i>x</i>* `<code>` <details open ontoggle=alert(15)>",
    "\u202e<script>alert(16)</script>\u2028<img src=x onerror=alert(17)>",
    '=HYPERLINK("{site}","x") +cmd|\' /C calc\'!A0 @SUM(1+1)',
    '[[question:<script>alert(18)</script>:words]] [[from:evidence:"><img src=x>]]',
)
WRITTEN = (Report, ThemeText, KeyFinding, ExplanationBlock, RecommendationGroup, Recommendation)
# These say what a row is, not what somebody wrote.
CODES = {"area", "status", "kind", "uid", "number", "publication_number", "source", "source_kind"}
SECRET = "the-secret-of-this-machine"


@dataclass
class Trap:
    """Where hostile texts point at: a port that counts who comes, and a file with a secret."""

    site: str
    file: str
    hits: list[bytes] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Return the corpus with its addresses."""
        return [text.format(site=self.site, file=self.file) for text in CORPUS]


@contextmanager
def set_trap(folder: Path) -> Iterator[Trap]:
    """Listen on loopback, and lay out a file that must never be read."""
    secret = folder / "secret.txt"
    secret.write_text(SECRET)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        trap = Trap(f"http://127.0.0.1:{listener.getsockname()[1]}", secret.as_uri())
        thread = threading.Thread(target=_count, args=(listener, trap), daemon=True)
        thread.start()
        yield trap
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=10)


def _count(listener: socket.socket, trap: Trap) -> None:
    while True:
        try:
            caller, _address = listener.accept()
        except OSError:
            return
        with caller:
            trap.hits.append(caller.recv(200))


def poison(inspection: Inspection, texts: list[str]) -> list[str]:
    """Put hostile texts into every text field of a report and its inspection's service.

    Rows are changed directly, as if no form had looked at them. Return the names of the fields.
    """
    service = inspection.service
    poisoned = []
    for field_ in _text_fields(type(service)):
        setattr(service, field_.name, _fitting(field_, texts, len(poisoned)))
        poisoned.append(field_.name)
    service.save()
    for model in WRITTEN:
        for row in model._default_manager.all():
            for field_ in _text_fields(model):
                setattr(row, field_.name, _fitting(field_, texts, len(poisoned)))
                poisoned.append(f"{model.__name__}.{field_.name}")
            row.save()
    return poisoned


def _text_fields(model: type[models.Model]) -> list[models.Field]:
    return [
        one
        for one in model._meta.get_fields()
        if isinstance(one, models.CharField | models.TextField)
        and not one.choices
        and not one.unique
        and one.name not in CODES
    ]


def _fitting(field_: models.Field, texts: list[str], turn: int) -> str:
    """Return the whole corpus, or the next text of it that a short field can hold."""
    if field_.max_length is None or field_.max_length > 5000:
        return "\n\n".join(texts[turn % len(texts) :] + texts[: turn % len(texts)])
    fitting = [text for text in texts if len(text) <= field_.max_length]
    return fitting[turn % len(fitting)] if fitting else texts[0][: field_.max_length]
