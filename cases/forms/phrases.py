"""A phrase as it is typed."""

from django import forms
from django.utils.translation import gettext_lazy as _

LENGTH = 300


class PhraseForm(forms.Form):
    """A sentence or two, for use in many notes."""

    text = forms.CharField(
        label=_("New phrase"),
        help_text=_(
            "Up to 300 characters. No names, no references, no dates: it goes into many cases."
        ),
        max_length=LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Type the phrase that you want to keep.")},
    )


class PhraseChoiceForm(forms.Form):
    """One of the person's phrases."""

    phrase = forms.IntegerField()
