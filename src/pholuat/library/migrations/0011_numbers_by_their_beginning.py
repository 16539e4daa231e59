"""The index of numbers serves those that begin so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0010_delivered_words")]

    operations = [
        migrations.RemoveIndex(model_name="document", name="document_number_key"),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["number_key"], name="document_number_key", opclasses=["varchar_pattern_ops"]),
        ),
    ]
