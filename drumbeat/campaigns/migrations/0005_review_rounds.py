"""Campaign types say how often reviewed work goes another round, and what a round costs."""

from django.db import migrations, models

SHIPPED = {
    "content": (45, 20),
    "search": (25, 20),
    "social": (25, 15),
    "email": (30, 20),
    "advertising": (50, 25),
    "event": (40, 20),
    "launch": (40, 20),
    "webinar": (30, 15),
    "pr": (50, 20),
}


def furnish(apps, schema_editor):
    """Give the types that are still the shipped ones their own rounds; the others keep what held for all."""
    kinds = apps.get_model("campaigns", "CampaignType").objects.using(schema_editor.connection.alias)
    for word, (chance, cost) in SHIPPED.items():
        kinds.filter(key=f"campaigns.type.{word}").update(round_chance=chance, round_cost=cost)


class Migration(migrations.Migration):
    dependencies = [
        ("campaigns", "0004_aim_of_deliverables"),
    ]

    operations = [
        migrations.AddField("campaigntype", "round_chance", models.SmallIntegerField(default=35)),
        migrations.AddField("campaigntype", "round_cost", models.SmallIntegerField(default=20)),
        migrations.RunPython(furnish, migrations.RunPython.noop),
        migrations.AddConstraint(
            "campaigntype",
            models.CheckConstraint(
                condition=models.Q(round_chance__range=(0, 90), round_cost__range=(0, 100)),
                name="campaigns_type_rounds",
            ),
        ),
    ]
