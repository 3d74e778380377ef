"""What the API says and hears about quizzes. Texts are Markdown and, ready made, HTML."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.bilingual import active_language
from quizzes import rendering
from quizzes.certainty import LEVELS
from quizzes.items import TYPES
from quizzes.models import Attempt
from quizzes.outcomes import Outcome
from quizzes.plots.picture import Picture, svg
from quizzes.presentation import Question

VERDICTS = ["right", "partly", "wrong", "unknown"]
CERTAINTIES = [(1, "a guess"), (2, "probably"), (3, "certain")]
RESPONSE = {
    "type": "object",
    "description": (
        "One key, by type of the question; keys of choices are those shown. "
        'single and plot `{"option": "2"}`; multiple `{"options": ["1", "3"]}`; '
        'numeric, shape, trace and expression `{"text": "1/3"}`; '
        'order `{"steps": ["3", "1", "2"]}`; '
        'match `{"pairs": {"1": "2", "2": "1"}}` (left to right); bug_line `{"line": 4}`; '
        'fill `{"blanks": {"1": "2"}}`; matrix `{"cells": [["1", "0"], ["0", "1"]]}` (numbers or '
        'text, row by row); explain `{"text": "...", "met": ["1", "3"]}` after the step that hands '
        'in the text; case `{"rounds": ["2", "1", "1"]}` after the steps that decide all rounds '
        'but the last; any type `{"unknown": true}` for "I don\'t know".'
    ),
    "additionalProperties": True,
    "example": {"option": "2"},
}


@extend_schema_field(
    {
        "type": "object",
        "required": ["markdown", "html"],
        "properties": {"markdown": {"type": "string"}, "html": {"type": "string"}},
    }
)
class RichText(serializers.Field):
    """A text in the language of the request."""

    def to_representation(self, value: str) -> dict[str, str]:
        """The Markdown and the same as sanitised HTML."""
        return {"markdown": value, "html": str(rendering.rich(value, active_language()))}


@extend_schema_field(RESPONSE)
class ResponseField(serializers.Field):
    """A response; what it must look like depends on the question, so marking checks it."""

    def to_internal_value(self, data: Any) -> Any:
        """Passed on unchanged."""
        return data

    def to_representation(self, value: Any) -> Any:
        """As stored, in the keys shown."""
        return value


class QuizWeekSerializer(serializers.Serializer):
    """Which week."""

    course = serializers.CharField(source="course.slug")
    week = serializers.CharField(source="slug")
    title = serializers.CharField()


class QuizAttemptSerializer(serializers.Serializer):
    """An attempt; `score` is in [0, 1] and there once it is finished."""

    id = serializers.UUIDField()
    week = QuizWeekSerializer()
    kind = serializers.ChoiceField(choices=Attempt.Kind.choices)
    language = serializers.CharField()
    size = serializers.IntegerField(help_text="Number of questions.")
    answered = serializers.IntegerField(help_text="Questions answered; they are the first ones.")
    started_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)
    score = serializers.FloatField(allow_null=True)
    passed = serializers.BooleanField(
        allow_null=True, help_text="Null while unfinished, and for practice."
    )
    pass_kept = serializers.BooleanField(
        help_text="Passed before a key was corrected, below the pass mark since; the pass stays."
    )
    url = serializers.SerializerMethodField()

    def get_url(self, attempt: Attempt) -> str:
        """The attempt's page."""
        return reverse("quizzes:question", args=[attempt.pk])


class QuizChoiceSerializer(serializers.Serializer):
    """Something to choose, named by `key` in responses."""

    key = serializers.CharField()
    text = RichText()


class QuizListingSerializer(serializers.Serializer):
    """A line of code."""

    line = serializers.IntegerField()
    text = serializers.CharField(allow_blank=True)
    pickable = serializers.BooleanField()


