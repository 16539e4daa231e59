"""The ASGI application."""

import os
import signal
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from typing import IO, Any

import django
from django.conf import settings
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, ASGIRequest
from django.http.response import HttpResponseBase

from pholuat.config import env
from pholuat.config.postgres.processes import die_with_parent

Receive = Callable[[], Awaitable[Mapping[str, Any]]]


class Handler(ASGIHandler):
    """Django's, but a body beyond REQUEST_BODY_LIMIT fills no disk: it is read to its end and thrown away.

    Django writes the whole body to a file before any of its own limits is asked, and asks none of them for a body of
    a page that takes none.
    """

    async def read_body(self, receive: Receive) -> IO[bytes]:
        """The body; an overlong one is a byte longer than the limit, which `Limits` refuses."""
        limit = settings.REQUEST_BODY_LIMIT + 1
        body = tempfile.SpooledTemporaryFile(settings.FILE_UPLOAD_MAX_MEMORY_SIZE, mode="w+b")  # noqa: SIM115
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                body.close()
                raise RequestAborted
            body.write(message.get("body", b"")[: limit - body.tell()])
            more = message.get("more_body", False)
        return body

    def create_request(
        self, scope: Mapping[str, Any], body_file: IO[bytes]
    ) -> tuple[ASGIRequest, None] | tuple[None, HttpResponseBase]:
        """The request; one that does not tell its length gets that of its body."""
        size = body_file.tell()
        body_file.seek(0)
        created = super().create_request(scope, body_file)
        if created[0] is not None:
            created[0].META.setdefault("CONTENT_LENGTH", str(size))
        return created


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pholuat.config.settings")
if env.flag("PHOLUAT_SUPERVISED"):
    # A web process whose server was killed would keep the port and serve on with old code.
    die_with_parent(signal.SIGKILL)
django.setup(set_prefix=False)
application = Handler()
