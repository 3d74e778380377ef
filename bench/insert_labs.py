"""Puts the measuring labs and learners into a running site's database, and prints their tokens.

Run by bench.site in the site's environment: ``manage.py shell -c "..."``.
"""

from __future__ import annotations

import itertools
import json

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from accounts import services
from accounts.sessions import SessionStore
from bench.labs import SIZES, measuring_lab, slug_of
from curriculum.models import Week
from labs.limits import RUNTIMES
from labs.models import Lab, LabVersion


def main(learners: int) -> None:
    """Write the labs and so many guests; print the guests' tokens as JSON."""
    insert_labs()
    print(json.dumps([session() for _ in range(learners)]))


def insert_labs() -> None:
    """Write a lab of three checks and one of ten per runtime; they are in no lesson."""
    week = Week.objects.all()[0]
    for runtime, checks in itertools.product(RUNTIMES, SIZES):
        bundle = measuring_lab(runtime, checks)
        title = {"title_ja": bundle.spec.title.ja, "title_en": bundle.spec.title.en}
        slug = slug_of(runtime, checks)
        lab = Lab.objects.create(slug=slug, week=week, position=90, **title)
        lab.current_version = LabVersion.objects.create(
            lab=lab,
            hash=bundle.version,
            spec=bundle.spec.model_dump(mode="json"),
            files=dict(bundle.files),
        )
        lab.save()


def session() -> str:
    """A new guest's session key, which is also the token of an app."""
    guest = services.create_guest(language="en", time_zone="UTC")
    store = SessionStore()
    store[SESSION_KEY] = str(guest.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = guest.get_session_auth_hash()
    store.create()
    return str(store.session_key)
