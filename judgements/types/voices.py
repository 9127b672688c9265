"""A comment and an example of practice; `standard` is a theme's code, "" for none."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CommentContent:
    """What somebody said, and whether they agreed that it is published."""

    speaker: str
    standard: str
    text: str
    is_consented: bool
    consent_note: str


@dataclass(frozen=True)
class ExampleContent:
    """An example of practice; the name in it must be declared changed."""

    kind: str
    standard: str
    title: str
    changed_name: str
    is_name_changed: bool
    text: str
    is_consented: bool
    consent_note: str
