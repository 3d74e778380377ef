from __future__ import annotations

from django.urls import path

from accounts import api, group_api

urlpatterns = [
    path("sessions/", api.SessionsApi.as_view()),
    path("guests/", api.GuestsApi.as_view()),
    path("me/", api.MeApi.as_view()),
    path("me/claim/", api.ClaimApi.as_view()),
    path("groups/", group_api.GroupsApi.as_view()),
    path("groups/<uuid:group_id>/invitation/", group_api.InvitationRenewApi.as_view()),
    path("groups/<uuid:group_id>/leave/", group_api.LeaveApi.as_view()),
    path("invitations/<slug:token>/join/", group_api.JoinApi.as_view()),
]
