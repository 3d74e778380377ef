"""The diary as the API shows and takes it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from labs.models import Lab
from progress.journal import then_now
from progress.journal.project_map import Learned, MapStep
from progress.journal.project_steps import ProjectStep
from progress.mastery.levels import ConceptLevel
from progress.models import GapAnswer

SUBJECTS = list(GapAnswer.Subject.values)
MOMENTS = list(GapAnswer.Moment.values)
LEVELS = [level.value for level in ConceptLevel]
STEPS = [step.value for step in ProjectStep]


class EntryOut(serializers.Serializer[Any]):
    """An entry; revision 0: nothing was saved yet."""

    course = serializers.CharField()
    week = serializers.CharField(allow_null=True, help_text="Null: impression of the course.")
    gained = serializers.CharField(allow_blank=True)
    hard = serializers.CharField(allow_blank=True)
    impression = serializers.CharField(allow_blank=True)
    revision = serializers.IntegerField()
    saved_at = serializers.DateTimeField(allow_null=True)
    shared = serializers.BooleanField(help_text="Whether mentors may read it.")
    days = serializers.IntegerField(help_text="Days on which something was done for it.")
    minutes = serializers.IntegerField()
    draft = serializers.DictField(
        child=serializers.CharField(allow_blank=True),
        help_text="`gained` and `hard` from what the site saw, in the language of the request.",
    )


class EntryGiven(serializers.Serializer[Any]):
    """What was written, upon which revision. Texts that are left out stay."""

    gained = serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)
    hard = serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)
    impression = serializers.CharField(required=False, allow_blank=True, trim_whitespace=False)
    revision = serializers.IntegerField(min_value=0)


class SharedGiven(serializers.Serializer[Any]):
    """Whether mentors may read the entry."""

    shared = serializers.BooleanField()


class WorryOut(serializers.ModelSerializer[GapAnswer]):
    """A worry before or after. `course` null: of the whole path; `worry` null: left out."""

    course = serializers.CharField(source="course.slug", default=None, allow_null=True)
    subject = serializers.ChoiceField(choices=SUBJECTS)
    moment = serializers.ChoiceField(choices=MOMENTS)

    class Meta:
        model = GapAnswer
        fields = ["moment", "course", "subject", "worry", "words", "answered_at"]


class OneWorry(serializers.Serializer[Any]):
    """A worry from 1 (none) to 5 (great), null to leave it out, and words."""

    worry = serializers.IntegerField(min_value=1, max_value=5, allow_null=True, default=None)
    words = serializers.CharField(max_length=2000, allow_blank=True, default="")


class WorriesGiven(serializers.Serializer[Any]):
    """Worries at one moment. `before` can be said once; saying nothing is skipping."""

    moment = serializers.ChoiceField(choices=MOMENTS)
    course = serializers.CharField(allow_null=True, default=None)
    programming = OneWorry(required=False)
    mathematics = OneWorry(required=False)
    english = OneWorry(required=False)


class ThenNowOut(serializers.Serializer[Any]):
    """A question answered at least three weeks apart: the first answer and the latest."""

    question = serializers.CharField(source="item.slug")
    week = serializers.CharField(source="week.slug")
    prompt = serializers.CharField(help_text="Markdown.")
    days = serializers.IntegerField()
    then = serializers.SerializerMethodField()
    now = serializers.SerializerMethodField()

    def get_then(self, pair: then_now.Pair) -> dict[str, Any]:
        """Score in [0, 1], certainty 1 to 3, when."""
        return _said(pair.then)

    def get_now(self, pair: then_now.Pair) -> dict[str, Any]:
        """As `then`."""
        return _said(pair.now)


def _said(answer: Any) -> dict[str, Any]:
    return {
        "score": answer.score,
        "certainty": answer.certainty,
        "answered_at": answer.answered_at.isoformat(),
    }


class PairsOut(serializers.Serializer[Any]):
    """Pairs, and how many questions are old enough to be answered again."""

    pairs = ThenNowOut(many=True)
    ready = serializers.IntegerField()


class StartedOut(serializers.Serializer[Any]):
    """An attempt to go on with under `/quizzes/attempts/`."""

    attempt = serializers.UUIDField()
    size = serializers.IntegerField()


class LearnedOut(serializers.Serializer[Learned]):
    """A concept that is at least familiar now."""

    id = serializers.CharField(source="concept.slug")
    title = serializers.CharField(source="concept.title")
    level = serializers.ChoiceField(choices=LEVELS)
    stale = serializers.BooleanField(source="standing.stale")


class MapLabOut(serializers.Serializer[Lab]):
    """A lab that was passed."""

    id = serializers.CharField(source="slug")
    title = serializers.CharField()


class MapStepOut(serializers.Serializer[MapStep]):
    """A step of real work, and what of it was learned."""

    step = serializers.ChoiceField(choices=STEPS)
    number = serializers.IntegerField(help_text="From 1 to 4.")
    title = serializers.CharField()
    question = serializers.CharField(help_text="What is asked in this step.")
    count = serializers.IntegerField(help_text="Its concepts on the whole path.")
    learned = LearnedOut(many=True)
    labs = MapLabOut(many=True)
    ahead = serializers.CharField(
        source="ahead.slug",
        default=None,
        allow_null=True,
        help_text="The first concept of this step that is not learned yet.",
    )


class ProjectMapOut(serializers.Serializer[Any]):
    """What was learned, by the four steps of real work in their order."""

    steps = MapStepOut(many=True)


class SharedOut(serializers.Serializer[Any]):
    """What a learner shares of the diary."""

    entries = EntryOut(many=True)
