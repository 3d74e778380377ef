"""Pages about oneself: trying without an account, claiming it, settings, groups."""

from __future__ import annotations

from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings as site
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import access, selectors, services
from accounts.forms import ClaimForm, GroupForm, SettingsForm
from accounts.models import Group, User
from config.problems import Invalid, TooMany

BACKEND = "django.contrib.auth.backends.ModelBackend"


def _next(request: HttpRequest, default: str = "progress:home") -> str:
    """Return the page to go on to, if it is one of ours."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return target if target and safe else reverse(default)


@require_http_methods(["GET", "POST"])
def try_now(request: HttpRequest) -> HttpResponse:
    """Ask once, then go on as a guest; whoever is signed in already just goes on."""
    if request.user.is_authenticated:
        return redirect(_next(request))
    if request.method == "GET":
        return render(request, "accounts/try.html", {"next": _next(request)})
    login(request, _new_guest(request), backend=BACKEND)
    return redirect(_next(request))


def _new_guest(request: HttpRequest) -> User:
    """A guest with the language of the page and the clock of the device.

    Raises TooMany: guests cost nothing, and each may have code run.
    """
    if not ratelimit.consume(request, action="guest"):
        raise TooMany
    zone = request.POST.get("time_zone", "")
    return services.create_guest(language=request.LANGUAGE_CODE, time_zone=zone)


@require_http_methods(["GET", "POST"])
def claim(request: HttpRequest) -> HttpResponse:
    """Give a guest's account an e-mail address and a password."""
    user = access.person(request)
    if not user.is_guest:
        return redirect("accounts:settings")
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = services.claim_guest(user=user, **form.cleaned_data)
        except Invalid as problem:
            form.add_error("email", str(problem.detail))
        else:
            login(request, user, backend=BACKEND)
            messages.success(request, _("The account is yours now. Everything you did is kept."))
            return redirect(_next(request))
    status = 422 if form.errors else 200
    return render(
        request, "accounts/claim.html", {"form": form, "next": _next(request)}, status=status
    )


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Name, language, time zone; the groups one is in."""
    user = access.person(request)
    form = SettingsForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        services.update_preferences(user=user, **form.cleaned_data)
        messages.success(request, _("Saved."))
        response = redirect("accounts:settings")
        response.set_cookie(
            site.LANGUAGE_COOKIE_NAME,
            user.language,
            max_age=site.LANGUAGE_COOKIE_AGE,
            secure=site.LANGUAGE_COOKIE_SECURE,
            samesite="Lax",
        )
        return response
    context = {"form": form, "memberships": selectors.memberships_of(user)}
    return render(request, "accounts/settings.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def groups(request: HttpRequest) -> HttpResponse:
    """A mentor's groups, and the form for a new one."""
    mentor = access.require_mentor(request.user)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        group = services.create_group(mentor=mentor, name=form.cleaned_data["name"])
        messages.success(request, _("The group is ready. Share its link with your learners."))
        return redirect("progress:group", group.pk)
    context = {"form": form, "groups": selectors.groups_of_mentor(mentor)}
    return render(request, "accounts/groups.html", context, status=422 if form.errors else 200)


@require_POST
def renew_invitation(request: HttpRequest, group_id: UUID) -> HttpResponse:
    """Make the old link useless and show a new one."""
    group = access.group_for_mentor(request.user, group_id)
    services.renew_invitation(group=group)
    messages.success(request, _("Here is a new link. The old one does not work any more."))
    return redirect("progress:group", group.pk)


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Say what joining means, then join."""
    invitation = selectors.invitation_by_token(token)
    if invitation is None:
        return render(request, "accounts/invitation_gone.html", status=404)
    if request.method == "GET":
        return render(request, "accounts/join.html", {"invitation": invitation})
    if not request.user.is_authenticated:
        login(request, _new_guest(request), backend=BACKEND)
    membership = services.join_group(learner=access.person(request), token=token)
    messages.success(request, _("You are in the group %(name)s.") % {"name": membership.group.name})
    return redirect("progress:home")


@require_POST
def leave(request: HttpRequest, group_id: UUID) -> HttpResponseRedirect:
    """Leave a group."""
    learner = access.person(request)
    # Who left and came back has more than one membership.
    mine = Group.objects.filter(memberships__learner=learner).distinct()
    group = get_object_or_404(mine, pk=group_id)
    services.leave_group(learner=learner, group=group)
    messages.success(request, _("You have left the group. Its mentor no longer sees your work."))
    return redirect("accounts:settings")
