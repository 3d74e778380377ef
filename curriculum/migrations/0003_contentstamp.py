"""A stamp that changes with the content; the triggers are made after all migrations."""

from django.db import migrations, models

from curriculum import stamping


class Migration(migrations.Migration):
    dependencies = [("curriculum", "0002_week_created_at")]

    operations = [
        migrations.CreateModel(
            name="ContentStamp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stamp", models.CharField(max_length=36)),
            ],
        ),
        migrations.RunPython(migrations.RunPython.noop, stamping.remove),
    ]
