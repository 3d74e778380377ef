"""What the API says about certificates; texts are in the language of the request."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from config.bilingual import pick
from progress.certificates import awards, links
from progress.certificates.claims import Claim
from progress.certificates.evidence import labs_in, weeks_in
from progress.certificates.presenting import line_of
from progress.certificates.rules import Missing, MissingKind
from progress.certificates.services import NAME_LENGTH
from progress.models import Certificate

KINDS = [kind.value for kind in Certificate.Kind]
MISSING = [kind.value for kind in MissingKind]
STATES = ["valid", "revoked"]


class MissingOut(serializers.Serializer[Missing]):
    """One thing that stands between the learner and the certificate."""

    kind = serializers.ChoiceField(choices=MISSING, help_text="Why, for programs.")
    title = serializers.SerializerMethodField(help_text="Of the week, lab or concept.")
    text = serializers.SerializerMethodField(help_text="What to do, or what is awaited.")
    course = serializers.CharField()
    week = serializers.CharField()
    id = serializers.CharField(source="key", help_text="Of the lab or concept.")
    in_our_hands = serializers.BooleanField(
        source="ours", help_text="Authors owe it; nothing the learner does would help."
    )
    page = serializers.SerializerMethodField()

    def get_title(self, item: Missing) -> str:
        """In the active language."""
        return str(pick(item.title))

    def get_text(self, item: Missing) -> str:
        """One sentence."""
        return line_of(item).text

    def get_page(self, item: Missing) -> str:
        """Where it is worked on."""
        return line_of(item).url


class CertificateOut(serializers.Serializer[Certificate]):
    """A certificate as anybody sees it who has its address. Empty once the account is erased."""

    code = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    title = serializers.SerializerMethodField()
    name = serializers.CharField(help_text="As printed.")
    issuer = serializers.SerializerMethodField()
    issued_at = serializers.DateTimeField()
    state = serializers.SerializerMethodField()
    revoked_at = serializers.DateTimeField(allow_null=True)
    revoked_by = serializers.CharField(help_text="`learner`, `operator`, `erasure` or empty.")
    reason = serializers.CharField()
    figures = serializers.SerializerMethodField()
    weeks = serializers.SerializerMethodField()
    labs = serializers.SerializerMethodField()
    concepts = serializers.SerializerMethodField()
    page = serializers.SerializerMethodField(help_text="Where anybody can check it.")

    def get_title(self, found: Certificate) -> str:
        """What it is for."""
        return awards.full_title(found)

    def get_issuer(self, found: Certificate) -> str:
        """Who issued it."""
        return awards.issuer().name

    @extend_schema_field(serializers.ChoiceField(choices=STATES))
    def get_state(self, found: Certificate) -> str:
        """Whether it stands."""
        return "valid" if found.valid else "revoked"

    def get_figures(self, found: Certificate) -> list[str]:
        """How much was shown."""
        return awards.figures_of(found)

    def get_weeks(self, found: Certificate) -> list[str]:
        """Titles of the weeks, as on the day of issue."""
        return [str(pick(week["title"])) for week in weeks_in(found.evidence)]

    def get_labs(self, found: Certificate) -> list[str]:
        """Titles of the labs that were passed."""
        return [str(pick(lab["title"])) for lab in labs_in(found.evidence)]

    def get_concepts(self, found: Certificate) -> list[str]:
        """Titles of the concepts that were known."""
        return [str(pick(entry["title"])) for entry in found.evidence.get("concepts", [])]

    def get_page(self, found: Certificate) -> str:
        """The public address."""
        return awards.address_of(found)


class OwnCertificateOut(CertificateOut):
    """One's own certificate, with its files."""

    pdf_ja = serializers.SerializerMethodField()
    pdf_en = serializers.SerializerMethodField()
    credential = serializers.SerializerMethodField(help_text="The Open Badges 3.0 file.")
    linkedin = serializers.SerializerMethodField(help_text="Fills LinkedIn's form.")

    def get_pdf_ja(self, found: Certificate) -> str:
        """The Japanese PDF."""
        return reverse("progress:certificate_pdf", args=[found.code, "ja"])

    def get_pdf_en(self, found: Certificate) -> str:
        """The English PDF."""
        return reverse("progress:certificate_pdf", args=[found.code, "en"])

    def get_credential(self, found: Certificate) -> str:
        """The signed credential."""
        return reverse("progress:certificate_credential", args=[found.code])

    def get_linkedin(self, found: Certificate) -> str:
        """An address at LinkedIn."""
        return links.linkedin(found)


class ClaimOut(serializers.Serializer[Claim]):
    """A course or path with how much of it is shown and what is missing."""

    kind = serializers.ChoiceField(choices=KINDS)
    id = serializers.CharField(source="slug")
    title = serializers.CharField(source="name")
    earned = serializers.BooleanField()
    done = serializers.IntegerField(help_text="Lessons, quizzes, labs and concepts shown.")
    total = serializers.IntegerField()
    missing = MissingOut(many=True)
    certificate = serializers.SerializerMethodField(help_text="Code of the one that stands.")

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_certificate(self, claim: Claim) -> str | None:
        """The code."""
        return claim.certificate.code if claim.certificate else None


class CertificatesOut(serializers.Serializer[dict[str, Any]]):
    """One's own certificates, and the way to those to come."""

    claims = ClaimOut(many=True)
    certificates = OwnCertificateOut(many=True)


class IssueIn(serializers.Serializer[Any]):
    """Which certificate, and what to print on it."""

    kind = serializers.ChoiceField(choices=KINDS)
    id = serializers.CharField(max_length=100, help_text="Of the course or program.")
    name = serializers.CharField(max_length=NAME_LENGTH, help_text="Exactly as to be printed.")
    shows_hours = serializers.BooleanField(default=False)
    language = serializers.ChoiceField(
        choices=[("ja", "日本語"), ("en", "English")],
        required=False,
        help_text="Of the credential; default: that of the request.",
    )


class RevokeIn(serializers.Serializer[Any]):
    """Why; operators must say it."""

    reason = serializers.CharField(max_length=500, required=False, default="", allow_blank=True)


class CredentialOut(serializers.Serializer[Any]):
    """An Open Badges 3.0 credential as VC-JWT."""

    credential = serializers.CharField()
