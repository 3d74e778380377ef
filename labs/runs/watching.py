"""Who sweeps, and when: once every few seconds for the whole site, whoever is there to do it.

The scheduler and every worker look; a row in the database says whose turn it is, so that the sweep
needs neither the scheduler nor the broker.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from labs.models import Watch
from labs.runs import lifecycle, sweeping

EVERY: Final = timedelta(seconds=3)
GAP: Final = timedelta(seconds=10)  # longer without a sweep: the database or all of us were away
GRACE: Final = timedelta(seconds=8)  # after that, workers need a moment to be heard again


def sweep_if_due() -> bool:
    """Sweep unless somebody has done so just now; return whether we did."""
    now = timezone.now()
    steady_since = _our_turn(now)
    if steady_since is None:
        return False
    if now - steady_since >= GRACE:
        lifecycle.take_back_lost(now=now)
    sweeping.reroute_stranded()
    sweeping.enqueue_forgotten(now=now)
    sweeping.tell_owed(now=now)
    sweeping.forget_workers(now=now)
    return True


def _our_turn(now: datetime) -> datetime | None:
    """Since when the site has been swept without a gap, if it is our turn now; else None.

    After a gap silence proves nothing: nobody could write that he lives, or this machine slept.
    """
    watch, _new = Watch.objects.get_or_create(
        pk=1, defaults={"swept_at": now - GAP - EVERY, "steady_since": now}
    )
    if abs(now - watch.swept_at) < EVERY:
        return None
    steady = watch.steady_since if abs(now - watch.swept_at) <= GAP else now
    ours = Watch.objects.filter(pk=1, swept_at=watch.swept_at)
    return steady if ours.update(swept_at=now, steady_since=steady) == 1 else None
