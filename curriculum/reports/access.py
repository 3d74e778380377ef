"""Who sees whose report: its reporter; authors and operators all; mentors their learners'."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from accounts.access import Visitor, signed_in
from accounts.models import Membership, User
from config.problems import Forbidden, NotFound
from curriculum.reports.models import Report
from curriculum.reports.selectors import own_reports


def is_author(user: User) -> bool:
    """Whether the person looks after the material."""
    return user.is_author or user.is_operator


def reports_to_answer(visitor: Visitor) -> QuerySet[Report]:
    """Reports that the visitor may read and answer; Forbidden for mere learners."""
    user = signed_in(visitor)
    if is_author(user):
        return Report.objects.all()
    if not user.is_mentor:
        raise Forbidden
    mine = Membership.objects.filter(group__mentor=user, left_at__isnull=True)
    return Report.objects.filter(reporter__in=mine.values("learner"))


def report_to_answer(visitor: Visitor, report_id: UUID) -> Report:
    """One of these; NotFound for others."""
    rows = reports_to_answer(visitor).select_related("week__course", "reporter", "answered_by")
    found = rows.filter(pk=report_id).first()
    if found is None:
        raise NotFound
    return found


def author(visitor: Visitor) -> User:
    """The visitor, if an author or operator, else Forbidden."""
    user = signed_in(visitor)
    if not is_author(user):
        raise Forbidden
    return user


def own_report(visitor: Visitor, report_id: UUID) -> Report:
    """A report of the visitor's own; NotFound for anybody else's."""
    found = own_reports(signed_in(visitor)).filter(pk=report_id).first()
    if found is None:
        raise NotFound
    return found
