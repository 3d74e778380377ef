"""Advice for apps and scripts."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import person
from accounts.models import User
from config.problems import Invalid
from curriculum.models import Course
from curriculum.selectors import path_weeks
from progress.advice import goals, services
from progress.advice.goals import goal_of
from progress.advice.selectors import advice_for
from progress.advice.wording import goal_line
from progress.mastery.selectors import graph
from progress.models import Goal, Snooze
from progress.serializers import NextAction

LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)


class NotNowIn(serializers.Serializer[Any]):
    """An action that is offered now, by its `key`, and why it should stay away."""

    action = serializers.CharField(max_length=200)
    why = serializers.ChoiceField(choices=Snooze.Why.choices)


class NotNowOut(serializers.Serializer[Any]):
    """Until when it stays away, and what is offered instead."""

    until = serializers.DateTimeField()
    next = NextAction()


class TakenBack(serializers.Serializer[Any]):
    """What is offered now that nothing is put off."""

    taken_back = serializers.IntegerField()
    next = NextAction()


class GoalIn(serializers.Serializer[Any]):
    """`course` for the kind `course`; `weeks` as `course/week` for the kind `weeks`."""

    kind = serializers.ChoiceField(choices=Goal.Kind.choices)
    course = serializers.SlugField(required=False, allow_null=True)
    weeks = serializers.ListField(child=serializers.CharField(max_length=200), required=False)


class GoalOut(serializers.Serializer[Any]):
    """The goal, in words too, and the weeks that lead there."""

    kind = serializers.ChoiceField(choices=Goal.Kind.choices)
    course = serializers.CharField(allow_null=True)
    weeks = serializers.ListField(child=serializers.CharField())
    text = serializers.CharField(help_text="Empty for the whole path.")
    serving = serializers.ListField(
        child=serializers.CharField(), help_text="`course/week`, in the order of the path."
    )


def _offered(learner: User) -> dict[str, Any]:
    advice = advice_for(learner)
    return {"action": advice.step, "others": advice.others}


class NextActionView(APIView):
    """What to do now."""

    @extend_schema(
        operation_id="next_action_now", tags=["advice"], parameters=[LANGUAGE], responses=NextAction
    )
    def get(self, request: Request) -> Response:
        """One action with its reason and minutes, and up to two others."""
        return Response(NextAction(_offered(person(request))).data)


class NotNowView(APIView):
    """What a learner says to it."""

    @extend_schema(
        operation_id="next_action_not_now",
        tags=["advice"],
        parameters=[LANGUAGE],
        request=NotNowIn,
        responses=NotNowOut,
    )
    def post(self, request: Request) -> Response:
        """Put an action off. It must be among those offered now."""
        learner, said = person(request), NotNowIn(data=request.data)
        said.is_valid(raise_exception=True)
        snooze = services.not_now(
            learner=learner, key=said.validated_data["action"], why=said.validated_data["why"]
        )
        return Response(NotNowOut({"until": snooze.until, "next": _offered(learner)}).data)

    @extend_schema(
        operation_id="next_action_take_back",
        tags=["advice"],
        parameters=[LANGUAGE],
        responses={200: TakenBack},
    )
    def delete(self, request: Request) -> Response:
        """Offer again whatever is put off."""
        learner = person(request)
        count = services.take_back(learner=learner)
        return Response(TakenBack({"taken_back": count, "next": _offered(learner)}).data)


class GoalView(APIView):
    """What it is all for."""

    @extend_schema(operation_id="goal", tags=["advice"], parameters=[LANGUAGE], responses=GoalOut)
    def get(self, request: Request) -> Response:
        """The goal and what leads to it."""
        return Response(_goal(person(request)))

    @extend_schema(
        operation_id="goal_set",
        tags=["advice"],
        parameters=[LANGUAGE],
        request=GoalIn,
        responses=GoalOut,
    )
    def put(self, request: Request) -> Response:
        """Set the goal."""
        learner, said = person(request), GoalIn(data=request.data)
        said.is_valid(raise_exception=True)
        wanted = said.validated_data.get("weeks", [])
        listed = {f"{week.course.slug}/{week.slug}": week for week in path_weeks()}
        if unknown := [key for key in wanted if key not in listed]:
            raise Invalid(errors={"weeks": [f"{unknown[0]}?"]})
        services.set_goal(
            learner=learner,
            kind=said.validated_data["kind"],
            course=Course.objects.filter(
                slug=said.validated_data.get("course") or "", active=True
            ).first(),
            weeks=[listed[key] for key in wanted],
        )
        return Response(_goal(learner))


def _goal(learner: User) -> dict[str, Any]:
    goal, found = goal_of(learner), graph()
    serving = goals.serving(goal, found)
    named = {week.pk for week in goal.weeks.all()} if goal else set()
    return {
        "kind": goal.kind if goal else Goal.Kind.PATH.value,
        "course": goal.course.slug if goal and goal.course else None,
        "weeks": [week.key for week in found.weeks if week.pk in named],
        "text": goal_line(goal),
        "serving": [week.key for week in found.weeks if week.pk in serving],
    }
