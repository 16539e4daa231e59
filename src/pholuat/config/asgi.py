"""The ASGI application."""

import os
import signal

from django.core.asgi import get_asgi_application

from pholuat.config import env
from pholuat.config.postgres.processes import die_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pholuat.config.settings")
if env.flag("PHOLUAT_SUPERVISED"):
    # A web process whose server was killed would keep the port and serve on with old code.
    die_with_parent(signal.SIGKILL)
application = get_asgi_application()
