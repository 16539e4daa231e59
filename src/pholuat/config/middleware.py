"""What every request meets before the rooms, and every answer after them."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

from pholuat.config import health
from pholuat.ui import errors

PROBES = {"/suc-khoe/song": health.alive, "/suc-khoe/san-sang": health.ready}


class Headers(MiddlewareMixin):
    """No page of ours needs a device of the reader."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Adds Permissions-Policy."""
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class Probes(MiddlewareMixin):
    """A balancer asks for health by the number of the machine, not by the name of the site: the name is not asked."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Answers before anything else looks at the request."""
        probe = PROBES.get(request.path_info)
        return probe(request) if probe else None


class Limits(MiddlewareMixin):
    """What we do not take is refused with a page of ours."""

    def process_request(self, request: HttpRequest) -> None:
        """Raises RequestDataTooBig for what `config.asgi` has thrown away."""
        length = str(request.META.get("CONTENT_LENGTH") or "")
        if length.isdecimal() and int(length) > settings.REQUEST_BODY_LIMIT:
            raise RequestDataTooBig(f"The body is larger than {settings.REQUEST_BODY_LIMIT} bytes.")

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """A method that an address does not know is told in words too."""
        if not isinstance(response, HttpResponse) or response.status_code != 405 or response.content:
            return response
        page = errors.method_not_allowed(request)
        page["Allow"] = response["Allow"]
        return page
