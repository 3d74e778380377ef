"""The settings of the rhythm."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from progress.models import RhythmSetting
from progress.models.wins import MOST_MINUTES


class RhythmForm(forms.Form):
    """Goal of the week; whether freezes are used; whether days in a row are shown at all."""

    goal = forms.ChoiceField(label=_("Goal of the week"), choices=RhythmSetting.Goal.choices)
    amount = forms.IntegerField(
        label=_("How many days (1 to 7) or minutes"),
        min_value=0,
        max_value=MOST_MINUTES,
        required=False,
    )
    freeze = forms.BooleanField(label=_("Use a freeze on a day off"), required=False)
    show_streak = forms.BooleanField(label=_("Show days in a row"), required=False)
