"""Wins and the rhythm of the week for apps and scripts."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import person
from config.pagination import CursorPagination
from progress.models import RhythmSetting, Win, WinLink
from progress.models.wins import BADGE_KINDS, MOST_MINUTES
from progress.wins import selectors, services, sharing, words
from progress.wins.selectors import Rhythm

TAGS = ["progress"]
WIN_KINDS = [kind for kind, _label in BADGE_KINDS]
GOALS = list(RhythmSetting.Goal.values)
LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)


class WinOut(serializers.Serializer[Any]):
    """Something that was achieved; derived from facts, so a regrade may take it back."""

    kind = serializers.ChoiceField(choices=WIN_KINDS, source="win.kind")
    key = serializers.CharField(
        source="win.key", allow_blank=True, help_text="Tells wins of one kind apart."
    )
    at = serializers.DateTimeField(source="win.at")
    day = serializers.DateField(source="win.day", help_text="Of the learner's own calendar.")
    title = serializers.CharField()
    text = serializers.CharField()
    page = serializers.CharField(help_text="Where the evidence is.")
    share_text = serializers.CharField()


class WinLinkOut(serializers.Serializer[Any]):
    """A link that shows one win to whoever has it, until it is taken back."""

    token = serializers.CharField()
    kind = serializers.ChoiceField(choices=WIN_KINDS)
    key = serializers.CharField(allow_blank=True)
    address = serializers.SerializerMethodField()
    created_at = serializers.DateTimeField()

    def get_address(self, link: WinLink) -> str:
        """The whole address of the page."""
        return sharing.address_of(link)


class WinLinkGiven(serializers.Serializer[Any]):
    """Which win, by its kind and key."""

    kind = serializers.ChoiceField(choices=WIN_KINDS)
    key = serializers.CharField(max_length=200, allow_blank=True, default="")


class SharedWinOut(serializers.Serializer[Any]):
    """A win as others see it."""

    name = serializers.CharField(source="win.learner.name")
    kind = serializers.ChoiceField(choices=WIN_KINDS, source="win.kind")
    day = serializers.DateField(source="win.day")
    title = serializers.CharField()
    text = serializers.CharField()


class RhythmDay(serializers.Serializer[Any]):
    """A day of the present week."""

    day = serializers.DateField()
    studied = serializers.BooleanField()
    frozen = serializers.BooleanField(help_text="Missed, and covered by a freeze.")
    today = serializers.BooleanField()


class RhythmOut(serializers.Serializer[Rhythm]):
    """Days in a row and the goal of the week."""

    run = serializers.IntegerField(source="streak.run", help_text="Days in a row; 0: none now.")
    best = serializers.IntegerField(source="streak.best")
    freezes = serializers.IntegerField(source="streak.freezes", help_text="Ready to be used.")
    today = serializers.BooleanField(source="streak.today", help_text="Whether today counts yet.")
    goal = serializers.ChoiceField(choices=GOALS)
    amount = serializers.IntegerField(help_text="Days or minutes; 0 without a goal.")
    done = serializers.IntegerField()
    percent = serializers.IntegerField()
    freeze = serializers.BooleanField(source="setting.freeze")
    show_streak = serializers.BooleanField(source="setting.show_streak")
    week = RhythmDay(many=True)
    text = serializers.SerializerMethodField()

    def get_text(self, rhythm: Rhythm) -> str:
        """Days in a row in words."""
        return words.streak_text(rhythm)


class RhythmGiven(serializers.Serializer[Any]):
    """A goal and how days in a row are counted, from now on."""

    goal = serializers.ChoiceField(choices=GOALS)
    amount = serializers.IntegerField(min_value=0, max_value=MOST_MINUTES, default=0)
    freeze = serializers.BooleanField(default=True)
    show_streak = serializers.BooleanField(default=True)


class Newest(CursorPagination):
    """Newest first."""

    ordering = ("-at", "-id")
    page_size = 50
    max_page_size = 200


class WinsView(GenericAPIView[Win]):
    """One's own wins; nobody else's."""

    pagination_class = Newest
    queryset = Win.objects.none()

    @extend_schema(
        operation_id="wins", tags=TAGS, parameters=[LANGUAGE], responses=WinOut(many=True)
    )
    def get(self, request: Request) -> Response:
        """Everything won so far, newest first."""
        learner = person(request)
        rhythm = selectors.rhythm_of(learner, timezone.now())
        services.keep_up(learner=learner, days=rhythm.studied)
        page = self.paginate_queryset(selectors.log_of(learner)) or []
        return self.get_paginated_response([WinOut(win).data for win in words.shown(page)])


class WinLinksView(APIView):
    """Links to one's own wins."""

    @extend_schema(operation_id="win_links", tags=TAGS, responses={200: WinLinkOut(many=True)})
    def get(self, request: Request) -> Response:
        """The links that work now."""
        links = sharing.links_of(person(request)).values()
        return Response(WinLinkOut(links, many=True).data)

    @extend_schema(
        operation_id="win_link_make",
        tags=TAGS,
        request=WinLinkGiven,
        responses={
            201: WinLinkOut,
            200: OpenApiResponse(WinLinkOut, description="There was one already: the same."),
        },
    )
    def post(self, request: Request) -> Response:
        """Let whoever has the link see this win, and nothing else."""
        learner, given = person(request), WinLinkGiven(data=request.data)
        given.is_valid(raise_exception=True)
        link, new = sharing.share(learner=learner, **given.validated_data)
        return Response(WinLinkOut(link).data, status=201 if new else 200)


class WinLinkView(APIView):
    """One of one's own links."""

    @extend_schema(operation_id="win_link_end", tags=TAGS, responses={204: None})
    def delete(self, request: Request, token: str) -> Response:
        """Take one's own link back for good."""
        sharing.take_back(learner=person(request), token=token)
        return Response(status=204)


class SharedWinView(APIView):
    """A win for whoever has its link."""

    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="shared_win", tags=TAGS, parameters=[LANGUAGE], responses=SharedWinOut
    )
    def get(self, request: Request, token: str) -> Response:
        """The win behind a link; needs no account. 404 once it is taken back."""
        return Response(SharedWinOut(sharing.shared_win(token)).data)


class RhythmView(APIView):
    """One's own rhythm."""

    @extend_schema(operation_id="rhythm", tags=TAGS, parameters=[LANGUAGE], responses=RhythmOut)
    def get(self, request: Request) -> Response:
        """Days in a row, freezes, the goal of the week and how much of it is done."""
        return Response(RhythmOut(selectors.rhythm_of(person(request), timezone.now())).data)

    @extend_schema(operation_id="rhythm_set", tags=TAGS, request=RhythmGiven, responses=RhythmOut)
    def put(self, request: Request) -> Response:
        """Set the goal and whether freezes are used. Past weeks keep the goal that they had."""
        learner = person(request)
        given = RhythmGiven(data=request.data)
        given.is_valid(raise_exception=True)
        services.set_rhythm(learner=learner, **given.validated_data)
        return Response(RhythmOut(selectors.rhythm_of(learner, timezone.now())).data)
