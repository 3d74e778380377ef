from __future__ import annotations

from django.urls import path

from accounts import api

urlpatterns = [
    path("sessions/", api.SessionsApi.as_view()),
    path("guests/", api.GuestsApi.as_view()),
    path("me/", api.MeApi.as_view()),
    path("me/claim/", api.ClaimApi.as_view()),
    path("groups/", api.GroupsApi.as_view()),
    path("groups/<uuid:group_id>/invitation/", api.InvitationRenewApi.as_view()),
    path("groups/<uuid:group_id>/leave/", api.LeaveApi.as_view()),
    path("invitations/<slug:token>/join/", api.JoinApi.as_view()),
]
