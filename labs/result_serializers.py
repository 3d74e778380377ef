"""What the API says and hears about submissions and their results."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.problems import Text
from labs.explanations.serializers import ExplanationData
from labs.models import Mode, State, Submission
from labs.results import following
from labs.results.presentation import Check
from labs.serializers import VERDICTS, SourceField

NOT_HERE: Text = _("Run, submit or trace; the others begin elsewhere.")
TRACE_KINDS = ["argument", "assign", "return", "left_out"]


class SubmissionGiven(serializers.Serializer):
    """Code to run, to grade, or of which to trace one function."""

    source = SourceField()  # type: ignore[assignment]
    mode = serializers.ChoiceField(choices=Mode.choices)
    function = serializers.CharField(
        required=False,
        default="",
        allow_blank=True,
        max_length=80,
        help_text="With mode `trace`: the function to follow. It needs a visible check.",
    )

    def validate_mode(self, mode: str) -> str:
        """Changed runs and variations begin at their own addresses."""
        if mode in (Mode.OBSERVE, Mode.VARY):
            raise serializers.ValidationError(NOT_HERE)
        return mode


class EditData(serializers.Serializer):
    """Replace a stretch of the source; lines and columns count characters from 1."""

    line = serializers.IntegerField()
    column = serializers.IntegerField()
    end_line = serializers.IntegerField()
    end_column = serializers.IntegerField()
    text = serializers.CharField(allow_blank=True)


class ApiChangeData(serializers.Serializer):
    """A use of an API that was removed or renamed."""

    kind = serializers.CharField(help_text="renamed, removed, argument_renamed, ...")
    library = serializers.CharField()
    version = serializers.CharField(help_text="Of the library: since when.")
    old = serializers.CharField()
    new = serializers.CharField(allow_blank=True)
    replacement = serializers.CharField(
        allow_blank=True, help_text="The new name as this file would write it."
    )
    line = serializers.IntegerField()
    column = serializers.IntegerField()
    end_line = serializers.IntegerField()
    end_column = serializers.IntegerField()
    breaks = serializers.BooleanField(help_text="It fails now; otherwise it is only discouraged.")
    message = serializers.CharField()
    edits = EditData(many=True, help_text="What mends it; empty where a person has to decide.")


class CheckApiGiven(serializers.Serializer):
    """Code to look through. It is not run."""

    source = SourceField()  # type: ignore[assignment]


class CheckApiResult(serializers.Serializer):
    """What was found."""

    api_changes = ApiChangeData(many=True)


class TraceEventData(serializers.Serializer):
    """An assignment, an argument, a returned value, or passes of a loop that are left out."""

    kind = serializers.ChoiceField(choices=TRACE_KINDS)
    line = serializers.IntegerField()
    name = serializers.CharField(required=False)
    function = serializers.CharField(required=False)
    depth = serializers.IntegerField(required=False, help_text="1 in a function that it called.")
    passes = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField()),
        required=False,
        help_text="[line of the loop, number of the pass], outermost first.",
    )
    type = serializers.CharField(required=False)
    shape = serializers.ListField(
        child=serializers.IntegerField(allow_null=True), required=False, allow_null=True
    )
    dtype = serializers.CharField(required=False)
    length = serializers.IntegerField(required=False, allow_null=True)
    values = serializers.ListField(child=serializers.CharField(), required=False)
    count = serializers.IntegerField(required=False, help_text="Passes left out.")
    nan = serializers.IntegerField(required=False, help_text="How many entries are NaN.")
    infinite = serializers.IntegerField(required=False, help_text="How many are infinite.")


class TraceData(serializers.Serializer):
    """What the assignments of one call were, in the order in which they happened."""

    function = serializers.CharField()
    call = serializers.CharField()
    events = TraceEventData(many=True)
    cut = serializers.BooleanField(help_text="There was more than is kept.")
    stopped = serializers.BooleanField(help_text="It ran for long and was not followed to its end.")
    limit = serializers.DictField(allow_null=True)


class SubmissionInList(serializers.ModelSerializer[Submission]):
    """A submission as lists name it."""

    lab = serializers.SlugField(source="lab_version.lab.slug")
    comments = serializers.IntegerField(source="comment_count")
    verdict = serializers.SerializerMethodField()

    class Meta:
        model = Submission
        fields = [
            *("id", "lab", "mode", "state", "verdict", "score", "device"),
            *("created_at", "finished_at", "comments"),
        ]

    @extend_schema_field(serializers.ChoiceField(choices=VERDICTS, allow_null=True))
    def get_verdict(self, submission: Submission) -> str | None:
        """None until it has finished."""
        return submission.verdict or None


class SubmissionStarted(serializers.Serializer):
    """A submission that was accepted, and where to follow it."""

    id = serializers.UUIDField()
    url = serializers.CharField()
    events_url = serializers.CharField(help_text="Server-sent events: state, check, output, done.")
    cancel_url = serializers.CharField(allow_null=True)
    page_url = serializers.CharField()
    state = serializers.ChoiceField(choices=State.choices)
    queue_position = serializers.IntegerField(allow_null=True, help_text="1 for the next.")
    expected_wait_seconds = serializers.IntegerField(
        allow_null=True, help_text="About how long until it starts; null while no worker is there."
    )
    queue = serializers.CharField()
    device = serializers.CharField(allow_null=True)
    message = serializers.CharField(help_text="One sentence in the reader's language.")
    mode = serializers.ChoiceField(choices=Mode.choices)
    function = serializers.CharField(allow_null=True, help_text="The one that a trace follows.")
    api_changes = ApiChangeData(many=True)


class PassageData(serializers.Serializer):
    """A passage to read again."""

    url = serializers.CharField()
    title = serializers.CharField()


class NamedMistakeData(serializers.Serializer):
    """What explains every wrong value of a function."""

    id = serializers.CharField(
        help_text="A misconception of the lab, or relation:<name>: how the result relates to the "
        "right one."
    )
    title = serializers.CharField()
    explanation = serializers.CharField()
    concept = serializers.CharField(help_text="Empty where no single one is behind it.")
    passage = PassageData(allow_null=True)
    evidence = serializers.DictField(
        help_text="Of a relation: function, paths in the result, and its facts (factors, sizes, "
        "axis, ...). No hidden values."
    )


class SameAsData(serializers.Serializer):
    """A check that failed for the same reason."""

    id = serializers.CharField()
    title = serializers.CharField()


class CheckResultData(serializers.Serializer):
    """What a check found."""

    id = serializers.CharField()
    position = serializers.IntegerField()
    title = serializers.CharField()
    function = serializers.CharField()
    visible = serializers.BooleanField()
    verdict = serializers.ChoiceField(choices=VERDICTS)
    verdict_text = serializers.CharField()
    score = serializers.FloatField()
    points = serializers.IntegerField()
    cpu_ms = serializers.FloatField(allow_null=True)
    wall_ms = serializers.FloatField(allow_null=True)
    time = serializers.CharField(help_text="CPU time as the site shows it.")
    memory_mb = serializers.FloatField(allow_null=True)
    line = serializers.IntegerField(allow_null=True, help_text="Of your code, from 1.")
    limit = serializers.DictField(allow_null=True, help_text="kind, reached, allowed, unit, text")
    error = serializers.DictField(allow_null=True, help_text="code, text, advice, type, line, ...")
    explanation = ExplanationData(allow_null=True, help_text="Of the error, where there is one.")
    card = serializers.DictField(allow_null=True, help_text="headline, rows, facts, samples, ...")
    mistake = NamedMistakeData(allow_null=True)
    rests_on = serializers.DictField(allow_null=True, help_text="function, url, text")
    hint = serializers.CharField()
    cause = serializers.CharField(
        help_text="The same for all checks that fail for the same reason; empty where none is "
        "known. An app may explain it once."
    )
    same_as = SameAsData(allow_null=True, help_text="The earlier check that explains the cause.")
    tolerance_told = serializers.BooleanField(help_text="An earlier card says why it is so.")
    html = serializers.CharField(help_text="The same as the site shows it.")


class UsageData(serializers.Serializer):
    """What the most demanding check reached, and what each may use."""

    kind = serializers.CharField(help_text="cpu, wall or memory")
    label = serializers.CharField()  # type: ignore[assignment]
    reached = serializers.FloatField()
    allowed = serializers.FloatField()
    unit = serializers.CharField(help_text="s or MB")
    value = serializers.CharField(help_text="Both figures in words.")


class SubmissionDetail(SubmissionStarted):
    """A submission with its results so far; ended when state is finished or cancelled."""

    lab = serializers.SlugField()
    learner = serializers.UUIDField()
    source = serializers.CharField()  # type: ignore[assignment]
    verdict = serializers.ChoiceField(choices=VERDICTS, allow_null=True)
    verdict_text = serializers.CharField(allow_null=True)
    score = serializers.FloatField(allow_null=True, help_text="0 to 1")
    problem = serializers.DictField(allow_null=True, help_text="Why the file could not be run.")
    checks = CheckResultData(many=True)
    usage = UsageData(many=True, help_text="Empty until it has ended.")
    stdout_tail = serializers.CharField()
    phases = serializers.DictField(help_text="Milliseconds.")
    versions = serializers.DictField(help_text="What it ran on.")
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    trace = TraceData(allow_null=True, help_text="With mode `trace`, when it has ended.")
    annotations = serializers.ListField(
        child=serializers.DictField(), help_text="The trace in short: line and text."
    )
    done_html = serializers.CharField(allow_null=True)


def check_json(check: Check) -> dict[str, Any]:
    """A check as data and as HTML, its error's explanation in a place of its own."""
    data = asdict(check)
    explanation = data["error"].pop("explanation") if data["error"] else None
    return {**data, "explanation": explanation, **following.check_event(check)}


def submission_json(submission: Submission) -> dict[str, Any]:
    """All of SubmissionDetail. Three queries at most, however many checks there are."""
    checks = following.checks_of(submission)
    summary = following.summary_of(submission, checks)
    trace = following.trace_of(submission)
    ended = summary or trace
    problem = (summary.problem if summary else None) or (trace.error if trace else None)
    plain = ("id", "mode", "source", "score", "phases", "versions")
    times = ("created_at", "started_at", "finished_at")
    return {
        **following.brief(submission),
        **{name: getattr(submission, name) for name in (*plain, *times)},
        "lab": submission.lab_version.lab.slug,
        "learner": submission.learner.public_id,
        "verdict": submission.verdict or None,
        "verdict_text": ended.headline if ended else None,
        "problem": asdict(problem) if problem else None,
        "checks": [check_json(check) for check in checks],
        "usage": following.usage_of(submission, checks) if summary else [],
        "stdout_tail": submission.stdout,
        "trace": submission.trace if trace else None,
        "annotations": trace.annotations if trace else [],
        "done_html": following.done_html(submission, checks) if ended else None,
    }
