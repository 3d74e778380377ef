"""What the API says about progress; texts are in the language of the request."""

from __future__ import annotations

from typing import Any, get_args

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import User
from labs.models import Submission
from progress.advice.rules import Action, ActionKind
from progress.advice.wording import Step
from progress.explanations import explain_course, explain_part, explain_week
from progress.mastery import WeekState
from progress.mastery.unlocking import Door
from progress.mastery.unlocking import Reason as DoorReason
from progress.members import CourseShare, Member
from progress.path import CourseView, PartView, PathView, ProgramView, WeekView
from progress.statistics import Day, Statistics

STATES = [state.value for state in WeekState]
KINDS = ["lesson", "quiz", "lab"]
ACTIONS = list(get_args(ActionKind))


class PartProgress(serializers.Serializer[PartView]):
    """A part of a week: `points` of `weight` are the learner's; weights of a week sum to 100."""

    id = serializers.CharField(source="key", help_text="`lesson`, `quiz` or the lab's id.")
    kind = serializers.ChoiceField(choices=KINDS)
    title = serializers.CharField(help_text="Of a lab; empty for lesson and quiz.")
    state = serializers.ChoiceField(choices=STATES)
    minutes = serializers.IntegerField(help_text="An estimate; 0 while in preparation.")
    weight = serializers.FloatField()
    points = serializers.FloatField()
    best = serializers.FloatField(
        source="value", allow_null=True, help_text="In [0, 1]; null when never tried."
    )
    added_after_completion = serializers.BooleanField(source="is_new")
    explanation = serializers.SerializerMethodField()
    page = serializers.CharField(source="url", help_text="Empty while in preparation.")

    def get_explanation(self, part: PartView) -> str:
        """One sentence."""
        return explain_part(part)


class UnlockingOut(serializers.Serializer[Door]):
    """Whether the path recommends a week. Nothing is ever shut: it says what is missing."""

    open = serializers.BooleanField(source="is_open")
    reason = serializers.ChoiceField(choices=list(get_args(DoorReason)))
    needed = serializers.ListField(child=serializers.CharField())
    missing = serializers.ListField(child=serializers.CharField())
    waived = serializers.ListField(
        child=serializers.CharField(), help_text="Needed, but nobody can learn or show them yet."
    )


class WeekProgressOut(serializers.Serializer[WeekView]):
    """A week with its state; `percent` never falls, so it may be above the sum of the points."""

    id = serializers.CharField(source="week.slug")
    title = serializers.CharField(source="week.title")
    state = serializers.ChoiceField(choices=STATES)
    percent = serializers.IntegerField()
    explanation = serializers.SerializerMethodField()
    completed_at = serializers.DateTimeField(allow_null=True)
    parts = PartProgress(many=True)
    unlocking = serializers.SerializerMethodField()
    page = serializers.CharField(source="url")

    @extend_schema_field(UnlockingOut(allow_null=True))
    def get_unlocking(self, view: WeekView) -> Any:
        """One's own; null on the views of mentors."""
        door = self.context.get("doors", {}).get(view.week.pk)
        return UnlockingOut(door).data if door else None

    def get_explanation(self, view: WeekView) -> str:
        """What the percentage is made of."""
        return explain_week(view)


class CourseProgressOut(serializers.Serializer[CourseView]):
    """A course with its weeks."""

    id = serializers.CharField(source="course.slug")
    title = serializers.CharField(source="course.title")
    percent = serializers.IntegerField()
    explanation = serializers.SerializerMethodField()
    weeks = WeekProgressOut(many=True)

    def get_explanation(self, view: CourseView) -> str:
        """What the percentage is made of."""
        return explain_course(view)


class ProgramProgressOut(serializers.Serializer[ProgramView]):
    """A program with its courses."""

    id = serializers.CharField(source="program.slug")
    title = serializers.CharField(source="program.title")
    courses = CourseProgressOut(many=True)


class PathProgress(serializers.Serializer[PathView]):
    """The whole path with where one stands."""

    programs = ProgramProgressOut(many=True)


class Reason(serializers.Serializer[Step]):
    """Why: a code for programs, a sentence for people."""

    code = serializers.CharField(source="action.reason")
    text = serializers.CharField(source="reason")


