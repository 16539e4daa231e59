"""Background work, and whether the demo province is part of this installation."""

from pholuat.config import env

DEMO = env.flag("DEMO", default=True)
BACKUP_DIR = env.home() / "backups"
BACKUPS_KEPT = env.integer("PHOLUAT_BACKUPS_KEPT", 14)
PROCRASTINATE_IMPORT_PATHS = ["pholuat.config.ops.tasks"]
