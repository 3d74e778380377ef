"""The plan in words: faults, remarks, dates, reasons."""

from __future__ import annotations

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_stubs_ext import StrPromise

from progress.mastery.weeks import whole_percent
from progress.planning.catching_up import Choice
from progress.planning.checking import Fault, Remark
from progress.planning.forecast import USUAL_KEEPING, Forecast, Situation
from progress.planning.schedule import Settings
from progress.planning.selectors import Plan

FAULTS: dict[Fault, StrPromise] = {
    "more_than_a_day": gettext_lazy("A day has 24 hours, that is 1440 minutes."),
    "negative": gettext_lazy("Less than nothing cannot be studied."),
    "wanted_in_the_past": gettext_lazy("That day has passed. Choose a day from today on."),
    "wanted_before_start": gettext_lazy("That is before the start."),
    "pause_backwards": gettext_lazy("This pause ends before it begins."),
    "too_far": gettext_lazy("That is more than ten years away."),
    "too_many_pauses": gettext_lazy("At most 30 pauses fit into a plan."),
    "nothing_left": gettext_lazy("With all weeks left out there is nothing to plan."),
}
REMARKS: dict[Remark, StrPromise] = {
    "zero_hours": gettext_lazy(
        "No minutes are planned on any weekday. At this pace it never ends; even ten minutes a "
        "day change that."
    ),
    "long_days": gettext_lazy(
        "Ten hours or more on one day: hardly anybody keeps that up. The forecast supposes that "
        "you keep it up as you have kept your plan so far."
    ),
    "start_in_the_past": gettext_lazy(
        "The start lies in the past. The forecast counts from today, with what you have done."
    ),
    "pauses_overlap": gettext_lazy("Some pauses overlap. Their days are counted once."),
}


def day_text(day: date) -> str:
    """A date as people write it."""
    return formats.date_format(day, "DATE_FORMAT")


def finish_text(outlook: Forecast) -> str:
    """The finish in a few words, large on the page."""
    if outlook.status == "finished":
        return _("Everything is done")
    if outlook.status == "never":
        return _("At this pace it never ends")
    if outlook.finish is None:
        return _("More than ten years from now")
    return day_text(outlook.finish)


def range_text(outlook: Forecast) -> str:
    """The range of 80% in words; "" where there is none."""
    if outlook.status in ("finished", "never"):
        return ""
    if outlook.earliest is None:
        return _("Plan more minutes, or cover fewer weeks, and a day can be named.")
    low = day_text(outlook.earliest)
    if outlook.latest is None:
        return _("In nine cases of ten not before %(low)s; it may take longer than ten years.") % {
            "low": low
        }
    return _("In eight cases of ten between %(low)s and %(high)s.") % {
        "low": low,
        "high": day_text(outlook.latest),
    }


def wanted_text(settings: Settings, outlook: Forecast) -> str:
    """How likely the wanted day is; "" without one."""
    if settings.wanted_on is None or outlook.chance is None:
        return ""
    percent = min(99, max(1, round(outlook.chance * 100)))
    return _("You want to be done by %(day)s. The chance of that is about %(percent)s%%.") % {
        "day": day_text(settings.wanted_on),
        "percent": percent,
    }


def lacking_text(plan: Plan) -> str:
    """What is to be made up, in minutes and days of study; "" when nothing is."""
    lacking = plan.lacking
    if lacking is None:
        return ""
    if plan.wanted_has_passed:
        return _("The day by which you wanted to be done has passed.")
    if plan.slip:
        days = max(1, round(plan.slip / max(1.0, plan.settings.usual_day)))
        behind = ngettext(
            "You are about %(days)s day of study behind your plan.",
            "You are about %(days)s days of study behind your plan.",
            days,
        )
        return behind % {"days": days}
    return _("At this pace the day that you want comes too soon: about %(time)s are lacking.") % {
        "time": hours_text(lacking)
    }


def hours_text(minutes: float) -> str:
    """A time in hours and minutes."""
    hours, rest = divmod(round(minutes), 60)
    if not hours:
        return ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest}
    if not rest or hours >= 10:
        whole = hours + (1 if rest >= 30 else 0)
        return ngettext("%(count)s hour", "%(count)s hours", whole) % {"count": whole}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}


