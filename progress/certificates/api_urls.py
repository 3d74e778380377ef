"""Addresses of the API of certificates."""

from __future__ import annotations

from django.urls import path

from progress.certificates import api

urlpatterns = [
    path("certificates/", api.Certificates.as_view()),
    path("certificates/<str:code>/", api.CertificateView.as_view()),
    path("certificates/<str:code>/credential/", api.CredentialView.as_view()),
    path("certificates/<str:code>/revoke/", api.RevokeView.as_view()),
]
