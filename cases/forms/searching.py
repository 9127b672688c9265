"""What is looked for in a case."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """A code, or words of a question or a note."""

    words = forms.CharField(
        label=_("Code or words"),
        help_text=_("Looks through the questions, the guidance and the notes of this case."),
        min_length=2,
        max_length=200,
        error_messages={
            "required": _("Type a code or a word to look for."),
            "min_length": _("Type at least two letters."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