class QuizBlankSerializer(serializers.Serializer):
    """A blank; `{{key}}` stands in the template."""

    key = serializers.CharField()
    options = QuizChoiceSerializer(many=True)


class QuizGridSerializer(serializers.Serializer):
    """A matrix to fill in."""

    rows = serializers.IntegerField()
    columns = serializers.IntegerField()
    name = serializers.CharField(allow_null=True, help_text="LaTeX.")


class QuizCurveSerializer(serializers.Serializer):
    """A curve of a plot; `name` is its letter or label."""

    name = serializers.CharField(allow_blank=True)
    points = serializers.ListField(child=serializers.ListField(child=serializers.FloatField()))
    dots = serializers.BooleanField(help_text="Single points rather than a line.")


class QuizPlotSerializer(serializers.Serializer):
    """A plot as data, and drawn as SVG (classes only, no styles)."""

    summary = serializers.CharField()
    x_label = serializers.CharField()
    y_label = serializers.CharField()
    curves = QuizCurveSerializer(many=True, source="lines")
    svg = serializers.SerializerMethodField()

    def get_svg(self, picture: Picture) -> str:
        """The drawing."""
        return svg(picture)


class QuizDecisionSerializer(QuizChoiceSerializer):
    """An option of a round."""

    cost = serializers.IntegerField()
    affordable = serializers.BooleanField()


class QuizRoundSerializer(serializers.Serializer):
    """A round of a case that was reached; `consequence` follows the decision."""

    number = serializers.IntegerField()
    situation = RichText()
    options = QuizDecisionSerializer(many=True)
    chosen = serializers.CharField(allow_null=True)
    consequence = RichText(allow_null=True)


class QuizPurseSerializer(serializers.Serializer):
    """The budget of a case."""

    amount = serializers.IntegerField()
    left = serializers.IntegerField()
    unit = serializers.CharField()


class QuizQuestionSerializer(serializers.Serializer):
    """A question without its answer; lists that the type does not use are empty."""

    position = serializers.IntegerField()
    type = serializers.ChoiceField(choices=TYPES)
    prompt = RichText()
    code = serializers.CharField(allow_null=True)
    figure = serializers.CharField(allow_null=True)
    unit = serializers.CharField(allow_null=True)
    options = QuizChoiceSerializer(many=True)
    steps = QuizChoiceSerializer(many=True)
    left = QuizChoiceSerializer(many=True)
    right = QuizChoiceSerializer(many=True)
    lines = QuizListingSerializer(many=True)
    template = serializers.CharField(allow_null=True)
    blanks = QuizBlankSerializer(many=True)
    grid = QuizGridSerializer(allow_null=True)
    name = serializers.CharField(allow_null=True, help_text="LaTeX: what is asked for.")
    variables = serializers.ListField(child=serializers.CharField())
    plot = QuizPlotSerializer(allow_null=True, source="picture")
    rounds = QuizRoundSerializer(many=True)
    round_count = serializers.IntegerField()
    budget = QuizPurseSerializer(allow_null=True, source="purse")
    written = serializers.CharField(allow_null=True, help_text="Words handed in (explain).")
    model = RichText(allow_null=True, help_text="The model answer, once words are handed in.")
    rubric = QuizChoiceSerializer(many=True)
    hints = serializers.ListField(child=RichText(), help_text="Those asked for so far.")
    hint_count = serializers.IntegerField()
    between = serializers.BooleanField(help_text="A step comes before the answer.")


class QuizAttemptDetailSerializer(QuizAttemptSerializer):
    """An attempt and its next question; `question` is null when it is finished."""

    question = QuizQuestionSerializer(allow_null=True)


class QuizStartSerializer(serializers.Serializer):
    """How to begin; nothing is required."""

    missed_of = serializers.UUIDField(
        required=False,
        help_text="A finished attempt of this week: only the questions missed in it are asked.",
    )


