"""``/health/grading/``: whether runs are graded, and safely; for monitors. Says no reasons."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache

from labs import selectors
from labs.models import Worker

LEFT = (Worker.STARTING, "stopped")  # reasons of a worker that is not there yet, or not any more


@never_cache
def grading(request: HttpRequest) -> JsonResponse:
    """Answer 200 when a worker takes runs and none refuses them; else 503."""
    workers = [worker for worker in selectors.recent_workers() if worker.reason not in LEFT]
    takes = sum(worker.accepts_work for worker in workers)
    refuses = sum(bool(worker.reason) for worker in workers)
    state = "degraded" if refuses else "ok"
    facts = {"grading": state if takes else "stopped", "take_runs": takes, "refuse_runs": refuses}
    return JsonResponse(facts, status=200 if facts["grading"] == "ok" else 503)
