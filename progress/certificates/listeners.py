"""An account that is erased takes its name out of its certificates."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from accounts.models import User
from progress.certificates import services


@receiver(pre_delete, sender=User)
def before_erasure(sender: Any, *, instance: User, **kwargs: Any) -> None:
    """Leave a revoked certificate of nobody behind, so that its address tells the truth."""
    services.forget(learner=instance)
