"""The questions of before and after."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from curriculum.models import Course
from progress.models import GapAnswer

WORRIES = [
    ("1", _("1 – no worry")),
    ("2", "2"),
    ("3", "3"),
    ("4", "4"),
    ("5", _("5 – a great worry")),
]


class GapForm(forms.Form):
    """One subject: how great the worry is, and in words. Both may be left out."""

    worry = forms.TypedChoiceField(
        label=_("How worried?"),
        choices=WORRIES,
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=False,
    )
    words = forms.CharField(
        label=_("In your words"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        required=False,
    )


def gap_forms(
    data: Any, answers: Iterable[GapAnswer], moment: str, course: Course | None
) -> list[GapForm]:
    """A form for each subject, with what was said already; the prefix is the subject."""
    wanted = course.pk if course else None
    said = {one.subject: one for one in answers if (one.moment, one.course_id) == (moment, wanted)}
    found = []
    for subject in GapAnswer.Subject:
        kept = said.get(subject)
        initial = {"worry": kept.worry, "words": kept.words} if kept else None
        form = GapForm(data, prefix=subject.value, initial=initial)
        form.title = subject.label  # type: ignore[attr-defined]
        found.append(form)
    return found
