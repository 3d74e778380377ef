"""Rows of many learners, made inside PostgreSQL: everybody did about the same.

Foreign keys are not checked and indexes are built afterwards, which is what makes it minutes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models.options import Options

from quizzes.items import PlotQuestion, Single, load_item
from quizzes.marking import mark
from quizzes.models import ItemVersion
from quizzes.responses import UNKNOWN

QUESTIONS = 10  # of an attempt
MINUTES = 60  # of study of each learner
SUBMISSIONS = 6
CHECKS = 3  # of each submission
CARDS = 30
CONCEPTS = 20
IN_A_GROUP = 30
ROOMS = ("quizzes", "labs", "progress", "curriculum", "accounts")
FIRST_DAY = "2026-03-01 08:00+00"

UUID7 = """(lpad(to_hex((extract(epoch from {at}) * 1000)::bigint), 12, '0') || '7'
  || substr(md5({key}), 1, 3) || '8' || substr(md5({key}), 4, 15))::uuid"""


@dataclass(frozen=True)
class Size:
    """How many learners, and how many answers each of them gave."""

    learners: int
    answers: int

    @property
    def attempts(self) -> int:
        """Attempts of each learner."""
        return max(1, self.answers // self.learners // QUESTIONS)


def generate(size: Size) -> dict[str, Any]:
    """Fill the database of the default connection, which holds content and nobody yet.

    Returns rows by table and seconds by step.
    """
    steps = {
        "learners": _people, "attempts": _attempts, "answers": _answers, "study": _study,
        "labs": _labs, "standings": _standings, "cards": _cards,
    }  # fmt: skip
    seconds: dict[str, float] = {}
    with connection.cursor() as cursor:
        _quickly(cursor)
        _samples(cursor)
        indexes = _without_indexes(cursor)
        for name, step in steps.items():
            began = perf_counter()
            step(cursor, size)
            seconds[name] = round(perf_counter() - began, 1)
            print(f"  {name}: {seconds[name]} s", flush=True)
        began = perf_counter()
        for statement in indexes:
            cursor.execute(statement)
        _next_numbers(cursor)
        cursor.execute("SET session_replication_role = DEFAULT")
        cursor.execute("VACUUM (ANALYZE)")
        seconds["indexes and statistics"] = round(perf_counter() - began, 1)
        rows = {table: _count(cursor, table) for table in _models()}
    return {"rows": {table: count for table, count in rows.items() if count}, "seconds": seconds}


def _quickly(cursor: CursorWrapper) -> None:
    """Give up safety against power cuts: the data can be made again."""
    for setting in ("fsync = off", "full_page_writes = off", "max_wal_size = '8GB'"):
        cursor.execute(f"ALTER SYSTEM SET {setting}")
    cursor.execute("SELECT pg_reload_conf()")
    cursor.execute("SET synchronous_commit = off")
    cursor.execute("SET maintenance_work_mem = '512MB'")
    cursor.execute("SET session_replication_role = replica")


def _models() -> dict[str, Options[Any]]:
    """What Django knows of our tables, by name."""
    every = [model._meta for model in apps.get_models()]  # noqa: SLF001  Django's public name
    return {one.db_table: one for one in every if one.app_label in ROOMS}


def _without_indexes(cursor: CursorWrapper) -> list[str]:
    """Drop the indexes that nothing rests on, of empty tables; the statements that make them."""
    cursor.execute(
        """SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), t.relname
        FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
        WHERE n.nspname = 'public' AND c.oid IS NULL"""
    )
    grows = {table for table in _models() if not _count(cursor, table)}
    found = [(name, made) for name, made, table in cursor.fetchall() if table in grows]
    for name, _made in found:
        cursor.execute(f"DROP INDEX {name}")
    return [made for _name, made in found]


def _count(cursor: CursorWrapper, table: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{table}"')
    return int(cursor.fetchone()[0])


def _next_numbers(cursor: CursorWrapper) -> None:
    """Sequences go on after the highest number."""
    for table in _models():
        cursor.execute("SELECT pg_get_serial_sequence(%s, 'id')", [table])
        if cursor.fetchone()[0]:
            cursor.execute(
                f"""SELECT setval(pg_get_serial_sequence('{table}', 'id'),
                coalesce(max(id), 0) + 1, false) FROM "{table}" """
            )


def _samples(cursor: CursorWrapper) -> None:
    """For every current question, some responses with their marks, numbered from 0."""
    cursor.execute(
        """CREATE TEMP TABLE sample (week bigint, version bigint, place int, k int,
        response jsonb, outcome jsonb, score float8)"""
    )
    current = ItemVersion.objects.filter(item__current_version__isnull=False).select_related("item")
    places: dict[int, int] = {}
    for version in current.order_by("item__week", "item__position"):
        if version.pk != version.item.current_version_id or version.item.retired:
            continue
        place = places[version.item.week_id] = places.get(version.item.week_id, -1) + 1
        for k, (response, outcome, score) in enumerate(_responses(version)):
            cursor.execute(
                "INSERT INTO sample VALUES (%s, %s, %s, %s, %s, %s, %s)",
                [version.item.week_id, version.pk, place, k, response, outcome, score],
            )
    cursor.execute(
        """CREATE TEMP TABLE drawable AS SELECT week, max(place) + 1 AS items,
        row_number() OVER (ORDER BY week) - 1 AS nth FROM sample GROUP BY week"""
    )
    cursor.execute("ANALYZE sample")
    cursor.execute("ANALYZE drawable")


def _responses(version: ItemVersion) -> list[tuple[str, str, float]]:
    """Five, the last of them wrong: more learners are right than not."""
    item = load_item(version.body, seed=0)
    given: list[dict[str, Any]] = [dict(UNKNOWN)]
    if isinstance(item, Single | PlotQuestion):
        ordered = sorted(item.options, key=lambda option: not option.correct)
        given = [{"option": option.id} for option in ordered]
    marked = [(response, mark(item, response)) for response in given]
    found = [(json.dumps(r), json.dumps(m.as_json()), m.score) for r, m in marked]
    first = (found[0][0], found[0][1], 1.0)  # what a typed answer that is right looks like
    return [first] * (5 - len(found[1:])) + found[1:]


def _people(cursor: CursorWrapper, size: Size) -> None:
    """Learners, and groups of IN_A_GROUP with a mentor each (at most 200)."""
    columns = "id, password, is_superuser, public_id, email, display_name, language, time_zone"
    roles = "is_guest, is_mentor, is_author, is_operator, is_active, date_joined"
    at = f"timestamptz '{FIRST_DAY}' + n * interval '1 second'"
    cursor.execute(
        f"""INSERT INTO accounts_user ({columns}, {roles})
        SELECT n, '!', false, {UUID7.format(at=at, key="'u' || n")},
          'learner' || n || '@example.org',
          'Learner ' || n, CASE WHEN n % 2 = 0 THEN 'ja' ELSE 'en' END, 'Asia/Tokyo',
          false, n <= 200, n = 1, false, true, {at}
        FROM generate_series(1, {size.learners}) n"""
    )
    cursor.execute(
        f"""INSERT INTO accounts_group (id, mentor_id, name, created_at)
        SELECT {UUID7.format(at=at, key="'g' || n")}, n, 'Group ' || n, {at}
        FROM generate_series(1, least(200, greatest(1, {size.learners} / {IN_A_GROUP}))) n"""
    )
    cursor.execute(
        f"""INSERT INTO accounts_membership (group_id, learner_id, joined_at)
        SELECT g.id, 1 + ((g.mentor_id * {IN_A_GROUP} + k) % {size.learners}), now()
        FROM accounts_group g, generate_series(0, {IN_A_GROUP - 1}) k"""
    )


def _attempts(cursor: CursorWrapper, size: Size) -> None:
    """Attempts of each learner, a few days apart; the last of every fifth learner is open."""
    at = f"timestamptz '{FIRST_DAY}' + (l * 7919 % 100000) * interval '1 second'"
    cursor.execute(
        f"""CREATE TEMP TABLE made AS
        SELECT l AS learner, k, d.week, d.items, {at} + k * interval '2 days' AS at,
          {UUID7.format(at=f"({at} + k * interval '2 days')", key="l || '-' || k")} AS id,
          (k = {size.attempts} - 1 AND l % 5 = 0) AS open
        FROM generate_series(1, {size.learners}) l
        CROSS JOIN generate_series(0, {size.attempts - 1}) k
        JOIN drawable d ON d.nth = k % (SELECT count(*) FROM drawable)
        ORDER BY at"""
    )
    cursor.execute("ANALYZE made")
    cursor.execute(
        f"""INSERT INTO quizzes_attempt (id, learner_id, week_id, kind, seed, language, size,
          started_at, finished_at, score, passed)
        SELECT id, learner, week, 'full', 0, CASE WHEN learner % 2 = 0 THEN 'ja' ELSE 'en' END,
          {QUESTIONS}, at, CASE WHEN open THEN NULL ELSE at + interval '10 minutes' END,
          CASE WHEN open THEN NULL ELSE 0.5 + (learner + k) % 6 * 0.1 END,
          CASE WHEN open THEN NULL ELSE (learner + k) % 6 >= 3 END
        FROM made"""
    )


def _answers(cursor: CursorWrapper, size: Size) -> None:
    """Ten questions each; an answer is one of the samples, better learners more often right."""
    asked = f"""(SELECT m.*, p, (learner + p) % items AS place,
        abs(hashint8(learner * 1000 + m.k * 10 + p)) % 5 AS nth
      FROM made m CROSS JOIN generate_series(1, {QUESTIONS}) p)"""
    cursor.execute(
        f"""INSERT INTO quizzes_attemptitem (attempt_id, position, item_version_id, shown_at,
          hints, progress)
        SELECT a.id, p, s.version, a.at, 0, '{{}}' FROM {asked} a
        JOIN sample s ON s.week = a.week AND s.place = a.place AND s.k = 0"""
    )
    cursor.execute(
        f"""INSERT INTO quizzes_answer (attempt_id, position, item_version_id, response, certainty,
          score, outcome, answered_at, seconds, language, hints)
        SELECT a.id, p, s.version, s.response, 1 + (a.learner + p) % 3, s.score, s.outcome,
          a.at + p * interval '1 minute', 10 + (a.learner * 31 + p) % 90,
          CASE WHEN a.learner % 2 = 0 THEN 'ja' ELSE 'en' END, 0
        FROM {asked} a
        JOIN sample s ON s.week = a.week AND s.place = a.place AND s.k = a.nth
        WHERE NOT a.open OR p < 5"""
    )


def _study(cursor: CursorWrapper, size: Size) -> None:
    """Minutes of study, lessons read."""
    cursor.execute(
        f"""INSERT INTO curriculum_studyminute (learner_id, week_id, minute, kind)
        SELECT l, d.week, date_trunc('minute', timestamptz '{FIRST_DAY}')
            + (l % 1440 + k) * interval '1 minute' + (k / 6) * interval '2 days',
          CASE k % 3 WHEN 0 THEN 'lesson' WHEN 1 THEN 'quiz' ELSE 'lab' END
        FROM generate_series(1, {size.learners}) l
        CROSS JOIN generate_series(0, {MINUTES - 1}) k
        JOIN drawable d ON d.nth = (k / 10) % (SELECT count(*) FROM drawable)"""
    )
    cursor.execute(
        f"""INSERT INTO curriculum_lessonread (learner_id, week_id, lesson_version_id, finished_at)
        SELECT l, w.id, w.current_lesson_id, timestamptz '{FIRST_DAY}' + interval '1 day'
        FROM generate_series(1, {size.learners}) l, curriculum_week w
        WHERE w.current_lesson_id IS NOT NULL"""
    )


def _labs(cursor: CursorWrapper, size: Size) -> None:
    """Submissions with checks, every fifth learner's with a mentor's remark."""
    at = f"timestamptz '{FIRST_DAY}' + (l * 6151 % 9000000) * interval '1 second'"
    at = f"({at} + k * interval '1 day')"
    defaults = _defaults("labs_submission")
    given = {
        "id": UUID7.format(at=at, key="l || 's' || k"), "learner_id": "l", "lab_version_id": "v.id",
        "mode": "CASE WHEN k % 2 = 0 THEN 'run' ELSE 'submit' END",
        "source": "repeat('def f(x): return x' || chr(10), 40)", "seed": "1",
        "language": "'en'", "state": "'finished'", "queue": "'cpu'",
        "verdict": "CASE WHEN k % 3 = 0 THEN 'passed' ELSE 'wrong' END",
        "score": "CASE WHEN k % 3 = 0 THEN 1 ELSE 0.5 END",
        "created_at": at, "started_at": at, "finished_at": f"{at} + interval '2 seconds'",
    }  # fmt: skip
    columns = defaults | given
    cursor.execute(
        f"""INSERT INTO labs_submission ({", ".join(columns)})
        SELECT {", ".join(columns.values())}
        FROM generate_series(1, {size.learners}) l
        CROSS JOIN generate_series(0, {SUBMISSIONS - 1}) k
        JOIN (SELECT current_version_id AS id, row_number() OVER (ORDER BY id) - 1 AS nth
          FROM labs_lab WHERE current_version_id IS NOT NULL) v
          ON v.nth = k % (SELECT count(*) FROM labs_lab WHERE current_version_id IS NOT NULL)"""
    )
    columns = _defaults("labs_checkresult") | {
        "submission_id": "s.id", "check_id": "'check-' || p", "position": "p",
        "verdict": "s.verdict", "score": "s.score", "recorded_at": "s.finished_at",
    }  # fmt: skip
    cursor.execute(
        f"""INSERT INTO labs_checkresult ({", ".join(columns)})
        SELECT {", ".join(columns.values())}
        FROM labs_submission s, generate_series(1, {CHECKS}) p"""
    )
    cursor.execute(
        f"""INSERT INTO labs_linecomment (id, submission_id, author_id, line, text, created_at)
        SELECT {UUID7.format(at="s.finished_at", key="s.id::text")}, s.id, 1, 3, 'Look here.',
          s.finished_at FROM labs_submission s WHERE s.learner_id % 5 = 0 AND s.learner_id > 1"""
    )


def _standings(cursor: CursorWrapper, size: Size) -> None:
    """What is derived: weeks, courses, concepts."""
    cursor.execute(
        f"""INSERT INTO progress_weekprogress (learner_id, week_id, state, percent, best,
          completed_at, last_fact_at)
        SELECT l, d.week, 'in_progress', 40, '{{"lesson": 1.0, "quiz": 0.6}}', NULL,
          timestamptz '{FIRST_DAY}' + interval '20 days'
        FROM generate_series(1, {size.learners}) l, drawable d"""
    )
    cursor.execute(
        f"""INSERT INTO progress_courseprogress (learner_id, course_id, percent)
        SELECT l, c.id, 20 FROM generate_series(1, {size.learners}) l, curriculum_course c"""
    )
    day = f"timestamptz '{FIRST_DAY}' + interval '20 days'"
    given = {
        "learner_id": "l", "concept_id": "c.id", "level": "'familiar'", "held_level": "'familiar'",
        "p_known": "0.6", "held_p": "0.6", "evidence": "5", "last_at": day, "traced_at": day,
        "as_of": day, "days": "2", "sources": "2", "next_change_at": f"{day} + interval '1 year'",
    }  # fmt: skip
    _per_learner(
        cursor, "progress_conceptstanding", given, size,
        f"(SELECT id FROM curriculum_concept ORDER BY position LIMIT {CONCEPTS}) c",
    )  # fmt: skip


def _cards(cursor: CursorWrapper, size: Size) -> None:
    """Review cards, a third of them due."""
    given = {
        "learner_id": "l", "item_id": "c.id", "state": "'review'", "reps": "3",
        "stability": "12", "difficulty": "5", "lapses": "0",
        "due_at": f"timestamptz '{FIRST_DAY}' + (l + c.id) % 400 * interval '1 day'",
        "last_review_at": f"timestamptz '{FIRST_DAY}'", "seconds": "30",
        "id": UUID7.format(at=f"timestamptz '{FIRST_DAY}'", key="l || 'c' || c.id"),
    }  # fmt: skip
    _per_learner(
        cursor, "quizzes_reviewdeck", {"learner_id": "l", "folded_to": "now()"}, size, "(SELECT) c"
    )
    _per_learner(
        cursor, "quizzes_reviewcard", given, size,
        f"(SELECT id FROM quizzes_item WHERE NOT retired ORDER BY id LIMIT {CARDS}) c",
    )  # fmt: skip


def _per_learner(
    cursor: CursorWrapper, table: str, given: dict[str, str], size: Size, others: str
) -> None:
    """Rows for each learner (l) and each row of `others` (c); nothing while there is no table."""
    defaults = _defaults(table)
    if not defaults:
        return
    columns = defaults | {name: value for name, value in given.items() if name in _names(table)}
    cursor.execute(
        f"""INSERT INTO {table} ({", ".join(columns)}) SELECT {", ".join(columns.values())}
        FROM generate_series(1, {size.learners}) l, {others}"""
    )


def _names(table: str) -> set[str]:
    known = _models().get(table)
    return {field.column for field in known.concrete_fields} if known else set()


def _defaults(table: str) -> dict[str, str]:
    """SQL for the columns that must be given and have a default in the model."""
    known = _models().get(table)
    found: dict[str, str] = {}
    for field in known.concrete_fields if known else ():
        if field.null or field.primary_key or field.is_relation:
            continue
        if (default := field.get_default()) is not None:
            found[field.column] = _literal(default)
    return found


def _literal(default: Any) -> str:
    if isinstance(default, datetime):
        return "now()"
    return f"'{json.dumps(default)}'" if isinstance(default, dict | list) else f"'{default}'"
