"""The plan's pages and the private calendar."""

from __future__ import annotations

from django.urls import path

from progress.planning import views

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/catch-up/", views.catch_up, name="plan-catch-up"),
    path("plan/undo/", views.undo, name="plan-undo"),
    path("plan/corrections/", views.correct, name="plan-correct"),
    path(
        "plan/corrections/<uuid:correction_id>/remove/",
        views.remove_correction,
        name="plan-correction-remove",
    ),
    path("plan/calendar/", views.renew_calendar, name="plan-calendar"),
    path("plan/calendar/revoke/", views.revoke_calendar, name="plan-calendar-revoke"),
    path("calendar/<str:token>.ics", views.calendar, name="calendar"),
]
