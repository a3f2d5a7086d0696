"""A program has a lead."""

import django.db.models.deletion
from django.db import migrations, models

from drumbeat.kernel.one_workspace import OneWorkspace


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0002_one_workspace"),
        ("identity", "0002_one_workspace"),
    ]

    operations = [
        migrations.AddField(
            model_name="program",
            name="lead",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="identity.person"
            ),
        ),
        OneWorkspace("program", "lead"),
    ]