class QuizAnswerSerializer(serializers.Serializer):
    """An answer to the question at a position."""

    position = serializers.IntegerField(min_value=1, max_value=1000)
    response = ResponseField()
    certainty = serializers.ChoiceField(choices=CERTAINTIES)
    seconds = serializers.IntegerField(
        min_value=0, max_value=86400, required=False, help_text="Time spent on the question."
    )


class QuizRemarkSerializer(serializers.Serializer):
    """Feedback on one thing; `right` is null for what was not chosen."""

    about = RichText()
    text = RichText()
    right = serializers.BooleanField(allow_null=True)
    missed = serializers.BooleanField(help_text="Belongs to the answer and was left out.")


class QuizFeedbackSerializer(serializers.Serializer):
    """Why: on what was chosen, on everything else, and the right answer line by line."""

    own = QuizRemarkSerializer(many=True)
    others = QuizRemarkSerializer(many=True)
    answer = serializers.ListField(child=RichText())
    explanation = RichText()


class QuizOutcomeSerializer(serializers.Serializer):
    """A marked answer."""

    position = serializers.IntegerField(source="answer.position")
    item = serializers.CharField(source="item.id")
    concepts = serializers.ListField(child=serializers.CharField(), source="item.concepts")
    response = ResponseField()
    certainty = serializers.IntegerField(source="answer.certainty")
    score = serializers.FloatField(source="answer.score", help_text="In [0, 1].")
    verdict = serializers.ChoiceField(choices=VERDICTS)
    certainty_points = serializers.FloatField(source="points", help_text="From -6 to 3.")
    seconds = serializers.IntegerField(source="answer.seconds")
    answered_at = serializers.DateTimeField(source="answer.answered_at")
    hints = serializers.IntegerField(source="answer.hints")
    pattern = serializers.CharField(
        source="marked.pattern", allow_null=True, help_text="A common mistake that was recognised."
    )
    feedback = QuizFeedbackSerializer()
    lesson_url = serializers.CharField(help_text="The passage of the lesson.")


class QuizAnswerResultSerializer(serializers.Serializer):
    """What an answer leads to: its outcome, the attempt, and the next question in it."""

    outcome = QuizOutcomeSerializer()
    attempt = QuizAttemptDetailSerializer()


class QuizSummaryLineSerializer(serializers.Serializer):
    """An answered question in the summary."""

    position = serializers.IntegerField()
    prompt = RichText()
    section = serializers.CharField()
    score = serializers.FloatField()
    certainty = serializers.ChoiceField(choices=LEVELS)
    certainty_points = serializers.FloatField(source="points")
    correct = serializers.BooleanField()


class QuizConceptShareSerializer(serializers.Serializer):
    """A concept's share."""

    concept = serializers.CharField(source="slug")
    title = serializers.CharField()
    percent = serializers.IntegerField()
    count = serializers.IntegerField()


class QuizSummarySerializer(serializers.Serializer):
    """What an attempt says; `sure_but_wrong` holds positions."""

    attempt = QuizAttemptSerializer()
    accuracy = serializers.FloatField(help_text="Mean score in [0, 1] of what was answered.")
    right = serializers.IntegerField(help_text="Questions wholly right.")
    certainty_points = serializers.FloatField(help_text="Formative; never part of the result.")
    certainty_best = serializers.IntegerField(help_text="All right and certain.")
    sure_but_wrong = serializers.ListField(child=serializers.IntegerField())
    missed = serializers.ListField(child=serializers.IntegerField())
    concepts = QuizConceptShareSerializer(many=True)
    answers = QuizSummaryLineSerializer(many=True)


def question_data(position: int, question: Question) -> dict[str, Any]:
    """Data for `QuizQuestionSerializer`."""
    return {"position": position} | {name: getattr(question, name) for name in _QUESTION}


_QUESTION = tuple(Question.__dataclass_fields__)


def outcome_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON data."""
    return dict(QuizOutcomeSerializer(outcome).data)
