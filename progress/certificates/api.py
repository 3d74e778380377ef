"""Certificates for apps and scripts."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.access import person
from config.bilingual import active_language
from config.problems import Conflict
from progress.certificates import access, serializers, services
from progress.certificates.claims import claims_of
from progress.models import Certificate

LANGUAGE = OpenApiParameter(
    "Accept-Language", str, OpenApiParameter.HEADER, description="`ja` or `en`."
)
CODE = OpenApiParameter(
    "code", OpenApiTypes.STR, OpenApiParameter.PATH, description="Twelve letters, with hyphens."
)


class Certificates(APIView):
    """One's own certificates."""

    @extend_schema(
        operation_id="certificates",
        tags=["certificates"],
        parameters=[LANGUAGE],
        responses=serializers.CertificatesOut,
    )
    def get(self, request: Request) -> Response:
        """Certificates issued to oneself, and what is missing for each that is not."""
        learner = person(request)
        issued = Certificate.objects.filter(learner=learner)
        found = {"claims": claims_of(learner), "certificates": issued}
        return Response(serializers.CertificatesOut(found).data)

    @extend_schema(
        operation_id="certificate_issue",
        tags=["certificates"],
        parameters=[LANGUAGE],
        request=serializers.IssueIn,
        responses={200: serializers.OwnCertificateOut, 201: serializers.OwnCertificateOut},
    )
    def post(self, request: Request) -> Response:
        """Issue an earned certificate; asking again gives the same one (200).

        409 `not_earned` lists in `missing` what is not shown yet; 403 `claim_first` for guests.
        """
        learner = person(request)
        body = serializers.IssueIn(data=request.data)
        body.is_valid(raise_exception=True)
        given = body.validated_data
        found, new = services.issue(
            learner=learner,
            kind=given["kind"],
            slug=given["id"],
            name=given["name"],
            language=given.get("language") or active_language(),
            shows_hours=given["shows_hours"],
        )
        return Response(serializers.OwnCertificateOut(found).data, status=201 if new else 200)


class CertificateView(APIView):
    """A certificate for whoever has its code."""

    permission_classes = [AllowAny]

    @extend_schema(
        operation_id="certificate",
        tags=["certificates"],
        parameters=[LANGUAGE, CODE],
        responses=serializers.CertificateOut,
    )
    def get(self, request: Request, code: str) -> Response:
        """What it says and whether it stands; needs no account."""
        return Response(serializers.CertificateOut(access.public(code)).data)


class CredentialView(APIView):
    """The holder's credential."""

    @extend_schema(
        operation_id="certificate_credential",
        tags=["certificates"],
        parameters=[CODE],
        responses=serializers.CredentialOut,
    )
    def get(self, request: Request, code: str) -> Response:
        """One's own Open Badges 3.0 credential; 409 when the certificate has been revoked."""
        found = access.own(person(request), code)
        if not found.valid:
            raise Conflict(services.REVOKED_ALREADY, code="revoked_already")
        return Response({"credential": found.credential})


class RevokeView(APIView):
    """Revocation by the holder or an operator."""

    @extend_schema(
        operation_id="certificate_revoke",
        tags=["certificates"],
        parameters=[LANGUAGE, CODE],
        request=serializers.RevokeIn,
        responses=serializers.CertificateOut,
    )
    def post(self, request: Request, code: str) -> Response:
        """Revoke for good. The page and the status list say so from now on."""
        found, by = access.revocable(person(request), code)
        body = serializers.RevokeIn(data=request.data)
        body.is_valid(raise_exception=True)
        again = by == Certificate.RevokedBy.LEARNER
        reason = body.validated_data["reason"]
        services.revoke(certificate=found, by=by, reason=reason, may_issue_again=again)
        return Response(serializers.CertificateOut(found).data)
