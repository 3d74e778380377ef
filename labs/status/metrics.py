"""``/metrics`` for Prometheus, made from the database at each scrape.

Whichever web process is asked, it answers for the whole site. Figures of single runs are counted
by the workers and stand in their rows (``labs.figures``).
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from labs import selectors
from labs.models import Worker
from labs.status import summary as state
from labs.status.figures import BOUNDS


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures, for operators and for whoever brings the site's token."""
    if not _may_read(request):
        return HttpResponse("", status=401, headers={"WWW-Authenticate": "Bearer"})
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Site(timezone.now()))
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)


def _may_read(request: HttpRequest) -> bool:
    """Whether an operator or the token asks. Being on this machine is no reason: so are proxies."""
    token = str(settings.METRICS_TOKEN)
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").strip()
    if token and hmac.compare_digest(given.encode(), token.encode()):
        return True
    return request.user.is_authenticated and request.user.is_operator


class Site(Collector):
    """What stands in the database now."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def collect(self) -> Iterator[Metric]:
        """All families. Four queries."""
        workers = selectors.recent_workers(self.now)
        yield from self._queues(workers)
        yield from self._workers(workers)
        yield self._phases(workers)
        yield self._failures()

    def _queues(self, workers: list[Worker]) -> Iterator[Metric]:
        open_runs = GaugeMetricFamily(
            "dokugaku_open_runs", "Runs that have not ended.", labels=["queue", "state"]
        )
        oldest = GaugeMetricFamily(
            "dokugaku_oldest_wait_seconds", "How long the first has waited.", labels=["queue"]
        )
        for queue in state.queue_figures(workers, self.now):
            open_runs.add_metric([queue.name, "queued"], queue.waiting)
            open_runs.add_metric([queue.name, "running"], queue.running)
            oldest.add_metric([queue.name], queue.oldest_seconds)
        yield from (open_runs, oldest)

    def _workers(self, workers: list[Worker]) -> Iterator[Metric]:
        accepts = GaugeMetricFamily(
            "dokugaku_worker_accepts_work", "1: takes runs, 0: refuses.", labels=["worker"]
        )
        probed = GaugeMetricFamily(
            "dokugaku_worker_probe_age_seconds",
            "Since its sandbox was last probed.",
            labels=["worker"],
        )
        layer = GaugeMetricFamily(
            "dokugaku_sandbox_layer_live", "1: the layer held.", labels=["worker", "layer"]
        )
        memory = GaugeMetricFamily(
            "dokugaku_warm_parent_bytes", "Resident memory.", labels=["worker", "runtime"]
        )
        for worker in workers:
            accepts.add_metric([worker.name], int(worker.accepts_work))
            if worker.probed_at:
                age = (self.now - worker.probed_at).total_seconds()
                probed.add_metric([worker.name], max(0.0, age))
            for name, live in (worker.layers.get("layers") or {}).items():
                layer.add_metric([worker.name, name], int(bool(live)))
            for runtime, parent in (worker.memory.get("parents") or {}).items():
                memory.add_metric([worker.name, runtime], parent.get("rss_mb", 0) * 2**20)
        yield from (accepts, probed, layer, memory)

    def _phases(self, workers: list[Worker]) -> Metric:
        family = HistogramMetricFamily(
            "dokugaku_phase_seconds",
            "How long the phases of a run took.",
            labels=["worker", "runtime", "phase"],
        )
        bounds = [*(str(bound) for bound in BOUNDS), "+Inf"]
        for worker in workers:
            for key, entry in sorted(worker.figures.items()):
                total, buckets = 0, []
                for bound, count in zip(bounds, entry["counts"], strict=True):
                    total += count
                    buckets.append((bound, total))
                family.add_metric([worker.name, *key.split("/")], buckets, sum_value=entry["sum"])
        return family

    def _failures(self) -> Metric:
        family = GaugeMetricFamily(
            "dokugaku_our_failures", "Runs closed as our failure in the last hour."
        )
        hour_ago = self.now - timedelta(hours=1)
        counted = state.failures_since(hour_ago)[: state.FAILURES_COUNTED].count()
        family.add_metric([], counted)
        return family
