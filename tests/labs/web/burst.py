"""Hands in many submissions at the same moment: ``python -m tests.labs.web.burst COUNT [FILE]``.

First the file's code, then COUNT times code that is right.

Runs in a process of its own, on the database and the broker of a running site. Prints the ids.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import transaction  # noqa: E402

from accounts.models import User  # noqa: E402
from curriculum.models import Course, Program, Week  # noqa: E402
from labs import services  # noqa: E402
from labs.grading.bundle import LabBundle  # noqa: E402
from labs.models import Lab, LabVersion  # noqa: E402

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "doubling"


def light_lab() -> Lab:
    """The lab that is graded in a moment."""
    bundle = LabBundle.from_folder(FOLDER)
    title = {"title_ja": "試験", "title_en": "Test", "position": 0}
    program, _new = Program.objects.get_or_create(slug="tests", defaults=title)
    course, _new = Course.objects.get_or_create(
        slug="tests", program=program, defaults={**title, "days": 1}
    )
    week, _new = Week.objects.get_or_create(
        slug="tests", course=course, defaults={**title, "days": 1}
    )
    lab, new = Lab.objects.get_or_create(
        slug=bundle.lab_id, defaults={**title, "week": week, "position": 0}
    )
    if new:
        lab.current_version = LabVersion.objects.create(
            lab=lab,
            hash=bundle.version,
            spec=bundle.spec.model_dump(mode="json"),
            files=dict(bundle.files),
        )
        lab.save()
    return lab


def main(first: list[str], count: int) -> None:
    """One transaction: all are enqueued when it commits, the given ones before the right ones."""
    lab = light_lab()
    right = (FOLDER / "solution.py").read_text(encoding="utf-8")
    ids = []
    with transaction.atomic():
        for number, source in enumerate([*first, *[right] * count]):
            learner = User.objects.create_user(is_guest=True)
            submission, _new = services.create_submission(
                learner=learner, lab=lab, source=f"{source}\n# {number}\n", mode="submit",
                language="en",
            )  # fmt: skip
            ids.append(str(submission.pk))
    sys.stdout.write(" ".join(ids) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main([Path(file).read_text(encoding="utf-8") for file in sys.argv[2:]], int(sys.argv[1]))
