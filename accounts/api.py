"""Sign-in for apps, and oneself."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.headless import app_settings
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import SESSION_KEY, login, logout, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.views import APIView

from accounts import access, services
from accounts.models import User
from accounts.sessions import SessionStore
from accounts.views import BACKEND
from config.problems import Invalid, TooMany

WRONG_PASSWORD = _("E-mail address and password do not belong together.")
CODE_NEEDED = _("This account is protected by a second factor. Send its present code as well.")


class MeSerializer(serializers.ModelSerializer):
    """A person as they see themselves."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    roles = serializers.SerializerMethodField()

    class Meta:
        model = User
        fields = ["id", "email", "display_name", "language", "time_zone", "is_guest", "roles"]
        read_only_fields = ["email", "is_guest"]

    def get_roles(self, user: User) -> list[str]:
        """Everybody is a learner."""
        return ["learner", *(role for role in services.ROLES if getattr(user, f"is_{role}"))]


class SessionSerializer(serializers.Serializer):
    """What an app keeps: the token goes into the ``X-Session-Token`` header."""

    token = serializers.CharField()
    user = MeSerializer()


class CredentialsSerializer(serializers.Serializer):
    """E-mail address and password."""

    email = serializers.EmailField()
    password = serializers.CharField(max_length=200, trim_whitespace=False)


class SignInSerializer(CredentialsSerializer):
    """E-mail address and password, and a code where the account has a second factor."""

    code = serializers.CharField(
        max_length=32,
        required=False,
        default="",
        allow_blank=True,
        help_text="Of the authenticator app, or a recovery code.",
    )


class GuestSerializer(serializers.Serializer):
    """What a guest may say about themselves."""

    time_zone = serializers.CharField(max_length=64, required=False, default="", allow_blank=True)


class ClaimSerializer(CredentialsSerializer):
    """E-mail address and password for a guest's account."""

    display_name = serializers.CharField(
        max_length=80, required=False, default="", allow_blank=True
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Apply the site's password rules."""
        try:
            validate_password(attrs["password"], User(email=attrs["email"]))
        except ValidationError as error:
            raise serializers.ValidationError({"password": error.messages}) from None
        return attrs


def _checked(serializer: type[serializers.Serializer], data: Any) -> dict[str, Any]:
    parsed = serializer(data=data)
    parsed.is_valid(raise_exception=True)
    return dict(parsed.validated_data)


def _authenticated(request: Request, *, email: str, password: str, code: str) -> User:
    """Whoever the credentials belong to, by the rules and limits of signing in on the page."""
    try:
        user = get_adapter().authenticate(request._request, email=email, password=password)
    except ValidationError:  # too many failures for this address
        raise TooMany from None
    if not isinstance(user, User):
        raise Invalid(WRONG_PASSWORD, code="wrong_password")
    if is_mfa_enabled(user):
        form = AuthenticateForm(data={"code": code}, user=user)
        if not form.is_valid():
            raise Invalid(CODE_NEEDED, code="code_needed", errors={"code": [CODE_NEEDED]})
        form.save()
    return user


def _session(request: Request, user: User) -> dict[str, Any]:
    """A session for the app alone.

    No cookie is set: a form on another site could post here too, and would sign its visitor in as
    somebody else.
    """
    page = request._request
    before = page.session, page.user, page.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    page.session = SessionStore()
    try:
        login(page, user, backend=BACKEND)
        token = app_settings.TOKEN_STRATEGY.create_session_token(page)
        page.session.save()
    finally:
        page.session, page.user, page.META["CSRF_COOKIE_NEEDS_UPDATE"] = before
    return {"token": token, "user": MeSerializer(user).data}


class SessionsApi(APIView):
    """Sign in and out."""

    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "sign_in"

    def get_permissions(self) -> list[Any]:
        """Signing in needs no sign-in."""
        return [AllowAny()] if self.request.method == "POST" else list(super().get_permissions())

    @extend_schema(
        operation_id="session_create",
        tags=["sign-in"],
        request=SignInSerializer,
        responses={201: SessionSerializer},
    )
    def post(self, request: Request) -> Response:
        """Sign in with e-mail address and password; returns the token for ``X-Session-Token``."""
        user = _authenticated(request, **_checked(SignInSerializer, request.data))
        return Response(_session(request, user), status=201)

    @extend_schema(operation_id="session_delete", tags=["sign-in"], responses={204: None})
    def delete(self, request: Request) -> Response:
        """Sign out: the token is worthless from now on."""
        if hasattr(request.auth, "flush"):  # the session that the token names
            request.auth.flush()
        else:
            logout(request._request)
        return Response(status=204)


class GuestsApi(APIView):
    """Try without an account."""

    permission_classes = [AllowAny]
    throttle_classes = [ScopedRateThrottle]
    throttle_scope = "guest"

    @extend_schema(
        operation_id="guest_create",
        tags=["sign-in"],
        request=GuestSerializer,
        responses={201: SessionSerializer},
    )
    def post(self, request: Request) -> Response:
        """Start as a guest; ``POST /me/claim/`` keeps everything later."""
        user = services.create_guest(**_checked(GuestSerializer, request.data))
        return Response(_session(request, user), status=201)


class MeApi(APIView):
    """Oneself."""

    @extend_schema(operation_id="me", tags=["sign-in"], responses=MeSerializer)
    def get(self, request: Request) -> Response:
        """Who am I?"""
        return Response(MeSerializer(access.person(request)).data)

    @extend_schema(
        operation_id="me_update", tags=["sign-in"], request=MeSerializer, responses=MeSerializer
    )
    def patch(self, request: Request) -> Response:
        """Change name, language or time zone."""
        user = access.person(request)
        parsed = MeSerializer(user, data=request.data, partial=True)
        parsed.is_valid(raise_exception=True)
        services.update_preferences(user=user, **parsed.validated_data)
        return Response(MeSerializer(user).data)


class ClaimApi(APIView):
    """Turn a guest into an account."""

    @extend_schema(
        operation_id="me_claim",
        tags=["sign-in"],
        request=ClaimSerializer,
        responses=SessionSerializer,
    )
    def post(self, request: Request) -> Response:
        """Give the guest's account an e-mail address and a password; nothing is lost.

        Returns a fresh token; the guest's token ends.
        """
        user = services.claim_guest(
            user=access.person(request), **_checked(ClaimSerializer, request.data)
        )
        if hasattr(request.auth, "flush"):
            request.auth.flush()
        elif request._request.session.get(SESSION_KEY):
            update_session_auth_hash(request._request, user)  # the password ends other sessions
        return Response(_session(request, user))
