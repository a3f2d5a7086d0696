"""Hours set by hand can be those of each person of a task."""

from django.db import migrations

import drumbeat.kernel.models


class Migration(migrations.Migration):
    dependencies = [
        ("capacity", "0003_person_load"),
    ]

    operations = [
        migrations.AddField("effortplan", "shares", drumbeat.kernel.models.Json(default=dict)),
    ]