def choice_text(choice: Choice) -> str:
    """What a choice means."""
    figures = {"minutes": choice.minutes, "until": day_text(choice.until) if choice.until else ""}
    if choice.kind == "more_minutes":
        return _("%(minutes)s minutes more on each day of study until %(until)s") % figures
    if choice.kind == "weekend":
        return _("%(minutes)s minutes more on Saturdays and Sundays until %(until)s") % figures
    if choice.kind == "less":
        count = len(choice.keys)
        less = ngettext(
            "Leave out %(count)s optional week", "Leave out %(count)s optional weeks", count
        )
        return less % {"count": count}
    if choice.settings.wanted_on:
        return _("Study as before and aim at %(until)s") % figures
    return _("Study as before and let the plan begin again from here")


def result_text(choice: Choice) -> str:
    """What follows from a choice."""
    if choice.outlook.status == "finished":
        return _("Everything that remains in the plan is done.")
    return _("Finished about %(day)s.") % {"day": finish_text(choice.outlook)}


def explanation(situation: Situation, settings: Settings, outlook: Forecast) -> list[str]:
    """How the day was worked out, with the learner's own figures."""
    left = sum(unit.left for unit in situation.within(settings))
    lines = [
        _(
            "%(time)s of work are left in the weeks of the plan, by the pace of the learner whose "
            "days we use as estimates (10 hours a week)."
        )
        % {"time": hours_text(left)},
        _pace_line(situation),
        _keeping_line(situation),
    ]
    if outlook.status != "finished":
        lines.append(
            _("So about %(time)s must be planned. Your hours say on which day they are reached.")
            % {"time": hours_text(outlook.needed_minutes)}
        )
    lines.append(
        _(
            "The range comes from how much learners and weeks differ, and how many days go "
            "otherwise than planned. It narrows with every week that you finish."
        )
    )
    return lines


def _pace_line(situation: Situation) -> str:
    if not situation.pace.seen:
        return _("How fast you are is not known before you have finished a week of the path.")
    line = ngettext(
        "From %(weeks)s finished week we reckon that you need %(percent)s%% of the listed time.",
        "From %(weeks)s finished weeks we reckon that you need %(percent)s%% of the listed time.",
        situation.pace.seen,
    )
    return line % {
        "weeks": situation.pace.seen,
        "percent": round(situation.pace.factor * 100),
    }


def _keeping_line(situation: Situation) -> str:
    percent = round(situation.keeping.factor * 100)
    if not situation.keeping.seen:
        return _(
            "Not every planned day happens: that learner kept 45 of 53, that is %(percent)s%%."
        ) % {"percent": round(USUAL_KEEPING * 100)}
    line = ngettext(
        "From %(days)s planned day so far we reckon that %(percent)s%% of what you plan happens.",
        "From %(days)s planned days so far we reckon that %(percent)s%% of what you plan happens.",
        situation.keeping.seen,
    )
    return line % {"days": situation.keeping.seen, "percent": percent}


def today_text(plan: Plan) -> str:
    """Planned and done minutes of today."""
    figures = {"done": plan.today_minutes.done, "planned": plan.today_minutes.planned}
    if not figures["planned"]:
        return _("Nothing is planned for today; %(done)s minutes are done.") % figures
    return _("Today: %(done)s of %(planned)s minutes.") % figures


def home_text(plan: Plan) -> str:
    """The plan in one line: when it will be done, today, and whether it has slipped."""
    parts = [_("done about %(day)s") % {"day": finish_text(plan.outlook)}]
    if plan.outlook.status != "dated":
        parts = [finish_text(plan.outlook)]
    if plan.outlook.status != "finished":
        parts.append(today_text(plan))
    if plan.slip:
        parts.append(lacking_text(plan))
    return " · ".join(part.rstrip("。.") for part in parts)


def share_text(share: float) -> int:
    """A share in whole per cent, as everywhere."""
    return whole_percent(share)
