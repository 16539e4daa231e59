"""The ASGI application."""

import asyncio
import gc
import importlib
import logging
import os
import signal
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import IO, Any

import django
from django.conf import settings
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, ASGIRequest
from django.http import HttpRequest
from django.http.response import HttpResponseBase, StreamingHttpResponse

from pholuat.config import env
from pholuat.config.postgres.processes import die_with_parent

Receive = Callable[[], Awaitable[Mapping[str, Any]]]


class Handler(ASGIHandler):
    """Django's, but no body fills the disk and no file the memory.

    Django writes a body to a file before any of its limits is asked, and reads a file that is sent whole into memory.
    """

    async def read_body(self, receive: Receive) -> IO[bytes]:
        """The body; of an overlong one a byte more than the limit, which `Limits` refuses: the rest is thrown away."""
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

    async def run_get_response(self, request: HttpRequest) -> HttpResponseBase:
        """The answer; a file goes out piece by piece."""
        response = await super().run_get_response(request)
        if isinstance(response, StreamingHttpResponse) and not response.is_async:
            response.streaming_content = by_pieces(iter(response.streaming_content))  # type: ignore[arg-type]
        return response


async def by_pieces(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The pieces, each fetched in a thread when it is asked for."""
    while (piece := await asyncio.to_thread(_following, pieces)) is not None:
        yield piece


def _following(pieces: Iterator[bytes]) -> bytes | None:
    return next(pieces, None)


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pholuat.config.settings")
if env.flag("PHOLUAT_SUPERVISED"):
    # A web process whose server was killed would keep the port and serve on with old code.
    die_with_parent(signal.SIGKILL)
django.setup(set_prefix=False)
# What was loaded stays for good, and a page of a code makes a hundred thousand small objects: looking through all of
# them for rubbish at every 700th took a quarter of the time of that page.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 100)
logging.captureWarnings(True)
importlib.import_module("pholuat.library.search.keeper").start()
application = Handler()
