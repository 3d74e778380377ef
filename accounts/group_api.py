"""Groups over the API: a mentor makes them, learners join and leave."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts import access, selectors, services
from accounts.models import Group


class GroupSerializer(serializers.ModelSerializer):
    """A group as its mentor sees it."""

    members = serializers.IntegerField(source="member_count", read_only=True, default=0)
    invitation_url = serializers.SerializerMethodField()

    class Meta:
        model = Group
        fields = ["id", "name", "created_at", "members", "invitation_url"]
        read_only_fields = ["id", "created_at"]

    def get_invitation_url(self, group: Group) -> str | None:
        """The page where a learner joins."""
        invitation = next((one for one in group.invitations.all() if one.revoked_at is None), None)
        if invitation is None:
            return None
        page = reverse("accounts:join", args=[invitation.token])
        return str(self.context["request"].build_absolute_uri(page))


class GroupsApi(APIView):
    """A mentor's groups."""

    @extend_schema(operation_id="groups", tags=["groups"], responses=GroupSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the groups one leads."""
        mentor = access.require_mentor(access.person(request))
        groups = selectors.groups_of_mentor(mentor)
        return Response(GroupSerializer(groups, many=True, context={"request": request}).data)

    @extend_schema(
        operation_id="group_create",
        tags=["groups"],
        request=GroupSerializer,
        responses={201: GroupSerializer},
    )
    def post(self, request: Request) -> Response:
        """Make a group with an invitation link."""
        mentor = access.require_mentor(access.person(request))
        given = GroupSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        group = services.create_group(mentor=mentor, name=given.validated_data["name"])
        return Response(GroupSerializer(group, context={"request": request}).data, status=201)


class InvitationRenewApi(APIView):
    """A fresh link."""

    @extend_schema(
        operation_id="group_invitation_renew",
        tags=["groups"],
        request=None,
        responses=GroupSerializer,
    )
    def post(self, request: Request, group_id: UUID) -> Response:
        """Revoke the old link and return the group with a new one."""
        group = access.group_for_mentor(access.person(request), group_id)
        services.renew_invitation(group=group)
        return Response(GroupSerializer(group, context={"request": request}).data)


class JoinSerializer(serializers.Serializer):
    """The group one has entered."""

    group = serializers.UUIDField(source="group_id")
    name = serializers.CharField(source="group.name")
    mentor = serializers.CharField(source="group.mentor.name")


class JoinApi(APIView):
    """Enter a group."""

    @extend_schema(
        operation_id="group_join", tags=["groups"], request=None, responses=JoinSerializer
    )
    def post(self, request: Request, token: str) -> Response:
        """Join the group of an invitation; joining twice changes nothing."""
        membership = services.join_group(learner=access.person(request), token=token)
        return Response(JoinSerializer(membership).data)


class LeaveApi(APIView):
    """Leave a group."""

    @extend_schema(operation_id="group_leave", tags=["groups"], request=None, responses={204: None})
    def post(self, request: Request, group_id: UUID) -> Response:
        """End one's membership; its mentor sees nothing of one's work from now on."""
        services.leave_group(learner=access.person(request), group=Group(pk=group_id))
        return Response(status=204)
