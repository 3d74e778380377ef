"""JSON of review."""

from __future__ import annotations

from rest_framework import serializers

from quizzes.review.models import LONGEST_DAY, SHORTEST_DAY, ReviewHealth
from quizzes.review.rating import Rating
from quizzes.serializers import (
    CERTAINTIES,
    QuizAttemptDetailSerializer,
    QuizOutcomeSerializer,
    ResponseField,
)


class ReviewCardSerializer(serializers.Serializer):
    """A card that is due. What it asks is only told when it is opened."""

    id = serializers.UUIDField()
    concept = serializers.CharField()
    due_at = serializers.DateTimeField()
    seconds = serializers.IntegerField(help_text="How long it takes, about.")
    recall = serializers.FloatField(
        allow_null=True, help_text="Predicted probability of remembering it now; null: never asked."
    )
    sure_but_wrong = serializers.BooleanField(source="surprised")


class ReviewQueueSerializer(serializers.Serializer):
    """Today's review."""

    count = serializers.IntegerField(help_text="Questions still to do today.")
    minutes = serializers.IntegerField(help_text="About how long they take.")
    limit_minutes = serializers.IntegerField(help_text="The most for a day.")
    waiting = serializers.IntegerField(help_text="Due, but over the day's limit.")
    done_today = serializers.IntegerField()
    cards_in_all = serializers.IntegerField()
    next_due_at = serializers.DateTimeField(
        allow_null=True, help_text="When nothing is due: when the next question is."
    )
    open_attempt = serializers.UUIDField(
        allow_null=True, help_text="A question opened and not answered yet, on any device."
    )
    cards = ReviewCardSerializer(many=True, help_text="In the order in which they will be asked.")


class ReviewNextSerializer(serializers.Serializer):
    """The question to review now; `attempt` is null when today is done."""

    attempt = QuizAttemptDetailSerializer(allow_null=True)
    next_due_at = serializers.DateTimeField(allow_null=True)


class ReviewAnswerSerializer(serializers.Serializer):
    """An answer to an opened question."""

    attempt = serializers.UUIDField()
    response = ResponseField()
    certainty = serializers.ChoiceField(choices=CERTAINTIES)
    seconds = serializers.IntegerField(min_value=0, max_value=86400, required=False)


class ReviewResultSerializer(serializers.Serializer):
    """What an answer leads to."""

    outcome = QuizOutcomeSerializer()
    rating = serializers.ChoiceField(
        choices=[rating.name.lower() for rating in Rating], allow_null=True
    )
    due_at = serializers.DateTimeField(
        allow_null=True, help_text="When the question returns, with new numbers if it has any."
    )
    left = serializers.IntegerField(help_text="Questions still to do today.")


class ReviewSettingsSerializer(serializers.Serializer):
    """How much a day."""

    minutes = serializers.IntegerField(
        min_value=SHORTEST_DAY,
        max_value=LONGEST_DAY,
        allow_null=True,
        help_text="Null: what the site sets.",
    )


class ReviewHealthSerializer(serializers.ModelSerializer[ReviewHealth]):
    """A week of predictions, beside always saying the same probability."""

    class Meta:
        model = ReviewHealth
        fields = [
            "week_start", "made_at", "reviews", "remembered", "log_loss", "constant",
            "constant_log_loss", "rmse", "bins",
        ]  # fmt: skip
