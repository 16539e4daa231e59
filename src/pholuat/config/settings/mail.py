"""Letters: through the mail server of PHOLUAT_SMTP, else into a folder that nobody else reads."""

from urllib.parse import unquote, urlsplit

from pholuat.config import env

SERVER = urlsplit(env.text("PHOLUAT_SMTP"))
EMAIL_BACKEND = env.text(
    "PHOLUAT_EMAIL_BACKEND",
    "django.core.mail.backends.smtp.EmailBackend" if SERVER.hostname else "pholuat.people.mail.Letterbox",
)
EMAIL_FILE_PATH = env.home() / "mail"
EMAIL_HOST = SERVER.hostname or "localhost"
EMAIL_PORT = SERVER.port or {"smtps": 465, "smtp+tls": 587}.get(SERVER.scheme, 25)
EMAIL_HOST_USER = unquote(SERVER.username or "")
EMAIL_HOST_PASSWORD = unquote(SERVER.password or "")
EMAIL_USE_SSL = SERVER.scheme == "smtps"
EMAIL_USE_TLS = SERVER.scheme == "smtp+tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("PHOLUAT_MAIL_FROM", "pholuat@localhost")
