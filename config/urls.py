"""The roof: which address belongs to which room."""

from __future__ import annotations

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language
from drf_spectacular.views import SpectacularAPIView

from config.reference import ApiReference

handler400 = "config.problem_handlers.bad_request"
handler403 = "config.problem_handlers.forbidden"
handler404 = "config.problem_handlers.not_found"
handler500 = "config.problem_handlers.server_error"

api: list[URLPattern | URLResolver] = [
    path("", include("accounts.api_urls")),
    path("", include("curriculum.api_urls")),
    path("", include("quizzes.api_urls")),
    path("", include("labs.api_urls")),
    path("", include("progress.api_urls")),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
    path("docs/", ApiReference.as_view(url_name="schema"), name="api-reference"),
]

urlpatterns = [
    path("api/v1/", include(api)),
    path("admin/", admin.site.urls),
    path("language/", set_language, name="set_language"),
    path("account/", include("allauth.urls")),
    path("_allauth/", include("allauth.headless.urls")),
    path("", include("config.health")),
    path("", include("accounts.urls")),
    path("", include("labs.urls")),
    path("", include("quizzes.urls")),
    path("", include("curriculum.urls")),
    path("", include("progress.urls")),  # last: its weeks match any two slugs
]
