"""Writing a week's labs to the database: idempotent, and only what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labs.models import Lab, LabVersion

if TYPE_CHECKING:
    from curriculum.models import Week
    from labs.content.lab_data import LabData


def sync_labs(*, week: Week, labs: list[LabData]) -> dict[str, int]:
    """Make the week's labs those given, inside the caller's transaction; counts what was written.

    An edited lab gets a new version, one edited back gets its old version again. Labs that are
    gone are retired, never deleted: submissions hang on them.
    """
    counts = {"created": 0, "changed": 0, "retired": 0}
    for data in labs:
        what = _write(week, data)
        if what:
            counts[what] += 1
    gone = Lab.objects.filter(week=week, retired=False)
    kept = [data.spec.id for data in labs]
    counts["retired"] = gone.exclude(slug__in=kept).update(retired=True)
    return {name: count for name, count in counts.items() if count}


def _write(week: Week, data: LabData) -> str:
    """Write one lab; "created", "changed" or "" when all was there already."""
    lab = Lab.objects.filter(slug=data.spec.id).select_related("current_version").first()
    values = _columns(week, data)
    what = "" if lab else "created"
    lab = lab or Lab.objects.create(slug=data.spec.id, **values)
    version, refreshed = _version(lab, data)
    wanted = {**values, "current_version": version}
    different = [name for name, value in wanted.items() if getattr(lab, name) != value]
    for name in different:
        setattr(lab, name, wanted[name])
    if different:
        lab.save(update_fields=different)
    return what or ("changed" if different or refreshed else "")


def _columns(week: Week, data: LabData) -> dict[str, Any]:
    return {
        "week": week,
        "position": data.position,
        "title_ja": data.spec.title.ja,
        "title_en": data.spec.title.en,
        "summary_ja": data.spec.summary.ja,
        "summary_en": data.spec.summary.en,
        "retired": False,
    }


def _version(lab: Lab, data: LabData) -> tuple[LabVersion, bool]:
    """The version with these files, and whether its rendered texts had to be brought up to date.

    The files are the version. What is made from them may change with the code that makes it, or
    with the lesson that links lead to.
    """
    made = {
        "spec": data.spec.model_dump(mode="json"),
        "mistakes": dict(data.mistakes),
        "instructions_ja": data.instructions["ja"],
        "instructions_en": data.instructions["en"],
    }
    version, created = LabVersion.objects.get_or_create(
        lab=lab, hash=data.hash, defaults={"files": dict(data.files), **made}
    )
    stale = [name for name, value in made.items() if getattr(version, name) != value]
    for name in stale:
        setattr(version, name, made[name])
    if stale:
        version.save(update_fields=stale)
    return version, bool(stale) and not created
