"""Totals of campaigns, filled from the daily sums there are."""

import django.db.models.deletion
from django.db import migrations, models

from drumbeat.kernel.one_workspace import OneWorkspace

FILL = """
INSERT INTO metrics_totalprojection (
  workspace_id, campaign_id, metric_key, currency, "start", "end", micros, most, weighted, weight, "count", estimates,
  fetched_at
)
SELECT workspace_id, campaign_id, metric_key, currency, MIN("start"), MAX("end"), SUM(micros), MAX(most),
  SUM(weighted), SUM(weight), SUM("count"), SUM(estimates), MAX(fetched_at)
FROM metrics_dailyprojection GROUP BY workspace_id, campaign_id, metric_key, currency
"""


class Migration(migrations.Migration):

    dependencies = [
        ('campaigns', '0005_review_rounds'),
        ('metrics', '0002_shipped_metrics'),
    ]

    operations = [
        migrations.CreateModel(
            name='TotalProjection',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('workspace_id', models.UUIDField()),
                ('metric_key', models.CharField(max_length=60)),
                ('currency', models.CharField(blank=True, max_length=3)),
                ('start', models.DateField()),
                ('end', models.DateField()),
                ('micros', models.BigIntegerField()),
                ('most', models.BigIntegerField()),
                ('weighted', models.BigIntegerField()),
                ('weight', models.BigIntegerField()),
                ('count', models.IntegerField()),
                ('estimates', models.IntegerField()),
                ('fetched_at', models.DateTimeField()),
                ('campaign', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='campaigns.campaign')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('campaign', 'metric_key', 'currency'), name='metrics_total_once')],
            },
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        OneWorkspace("totalprojection", "campaign"),
    ]
