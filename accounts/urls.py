from __future__ import annotations

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("try/", views.try_now, name="try"),
    path("claim/", views.claim, name="claim"),
    path("settings/", views.settings, name="settings"),
    path("groups/", views.groups, name="groups"),
    path("groups/<uuid:group_id>/invitation/", views.renew_invitation, name="renew-invitation"),
    path("groups/<uuid:group_id>/leave/", views.leave, name="leave"),
    path("join/<slug:token>/", views.join, name="join"),
]