class StepOut(serializers.Serializer[Step]):
    """Something to do. Ids that do not belong to its kind are null."""

    key = serializers.CharField(
        source="action.key", help_text="Says which action it is, for `not-now`."
    )
    kind = serializers.ChoiceField(choices=ACTIONS, source="action.kind")
    title = serializers.CharField()
    reason = Reason(source="*")
    minutes = serializers.IntegerField()
    course = serializers.SerializerMethodField()
    week = serializers.SerializerMethodField()
    lab = serializers.SerializerMethodField()
    attempt = serializers.SerializerMethodField()
    submission = serializers.SerializerMethodField()
    concept = serializers.SerializerMethodField()
    page = serializers.CharField(source="url")

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_course(self, step: Step) -> str | None:
        """Id of the course."""
        return step.week.week.course.slug if step.week else None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_week(self, step: Step) -> str | None:
        """Id of the week."""
        return step.week.week.slug if step.week else None

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_lab(self, step: Step) -> str | None:
        """Id of the lab, for `solve_lab`."""
        return _target(step.action, "solve_lab")

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_attempt(self, step: Step) -> str | None:
        """Id of the attempt, for `resume_quiz`."""
        return _target(step.action, "resume_quiz")

    @extend_schema_field(serializers.UUIDField(allow_null=True))
    def get_submission(self, step: Step) -> str | None:
        """Id of the submission, for `read_comments`."""
        return _target(step.action, "read_comments")

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_concept(self, step: Step) -> str | None:
        """Id of the concept, for `refresh`."""
        return _target(step.action, "refresh")


def _target(action: Action, kind: str) -> str | None:
    return action.target if action.kind == kind else None


class NextAction(serializers.Serializer[dict[str, Any]]):
    """One thing to do, and up to two others."""

    action = StepOut()
    others = StepOut(many=True)


class TimeOut(serializers.Serializer[Any]):
    """Minutes of study, by the learner's own days; the week begins on Monday."""

    today_minutes = serializers.IntegerField(source="today")
    week_minutes = serializers.IntegerField(source="week")
    total_minutes = serializers.IntegerField(source="total")
    corrected_minutes = serializers.IntegerField(
        source="corrected", help_text="What your corrections add to the total, or take away."
    )
    minutes_by_kind = serializers.DictField(child=serializers.IntegerField(), source="by_kind")


class LevelOut(serializers.Serializer[Any]):
    """Answers given with one level of certainty (1 to 3)."""

    certainty = serializers.IntegerField()
    answers = serializers.IntegerField()
    accuracy = serializers.FloatField(allow_null=True)


class QuizzesOut(serializers.Serializer[Any]):
    """Attempts at whole quizzes; answers with practice included."""

    attempts = serializers.IntegerField()
    passed = serializers.IntegerField()
    answers = serializers.IntegerField()
    accuracy = serializers.FloatField(allow_null=True)
    certainty_points = serializers.FloatField()
    certainty_best = serializers.IntegerField()
    levels = LevelOut(many=True)


class LabsOut(serializers.Serializer[Any]):
    """Runs of examples, graded submissions, those that passed."""

    runs = serializers.IntegerField()
    submissions = serializers.IntegerField()
    passed = serializers.IntegerField()


class DayOut(serializers.Serializer[Day]):
    """A local day, with running totals."""

    day = serializers.DateField()
    minutes = serializers.IntegerField()
    passes = serializers.IntegerField()
    total_minutes = serializers.IntegerField()
    total_passes = serializers.IntegerField()


class StatisticsOut(serializers.Serializer[Statistics]):
    """What a learner's work adds up to."""

    time = TimeOut()
    quizzes = QuizzesOut()
    labs = LabsOut()
    lessons_read = serializers.IntegerField()
    passes = serializers.IntegerField(help_text="Quizzes and labs passed, each once.")
    days = DayOut(many=True)


class Person(serializers.Serializer[User]):
    """A learner as others see them."""

    id = serializers.UUIDField(source="public_id")
    name = serializers.CharField()


class CourseShareOut(serializers.Serializer[CourseShare]):
    """A course and how much of it is done."""

    id = serializers.CharField(source="course.slug")
    title = serializers.CharField(source="course.title")
    percent = serializers.IntegerField()


class MemberOut(serializers.Serializer[Member]):
    """A member of a group at a glance."""

    learner = Person()
    courses = CourseShareOut(many=True)
    last_active = serializers.DateTimeField(allow_null=True)


class MemberSubmission(serializers.Serializer[Submission]):
    """A graded submission; the labs' API has its code and results."""

    id = serializers.UUIDField()
    lab = serializers.CharField(source="lab_version.lab.slug")
    title = serializers.CharField(source="lab_version.lab.title")
    verdict = serializers.CharField()
    score = serializers.FloatField(allow_null=True)
    created_at = serializers.DateTimeField()
    comments = serializers.IntegerField(source="comment_count")
    page = serializers.SerializerMethodField()

    def get_page(self, submission: Submission) -> str:
        """Where people read it."""
        return reverse("labs:submission", args=[submission.pk])


class MemberProgress(serializers.Serializer[dict[str, Any]]):
    """A member's path, figures and recent submissions."""

    learner = Person()
    last_active = serializers.DateTimeField(allow_null=True)
    path = PathProgress()
    statistics = StatisticsOut()
    submissions = MemberSubmission(many=True)
