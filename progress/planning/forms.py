"""What a learner types about a plan, and about minutes that the site did not see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from progress.planning.checking import MOST_PAUSES, faults
from progress.planning.measuring import Row
from progress.planning.schedule import Settings, Span
from progress.planning.selectors import Plan
from progress.planning.wording import FAULTS

DATE = {"type": "date"}
SPARE_PAUSES = 2


def _date(**options: Any) -> forms.DateField:
    # The browser's own picker sends and wants this form in every language.
    widget = forms.DateInput(format="%Y-%m-%d", attrs=DATE)
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d"], **options)


class PlanForm(forms.Form):
    """Minutes of each weekday, start, wanted end, pauses, what is left out."""

    starts_on = _date(label=_("First day of study"))
    wanted_on = _date(
        label=_("Done by"),
        required=False,
        help_text=_("The day that you wish for, if there is one."),
    )
    study_at = forms.TimeField(
        label=_("Time of day"),
        help_text=_("When study blocks begin in your calendar."),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    keep_extras = forms.BooleanField(
        label=_("Keep the extra minutes that catch up"), required=False, initial=True
    )

    def __init__(self, plan: Plan, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=_initial(plan.settings))
        self.plan = plan
        for weekday in range(7):
            self.fields[f"minutes_{weekday}"] = forms.IntegerField(
                label=WEEKDAYS[weekday],
                required=False,
                widget=forms.NumberInput(
                    attrs={"min": 0, "max": 1440, "step": 5, "inputmode": "numeric"}
                ),
            )
        for place in range(self._pauses(data)):
            self.fields[f"pause_first_{place}"] = _date(label=_("First day"), required=False)
            self.fields[f"pause_last_{place}"] = _date(label=_("Last day"), required=False)
        if not plan.settings.extras:
            del self.fields["keep_extras"]
        self.fields["left_out"] = forms.MultipleChoiceField(
            label=_("Weeks to leave out"),
            required=False,
            choices=[(row.key, row.title) for row in plan.rows],
        )

    def _pauses(self, data: Mapping[str, Any] | None) -> int:
        typed = sum(key.startswith("pause_first_") for key in data or ())
        return min(MOST_PAUSES, max(typed, len(self.plan_pauses()) + SPARE_PAUSES))

    def plan_pauses(self) -> tuple[Span, ...]:
        """The pauses that are saved."""
        return tuple(self.initial["pauses"])

    def clean(self) -> dict[str, Any]:
        """Refuse what cannot be a plan, each at its place."""
        values: dict[str, Any] = super().clean() or {}
        self._check_pauses(values)
        if not self.errors:
            settings, pauses = self.settings(), self._typed_pauses()
            for field, fault in faults(settings, self.plan.today):
                self.add_error(self._place(field, pauses), str(FAULTS[fault]))
            if self.plan.rows and not self.plan.situation.within(settings):
                self.add_error("left_out", str(FAULTS["nothing_left"]))
        return values

    def _place(self, field: str, pauses: list[tuple[str, str]]) -> str | None:
        """The typed field that a fault is about: empty pauses do not count."""
        name, _bar, place = field.rpartition("_")
        if name.startswith("pause"):
            return pauses[int(place)][name == "pause_last"]
        return field if field in self.fields else None

    def _typed_pauses(self) -> list[tuple[str, str]]:
        values = self.cleaned_data
        return [pair for pair in self._pause_fields() if all(map(values.get, pair))]

    def _check_pauses(self, values: Mapping[str, Any]) -> None:
        for first, last in self._pause_fields():
            if bool(values.get(first)) != bool(values.get(last)):
                missing = last if values.get(first) else first
                if missing not in self.errors:
                    self.add_error(missing, _("A pause needs its first and its last day."))

    def _pause_fields(self) -> Iterator[tuple[str, str]]:
        for name in list(self.fields):
            if name.startswith("pause_first_"):
                yield name, name.replace("first", "last")

    def settings(self) -> Settings:
        """What was typed, as settings; an empty weekday is one without study."""
        values = self.cleaned_data
        before = self.plan.settings
        keep = bool(values.get("keep_extras"))
        return Settings(
            minutes=tuple(values.get(f"minutes_{weekday}") or 0 for weekday in range(7)),
            starts_on=values["starts_on"],
            wanted_on=values.get("wanted_on"),
            pauses=tuple(Span(values[first], values[last]) for first, last in self._typed_pauses()),
            extras=before.extras if keep else (),
            left_out=tuple(values.get("left_out") or ()),
            study_at=values["study_at"],
        )

    def weekdays(self) -> list[forms.BoundField]:
        """The fields of the weekdays, Monday first."""
        return [self[f"minutes_{weekday}"] for weekday in range(7)]

    def pauses(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of the pauses, with empty ones for more."""
        return [(self[first], self[last]) for first, last in self._pause_fields()]

    def weeks(self) -> list[tuple[str, list[tuple[Row, bool]]]]:
        """Courses with their weeks, each with whether it is left out."""
        chosen = set(self["left_out"].value() or ())
        courses: dict[str, list[tuple[Row, bool]]] = {}
        for row in self.plan.rows:
            courses.setdefault(row.course_title, []).append((row, row.key in chosen))
        return list(courses.items())


def _initial(settings: Settings) -> dict[str, Any]:
    initial: dict[str, Any] = {
        "starts_on": settings.starts_on,
        "wanted_on": settings.wanted_on,
        "study_at": settings.study_at,
        "left_out": list(settings.left_out),
        "pauses": settings.pauses,
    }
    initial |= {f"minutes_{weekday}": count for weekday, count in enumerate(settings.minutes)}
    for place, pause in enumerate(settings.pauses):
        initial |= {f"pause_first_{place}": pause.first, f"pause_last_{place}": pause.last}
    return initial


class CorrectionForm(forms.Form):
    """Minutes to add to a day or to take away."""

    day = _date(label=_("Day"))
    direction = forms.ChoiceField(
        label=_("What to do"), choices=[("add", _("Add")), ("take", _("Take away"))]
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=1440,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    week = forms.ChoiceField(label=_("Week"), required=False)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def __init__(self, plan: Plan, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial={"day": plan.today})
        choices = [("", _("No week in particular")), *((row.key, row.title) for row in plan.rows)]
        self.fields["week"].choices = choices  # type: ignore[attr-defined]
        self.plan = plan

    def given(self) -> dict[str, Any]:
        """The arguments of `services.correct`."""
        values = self.cleaned_data
        sign = 1 if values["direction"] == "add" else -1
        return {
            "day": values["day"],
            "minutes_delta": sign * values["minutes"],
            "note": values["note"],
        }
