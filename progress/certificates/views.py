"""Pages: one's own certificates and what is missing, issuing, and the page that anybody checks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import person
from accounts.models import User
from config.bilingual import active_language, pick
from config.problems import Invalid
from progress.certificates import access, awards, links, services
from progress.certificates.claims import Claim, claim_of, claims_of
from progress.certificates.evidence import labs_in, weeks_in
from progress.certificates.forms import IssueForm, RevokeForm
from progress.certificates.presenting import lines_of
from progress.models import Certificate


@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    """What is earned, what is missing for the rest, and what was issued."""
    learner = person(request)
    claims = claims_of(learner)
    issued = Certificate.objects.filter(learner=learner)
    context = {"claims": [_claim_card(claim) for claim in claims], "issued": issued}
    return render(request, "progress/certificates/list.html", context)


def _claim_card(claim: Claim) -> dict[str, Any]:
    return {
        "claim": claim,
        "open": lines_of(claim.open),
        "waiting": lines_of(claim.waiting),
        "percent": int(100 * claim.done / claim.total) if claim.total else 0,
    }


@require_http_methods(["GET", "POST"])
def issue(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """Ask for the name to print, and issue. Who has the certificate already is shown it."""
    learner = person(request)
    claim = claim_of(learner, kind, slug)
    if claim.certificate:
        return redirect("progress:certificate", claim.certificate.code)
    if learner.is_guest:
        here = reverse("progress:certificate_issue", args=[kind, slug])
        return redirect(f"{reverse('accounts:claim')}?next={here}")
    if not claim.earned:
        raise services.NotEarned
    form = IssueForm(request.POST or None, initial={"name": learner.display_name})
    if request.method == "POST" and form.is_valid() and (code := _issued(learner, claim, form)):
        return redirect("progress:certificate", code)
    status = 422 if form.errors else 200
    context = {"form": form, "claim": claim, "breadcrumb": _breadcrumb(claim.name)}
    return render(request, "progress/certificates/issue.html", context, status=status)


def _issued(learner: User, claim: Claim, form: IssueForm) -> str:
    """The code of the certificate, or "" after putting what is wrong into the form."""
    try:
        found, _new = services.issue(
            learner=learner,
            kind=claim.kind,
            slug=claim.slug,
            name=form.cleaned_data["name"],
            shows_hours=form.cleaned_data["shows_hours"],
            language=active_language(),
        )
    except Invalid as problem:
        for text in problem.errors.get("name", []):
            form.add_error("name", str(text))
        return ""
    return found.code


def _breadcrumb(title: str) -> list[dict[str, str]]:
    first = {"title": _("Certificates"), "url": reverse("progress:certificates")}
    return [first, {"title": title}]


@require_safe
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """What a certificate says and whether it stands, for anybody who has the address."""
    found = access.public(code)
    if code != found.code:
        return redirect("progress:certificate", found.code)
    response = render(request, "progress/certificates/certificate.html", _page(request, found))
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _page(request: HttpRequest, found: Certificate) -> dict[str, Any]:
    visitor = request.user
    mine = isinstance(visitor, User) and visitor.pk == found.learner_id
    operates = isinstance(visitor, User) and visitor.is_operator
    return {
        "certificate": found,
        "title": awards.full_title(found),
        "figures": awards.figures_of(found),
        "criteria": awards.criteria_of(found),
        "weeks": [_week(week) for week in weeks_in(found.evidence)],
        "labs": [pick(lab["title"]) for lab in labs_in(found.evidence)],
        "concepts": [pick(concept["title"]) for concept in found.evidence.get("concepts", [])],
        "address": awards.address_of(found),
        "issuer": awards.issuer(),
        "mine": mine,
        "may_revoke": found.valid and (mine or operates),
        "linkedin": links.linkedin(found),
        "share_text": links.share_text(found),
    }


def _week(week: dict[str, Any]) -> str:
    return str(pick(week["title"]))


@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, code: str) -> HttpResponse:
    """Ask, and revoke for good: the holder or, with a reason, an operator."""
    found, by = access.revocable(request.user, code)
    if not found.valid:
        return redirect("progress:certificate", found.code)
    needed = by == Certificate.RevokedBy.OPERATOR
    form = RevokeForm(request.POST or None, reason_needed=needed)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        services.revoke(certificate=found, by=by, reason=reason, may_issue_again=not needed)
        messages.success(request, _("The certificate is revoked."))
        return redirect("progress:certificate", found.code)
    context = {"form": form, "certificate": found, "breadcrumb": _breadcrumb(found.title)}
    status = 422 if form.errors else 200
    return render(request, "progress/certificates/revoke.html", context, status=status)
