"""The log of wins, days in a row, and the goal of the week."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import person
from accounts.models import User
from config.problems import Invalid
from progress.wins import selectors, services, sharing, words
from progress.wins.forms import RhythmForm
from progress.wins.selectors import Rhythm


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    """Everything won so far, newest first; POST sets the goal and how days in a row count."""
    learner = person(request)
    rhythm = selectors.rhythm_of(learner, timezone.now())
    if request.method == "POST":
        form = RhythmForm(request.POST)
        if form.is_valid() and _set(learner, form):
            return redirect("progress:wins")
        return _page(request, learner, rhythm, form, status=422)
    services.keep_up(learner=learner, days=rhythm.studied)
    setting = rhythm.setting
    initial = {
        "goal": setting.goal,
        "amount": setting.amount or None,
        "freeze": setting.freeze,
        "show_streak": setting.show_streak,
    }
    return _page(request, learner, rhythm, RhythmForm(initial=initial))


def _set(learner: User, form: RhythmForm) -> bool:
    given = form.cleaned_data | {"amount": form.cleaned_data["amount"] or 0}
    try:
        services.set_rhythm(learner=learner, **given)
    except Invalid as problem:
        for name, texts in problem.errors.items():
            form.add_error(name, [str(text) for text in texts])
        return False
    return True


def _page(
    request: HttpRequest, learner: User, rhythm: Rhythm, form: RhythmForm, status: int = 200
) -> HttpResponse:
    wins = selectors.log_of(learner)[: selectors.WINS_SHOWN]
    context = {
        "wins": [
            {"view": view, "address": sharing.address_of(link) if link else "", "link": link}
            for view, link in sharing.linked(wins, learner)
        ],
        "rhythm": rhythm,
        "streak_text": words.streak_text(rhythm),
        "freeze_text": words.freeze_text(rhythm),
        "goal_text": words.goal_text(rhythm),
        "opened": request.GET.get("link", ""),
        "form": form,
    }
    return render(request, "progress/wins/log.html", context, status=status)


@require_POST
def share(request: HttpRequest) -> HttpResponse:
    """Make a link to a win."""
    asked = request.POST.get("kind", ""), request.POST.get("key", "")
    link, _new = sharing.share(learner=person(request), kind=asked[0], key=asked[1])
    return redirect(f"{reverse('progress:wins')}?link={link.pk}#link-{link.pk}")


@require_POST
def take_back(request: HttpRequest, token: str) -> HttpResponse:
    """End a link to a win."""
    sharing.take_back(learner=person(request), token=token)
    return redirect("progress:wins")


@require_safe
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """A win for whoever has the link; nothing else of the learner."""
    view = sharing.shared_win(token)
    context = {"view": view, "name": view.win.learner.name}
    response = render(request, "progress/wins/shared.html", context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


def home_line(learner: User) -> dict[str, object]:
    """What the home page says in one quiet line. Three queries."""
    rhythm = selectors.rhythm_of(learner, timezone.now(), kept_only=True)
    return {"rhythm": rhythm, "streak_text": words.streak_text(rhythm)}
