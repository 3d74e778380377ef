"""Certificates, and the public halves of the keys that signed their credentials.

A certificate is a statement about a day. It keeps what was shown on that day in its own words, so
that content may change afterwards; only its revocation is ever added.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.bilingual import Bilingual
from config.ids import new_id
from curriculum.models import Course, Program
from progress.certificates.codes import new_code


class Certificate(Bilingual, models.Model):
    """What a learner was certified for. ``learner`` is None when the account has been erased."""

    class Kind(models.TextChoices):
        COURSE = "course", _("Course")
        PATH = "path", _("Whole path")

    class RevokedBy(models.TextChoices):
        LEARNER = "learner", _("Holder")
        OPERATOR = "operator", _("Operator")
        ERASURE = "erasure", _("Account erased")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=14, unique=True, default=new_code, editable=False)
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="certificates",
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    program = models.ForeignKey(Program, on_delete=models.PROTECT, related_name="+")
    course = models.ForeignKey(
        Course, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    title_ja = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    name = models.CharField(_("name"), max_length=80, blank=True)
    language = models.CharField(max_length=2, choices=[("ja", "日本語"), ("en", "English")])
    shows_hours = models.BooleanField(default=False)
    issued_at = models.DateTimeField(default=timezone.now)
    evidence = models.JSONField(
        default=dict, help_text=_("What was shown, with the versions of that day.")
    )
    credential = models.TextField(blank=True, help_text=_("Open Badges 3.0, signed (VC-JWT)."))
    status_list = models.PositiveIntegerField()
    status_index = models.PositiveIntegerField()
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_by = models.CharField(max_length=8, choices=RevokedBy.choices, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    may_issue_again = models.BooleanField(default=True)

    class Meta:
        ordering = ["-issued_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["learner", "course"],
                condition=Q(revoked_at__isnull=True, kind="course"),
                name="certificate_of_a_course_once",
            ),
            models.UniqueConstraint(
                fields=["learner", "program"],
                condition=Q(revoked_at__isnull=True, kind="path"),
                name="certificate_of_the_path_once",
            ),
            models.UniqueConstraint(
                fields=["status_list", "status_index"], name="certificate_status_place_once"
            ),
            models.CheckConstraint(
                condition=Q(kind="course", course__isnull=False)
                | Q(kind="path", course__isnull=True),
                name="certificate_kind_and_course_agree",
            ),
            models.CheckConstraint(
                condition=Q(learner__isnull=False) | Q(revoked_at__isnull=False, name=""),
                name="certificate_of_nobody_is_revoked",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at__isnull=True, revoked_by="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_by="")),
                name="certificate_revoked_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def valid(self) -> bool:
        """Whether it stands."""
        return self.revoked_at is None


class CertificateKey(models.Model):
    """The public half of a key that has signed; published as long as its signatures shall hold."""

    kid = models.CharField(max_length=64, unique=True, help_text=_("Thumbprint, RFC 7638."))
    public_jwk = models.JSONField()
    created_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.kid
