"""Running an installation: supervisor, schema, health, backup, doctor."""
