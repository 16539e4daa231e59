"""Background work of the installation itself."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path

from django.conf import settings
from procrastinate.contrib.django import app

from pholuat.config.ops.backup import back_up, nightly_name, prune

logger = logging.getLogger(__name__)
# A job is given up for lost when its worker has been silent for this long.
SILENCE_SECONDS = 120


@app.periodic(cron="30 18 * * *")  # 01:30 in Viet Nam
@app.task(queueing_lock="nightly_backup", pass_context=False)
def nightly_backup(timestamp: int) -> str:
    """One backup a night; the oldest beyond PHOLUAT_BACKUPS_KEPT go. Run twice for one night it writes one file."""
    folder = Path(settings.BACKUP_DIR)
    target = folder / nightly_name(dt.datetime.fromtimestamp(timestamp, dt.UTC))
    if not target.exists():
        back_up(target, now=dt.datetime.now(dt.UTC))
    for path in prune(folder, settings.BACKUPS_KEPT):
        logger.info("removed the backup %s", path.name)
    return target.name


@app.periodic(cron="*/5 * * * *")
@app.task(queueing_lock="retry_stalled", pass_context=False)
async def retry_stalled(timestamp: int) -> int:
    """Jobs whose worker was killed are run again; every task is safe to run twice."""
    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE_SECONDS))
    for job in stalled:
        await app.job_manager.retry_job(job)
    return len(stalled)
