"""A prepared statement answers what the query set answers, whatever the values."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Count

from accounts.models import User
from config.prepared import Parameter, PreparedInsert, PreparedUpdate, prepared
from labs.models import CheckResult, State, Submission
from labs.selectors import submissions_with_lab

Hand = Callable[..., Submission]
MINE = Parameter(Submission, "learner")
BY_ID = Parameter(Submission, "id")

codes = prepared(
    lambda: (
        Submission.objects.filter(learner=MINE)
        .order_by("created_at")
        .values_list("source", flat=True)
    )
)
tuples = prepared(
    lambda: Submission.objects.filter(learner=MINE).values_list("pk", "created_at", "api_changes")
)
mappings = prepared(lambda: Submission.objects.filter(pk=BY_ID).values("state", "created_at"))
whole = prepared(lambda: submissions_with_lab().order_by().filter(pk=BY_ID))
SINCE = Parameter(Submission, "created_at")
counted = prepared(
    lambda: Submission.objects.filter(learner=MINE, created_at__gte=SINCE)
    .order_by()
    .values("learner")
    .annotate(number=Count("pk"))
    .values_list("number", flat=True)
)  # fmt: skip
note = PreparedUpdate(
    lambda: Submission.objects.filter(pk=BY_ID, state=State.QUEUED),
    phases=Parameter(Submission, "phases"),
    heartbeat_at=Parameter(Submission, "heartbeat_at"),
    tries=Parameter(Submission, "tries", "count"),
    device="cpu",
)

KEY = ("submission", "check_id")
put = PreparedInsert(CheckResult, unique=KEY, update=["score", "recorded_at"])
leave = PreparedInsert(CheckResult, unique=KEY)
insist = PreparedInsert(CheckResult)


def test_values_and_tuples_are_those_of_the_query_set(
    learner: User, other_learner: User, hand_in: Hand
) -> None:
    mine = [hand_in(learner, f"x = {number}") for number in range(3)]
    theirs = hand_in(other_learner, "y = 1")
    for _ in range(2):  # the second time nothing is put together
        assert codes(learner=learner.pk) == ["x = 0", "x = 1", "x = 2"]
        assert codes(learner=other_learner.pk) == ["y = 1"]
    assert sorted(tuples(learner=learner.pk)) == sorted(
        Submission.objects.filter(learner=learner).values_list("pk", "created_at", "api_changes")
    )
    assert counted(learner=learner.pk, created_at=mine[1].created_at) == [2]
    assert mappings(id=theirs.pk) == [{"state": "queued", "created_at": theirs.created_at}]


def test_objects_come_with_what_was_selected_and_without_what_was_deferred(
    learner: User, hand_in: Hand, django_assert_num_queries
) -> None:
    pk = hand_in(learner, "x = 1").pk
    usual = submissions_with_lab().get(pk=pk)
    with django_assert_num_queries(1):
        [found] = whole(id=pk)
        lab = found.lab_version.lab
        assert (found.source, found.learner) == ("x = 1", learner)
        assert lab.week.course.slug == usual.lab_version.lab.week.course.slug
    assert found == usual
    assert (
        found.lab_version.get_deferred_fields() == usual.lab_version.get_deferred_fields() != set()
    )
    assert whole.first(id=uuid4()) is None


def test_what_was_found_may_be_changed_and_saved(learner: User, hand_in: Hand) -> None:
    pk = hand_in(learner).pk
    [found] = whole(id=pk)
    found.state = State.CANCELLED
    found.save(update_fields=["state"])
    assert [again.state for again in whole(id=pk)] == ["cancelled"]


def test_an_update_writes_what_is_given_and_says_how_many_rows(
    learner: User, hand_in: Hand
) -> None:
    submission, now = hand_in(learner), datetime(2031, 5, 6, 7, 8, 9, 10, UTC)
    values = {"id": submission.pk, "phases": {"run_ms": 1.5}, "heartbeat_at": now, "count": 1}
    assert note(**values) == 1
    submission.refresh_from_db()
    assert (submission.phases, submission.heartbeat_at) == ({"run_ms": 1.5}, now)
    assert (submission.tries, submission.device) == (1, "cpu")
    assert note(**values | {"heartbeat_at": None}) == 1
    submission.refresh_from_db()
    assert submission.heartbeat_at is None
    Submission.objects.update(state=State.RUNNING)
    assert note(**values) == 0


def test_an_insert_writes_objects_as_they_are_and_over_what_is_there(
    learner: User, hand_in: Hand
) -> None:
    submission = hand_in(learner)

    def check(name: str, score: float) -> CheckResult:
        return CheckResult(
            submission=submission, check_id=name, position=1, verdict="wrong", score=score,
            card={"shape": [2]},
        )  # fmt: skip

    first, other = check("first", 0.25), check("other", 0.5)
    put(first, other)
    rows = {row.check_id: row for row in submission.checks.all()}
    assert (rows["first"].score, rows["other"].score, rows["first"].card) == (0.25, 0.5, first.card)
    assert (rows["first"].error, rows["first"].mistake) == (None, "")
    assert (first._state.adding, first.recorded_at) == (False, rows["first"].recorded_at)
    put(check("first", 0.75))
    again = submission.checks.get(check_id="first")
    assert (again.score, again.pk) == (0.75, rows["first"].pk)
    leave(check("first", 1.0))
    again.refresh_from_db()
    assert (again.score, submission.checks.count()) == (0.75, 2)
    put()
    with pytest.raises(IntegrityError), transaction.atomic():
        insist(check("first", 1.0))


def test_a_forgotten_value_is_refused(db: None) -> None:
    with pytest.raises(KeyError, match="learner"):
        codes()


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection(learner: User, hand_in: Hand) -> None:
    hand_in(learner, "x = 1")

    def ask(_number: int) -> tuple[list[str], bool]:
        try:
            found = codes(learner=learner.pk)
            return found, connection.connection is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        answers = list(threads.map(ask, range(9)))
    assert answers == [(["x = 1"], True)] * 9
