"""Hidden inputs are not worth learning by heart: next week, they are others."""

import datetime as dt

from labs.limits import SEEDS_PER_VERSION
from labs.queues import seeds

MONDAY = dt.date(2026, 11, 16)
SUNDAY, NEXT_MONDAY = MONDAY + dt.timedelta(days=6), MONDAY + dt.timedelta(days=7)


def test_a_week_has_few_seeds_and_the_next_week_others() -> None:
    assert len(seeds.weekly(MONDAY, "key")) == SEEDS_PER_VERSION
    assert seeds.weekly(MONDAY, "key") == seeds.weekly(SUNDAY, "key")
    assert not set(seeds.weekly(SUNDAY, "key")) & set(seeds.weekly(NEXT_MONDAY, "key"))


def test_who_has_not_the_key_cannot_know_the_seeds() -> None:
    assert not set(seeds.weekly(MONDAY, "key")) & set(seeds.weekly(MONDAY, "another key"))


def test_whoever_submits_very_often_gets_seeds_that_nobody_had() -> None:
    known = set(seeds.weekly(MONDAY, "key"))
    assert {seeds.draw(MONDAY, "key", submitted) for submitted in range(20)} <= known
    drawn = {seeds.draw(MONDAY, "key", 20) for _ in range(50)}
    assert len(drawn) > 45
    assert len(drawn & known) < 5
    assert all(0 <= seed < seeds.LARGEST for seed in drawn)
