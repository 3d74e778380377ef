"""Users, and the groups through which a mentor sees her learners."""

from __future__ import annotations

import secrets
from typing import Any, ClassVar

from django.contrib.auth.base_user import BaseUserManager
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from config.ids import new_id


class UserManager(BaseUserManager["User"]):
    """Creates users; everybody is a learner, other roles are granted."""

    def create_user(
        self, email: str | None = None, password: str | None = None, **fields: Any
    ) -> User:
        """Return a saved user; without ``password`` nobody can sign in with one."""
        user = self.model(email=self.normalize_email(email).lower() if email else None, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Return a saved operator (``manage.py createsuperuser``)."""
        fields |= {"is_operator": True, "is_superuser": True}
        return self.create_user(email, password, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        """E-mail addresses are compared without regard to case."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person. A guest is a person without an e-mail address, until the account is claimed."""

    public_id = models.UUIDField(default=new_id, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    display_name = models.CharField(_("display name"), max_length=80, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=[("ja", "日本語"), ("en", "English")], default="en"
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    is_guest = models.BooleanField(default=False)
    is_mentor = models.BooleanField(_("mentor"), default=False)
    is_author = models.BooleanField(_("author"), default=False)
    is_operator = models.BooleanField(_("operator"), default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_guest=True) | models.Q(email__isnull=False),
                name="accounts_user_guest_or_email",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What others see; never the whole e-mail address."""
        if self.display_name:
            return self.display_name
        if self.email:
            return self.email.split("@", 1)[0]
        return f"guest-{self.public_id.hex[-6:]}"

    @property
    def is_staff(self) -> bool:
        """Who may enter Django's admin."""
        return self.is_operator

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        """Operators may do everything in Django's admin; it is closed to everybody else."""
        return (self.is_active and self.is_operator) or super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        """As `has_perm`."""
        return (self.is_active and self.is_operator) or super().has_module_perms(app_label)


class Group(models.Model):
    """Learners whose progress a mentor follows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mentor = models.ForeignKey(User, on_delete=models.CASCADE, related_name="mentored_groups")
    name = models.CharField(_("name"), max_length=80)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


def new_token() -> str:
    """Return an unguessable invitation token (192 bits)."""
    return secrets.token_urlsafe(24)


class Invitation(models.Model):
    """A link that lets a learner join a group, until it is revoked."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="invitations")
    token = models.CharField(max_length=64, unique=True, default=new_token)
    created_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"invitation to {self.group_id}"


class Membership(models.Model):
    """A learner in a group; a row that has ``left_at`` is history."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    learner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    joined_at = models.DateTimeField(default=timezone.now)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "learner"],
                condition=models.Q(left_at__isnull=True),
                name="accounts_membership_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.learner_id} in {self.group_id}"
