"""A version lies in the document of its provision: held by a foreign key over both columns."""

from django.db import migrations

TABLE = "library_provisionversion"
NAME = "version_lies_in_the_document_of_its_provision"


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql=f"""
                ALTER TABLE {TABLE} ADD CONSTRAINT {NAME} FOREIGN KEY (provision_id, document_id)
                REFERENCES library_provision (id, document_id) DEFERRABLE INITIALLY DEFERRED
            """,
            reverse_sql=f"ALTER TABLE {TABLE} DROP CONSTRAINT {NAME}",
        )
    ]
