"""What the ordinary forms about cases send, read and checked in shape; nothing is saved here."""

from cases.forms.answers import KEEP, MINE, ReturnForm, SentAnswer, read_changed, read_section

__all__ = ["KEEP", "MINE", "ReturnForm", "SentAnswer", "read_changed", "read_section"]
