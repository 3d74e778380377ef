"""The page at the end of a lab, for its learner and for whoever reviews her."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from accounts.access import learner_for, person
from accounts.models import User
from config.bilingual import active_language, pick
from config.problems import Invalid, NotFound
from labs import access
from labs.breadcrumbs import crumbs
from labs.endings import closing
from labs.endings.closing import Observed
from labs.models import Explanation, Lab
from labs.spec.endings import Way

WAYS = {
    Way.SMALLER: gettext_lazy("Smaller"),
    Way.SAME: gettext_lazy("About the same"),
    Way.LARGER: gettext_lazy("Larger"),
    Way.NOT_FINITE: gettext_lazy("No number any more (inf or NaN)"),
}


def _learner(request: HttpRequest) -> User:
    """Whose ending is looked at: one's own, or that of a learner one may review."""
    asked = request.GET.get("learner", "")
    try:
        return learner_for(request.user, UUID(asked)) if asked else person(request)
    except ValueError:
        raise NotFound from None


@require_safe
def ending(request: HttpRequest, slug: str) -> HttpResponse:
    """Predict, watch, explain."""
    found = access.lab_for(request.user, slug)
    return _page(request, found, _learner(request))


def _page(
    request: HttpRequest, lab: Lab, learner: User, *, text: str = "", problem: str = ""
) -> HttpResponse:
    spec = closing.ending_of(lab)
    observed = closing.rounds(learner, lab)
    right, told = closing.score(observed)
    context: dict[str, Any] = {
        "lab": lab,
        "learner": learner,
        "mine": learner.pk == person(request).pk,
        "passed": closing.passed_submission(learner, lab) is not None,
        "change": spec.change,
        "measured": pick(spec.change.measured.model_dump()),
        "rounds": [_round(one, newest=one is _newest(observed)) for one in _shown(observed)],
        "waits": any(one.waits for one in observed),
        "finished": all(one.right is not None for one in observed),
        "right": right,
        "told": told,
        "ways": WAYS.items(),
        "question": pick(spec.explain.question.model_dump()),
        "shortest": spec.explain.shortest,
        "text": text,
        "problem": problem,
        "written": _written(closing.explanation_of(learner, lab)),
        "breadcrumb": crumbs(lab.week, {"title": lab.title, "url": f"/labs/{lab.slug}/"},
                             {"title": _("The end of the lab")}),
    }  # fmt: skip
    status = 422 if problem else 200
    return render(request, "labs/ending.html", context, status=status)


def _shown(observed: list[Observed]) -> list[Observed]:
    """Rounds up to the first that is not predicted: later ones would tell about it."""
    made = sum(one.prediction is not None for one in observed)
    told = all(one.right is not None or not one.waits for one in observed[:made])
    return observed[: made + 1] if told else observed[:made]


def _newest(observed: list[Observed]) -> Observed | None:
    """The last round whose run has ended: what is said aloud when it comes."""
    return next((one for one in reversed(observed) if one.came is not None), None)


def _round(one: Observed, *, newest: bool) -> dict[str, Any]:
    said = one.prediction.said if one.prediction else ""
    return {
        "at": one.at,
        "number": one.at + 1,
        "value": one.round.value,
        "question": pick(one.round.question.model_dump()),
        "said": WAYS.get(Way(said)) if said else "",
        "came": WAYS[one.came] if one.came else "",
        "usual": shown_number(one.usual),
        "changed": shown_number(one.changed),
        "right": one.right,
        "newest": newest,
        "waits": one.waits,
        "submission": one.prediction.submission if one.prediction else None,
        "afterwards": pick(one.round.afterwards.model_dump()),
    }


def shown_number(value: Any) -> str:
    """A measured number as pages show it."""
    if isinstance(value, (int, float)):
        return f"{value:.4g}"
    return "inf / NaN" if value else "—"


def _written(row: Explanation | None) -> dict[str, Any] | None:
    if row is None:
        return None
    asked = closing.rubric_of(row)
    language = active_language()
    own, mentor = row.own_marks, row.mentor_marks
    return {
        "row": row,
        "model": getattr(asked.model, language),
        "rubric": [
            {"id": one.id, "text": getattr(one.text, language), "weight": one.weight,
             "own": one.id in (own or []), "mentor": one.id in (mentor or [])}
            for one in asked.rubric
        ],
        "own": _percent(closing.found_share(row, own)),
        "mentor": _percent(closing.found_share(row, mentor)),
    }  # fmt: skip


def _percent(share: float | None) -> int | None:
    return None if share is None else int(share * 100 + 1e-9)


@require_POST
def predict(request: HttpRequest, slug: str, at: int) -> HttpResponse:
    """Commit a prediction; its run begins."""
    lab = access.lab_for(request.user, slug)
    said = request.POST.get("said", "")
    try:
        closing.predict(
            learner=person(request), lab=lab, at=at, said=said, language=active_language()
        )
    except Invalid as invalid:
        return _page(request, lab, person(request), problem=str(invalid.detail))
    return _back_to(slug, f"round-{at + 1}")


def _back_to(slug: str, part: str) -> HttpResponse:
    """The part of the page where one was, so that keyboards need not walk there again."""
    return redirect(f"{reverse('labs:ending', args=[slug])}#{part}")


@require_POST
def again(request: HttpRequest, slug: str, at: int) -> HttpResponse:
    """Run once more what failed on our side."""
    lab = access.lab_for(request.user, slug)
    closing.run_again(learner=person(request), lab=lab, at=at, language=active_language())
    return _back_to(slug, f"round-{at + 1}")


@require_POST
def explain(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the explanation; the model and the rubric follow."""
    lab = access.lab_for(request.user, slug)
    text = request.POST.get("text", "")
    try:
        closing.explain(learner=person(request), lab=lab, text=text)
    except Invalid as invalid:
        return _page(request, lab, person(request), text=text, problem=str(invalid.detail))
    return _back_to(slug, "explain")


@require_POST
def mark(request: HttpRequest, slug: str) -> HttpResponse:
    """One's own judgement, or a mentor's of a learner."""
    lab = access.lab_for(request.user, slug)
    visitor, learner = person(request), _learner(request)
    ticked = request.POST.getlist("criterion")
    if learner.pk == visitor.pk:
        closing.mark(learner=learner, lab=lab, ticked=ticked)
        return _back_to(slug, "judged")
    note = request.POST.get("note", "")
    closing.mentor_mark(mentor=visitor, learner=learner, lab=lab, ticked=ticked, note=note)
    return redirect(f"/labs/{lab.slug}/ending/?learner={learner.public_id}#judged")
