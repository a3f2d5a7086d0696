"""The work of a person is read from one index; a task's people from the constraint that names each once."""

import django.db.models.deletion
from django.db import migrations, models

LATEST_DUE = """
CREATE INDEX work_task_open_latest ON work_task (campaign_id, due DESC NULLS LAST)
WHERE completed_at IS NULL AND deleted_at IS NULL
"""


def add_latest_due(apps, schema_editor):
    """PostgreSQL reads an index backwards only with empty values first; SQLite has them last either way."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(LATEST_DUE)


def remove_latest_due(apps, schema_editor):
    """Take the index away again."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX work_task_open_latest")


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0005_days_begun'),
        ('work', '0005_promises'),
    ]

    operations = [
        migrations.AlterField(
            model_name='taskassignee',
            name='person',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='identity.person'),
        ),
        migrations.AlterField(
            model_name='taskassignee',
            name='task',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='assignees', to='work.task'),
        ),
        migrations.AddIndex(
            model_name='taskassignee',
            index=models.Index(fields=['person', 'task'], name='work_assignee_work'),
        ),
        migrations.RunPython(add_latest_due, remove_latest_due),
    ]
