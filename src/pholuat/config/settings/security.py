"""What a browser may do with our pages, and what we accept from it."""

from csp.constants import NONE, SELF

from pholuat.config import env
from pholuat.config.secrets import secret

SECRET_KEY = secret(env.home(), "secret_key")
ALLOWED_HOSTS = list(env.items("PHOLUAT_HOSTS", ("localhost", "127.0.0.1", "[::1]")))
TLS = env.flag("PHOLUAT_TLS")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if TLS else []

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_SSL_REDIRECT = TLS
# How many proxies of ours stand before the site: the address that the last of them saw is the reader's. What a reader
# writes into X-Forwarded-For himself is never believed.
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("PHOLUAT_PROXIES", 1 if TLS else 0)
SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SESSION_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "pholuat.ui.errors.csrf_failure"
# A form's words; and a whole request with its files, which is thrown away unread beyond this.
REQUEST_BODY_LIMIT = 16 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 200
