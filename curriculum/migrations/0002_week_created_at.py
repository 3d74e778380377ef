from datetime import UTC, datetime

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0001_initial")]

    operations = [
        # Weeks that are there already have always been there.
        migrations.AddField(
            model_name="week",
            name="created_at",
            field=models.DateTimeField(default=datetime(2000, 1, 1, tzinfo=UTC), editable=False),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="week",
            name="created_at",
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False),
        ),
    ]
