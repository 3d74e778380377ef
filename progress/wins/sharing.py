"""Links to a single win that anybody may open until the learner takes them back."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from config.problems import NotFound
from progress.models import Win, WinLink
from progress.wins.words import WinView, shown


def share(*, learner: User, kind: str, key: str) -> tuple[WinLink, bool]:
    """Make a link to one of the learner's wins, or return the one there is. Raises NotFound."""
    if not Win.objects.filter(learner=learner, kind=kind, key=key).exists():
        raise NotFound
    live = WinLink.objects.filter(learner=learner, kind=kind, key=key, revoked_at__isnull=True)
    try:
        with transaction.atomic():
            found = live.first()
            return (found, False) if found else (_new(learner, kind, key), True)
    except IntegrityError:  # pressed twice: the constraint let one through
        return live.get(), False


def _new(learner: User, kind: str, key: str) -> WinLink:
    return WinLink.objects.create(learner=learner, kind=kind, key=key)


def take_back(*, learner: User, token: str) -> None:
    """End a link for good; a later one has another address. Raises NotFound for others' links."""
    links = WinLink.objects.filter(learner=learner, token=token)
    if not links.exists():
        raise NotFound
    links.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())


def links_of(learner: User) -> dict[tuple[str, str], WinLink]:
    """The learner's live links by kind and key of the win. One query."""
    links = WinLink.objects.filter(learner=learner, revoked_at__isnull=True)
    return {(link.kind, link.key): link for link in links}


def linked(wins: Iterable[Win], learner: User) -> list[tuple[WinView, WinLink | None]]:
    """Wins in words, each with its live link. Four queries at most."""
    links = links_of(learner)
    return [(view, links.get((view.win.kind, view.win.key))) for view in shown(wins)]


def shared_win(token: str) -> WinView:
    """The win behind a link, with its learner.

    Raises NotFound: taken back, never there, or no win any more since an answer was marked again.
    """
    links = WinLink.objects.filter(revoked_at__isnull=True, learner__is_active=True)
    link = links.filter(token=token).first()
    if link is None:
        raise NotFound
    rows = Win.objects.filter(learner=link.learner_id, kind=link.kind, key=link.key)
    views = shown(rows.select_related("learner"))
    if not views:
        raise NotFound
    return views[0]


def address_of(link: WinLink) -> str:
    """The whole address, to be sent to others."""
    base = str(settings.PUBLIC_ADDRESS).rstrip("/")
    return base + reverse("progress:shared_win", args=[link.token])
