"""Django's settings: one file a concern, every value from outside through `config.env`."""

from pholuat.config.settings.accounts import *  # noqa: F403
from pholuat.config.settings.apps import *  # noqa: F403
from pholuat.config.settings.database import *  # noqa: F403
from pholuat.config.settings.jobs import *  # noqa: F403
from pholuat.config.settings.language import *  # noqa: F403
from pholuat.config.settings.logs import *  # noqa: F403
from pholuat.config.settings.mail import *  # noqa: F403
from pholuat.config.settings.security import *  # noqa: F403
from pholuat.config.settings.site import *  # noqa: F403
from pholuat.config.settings.storage import *  # noqa: F403
