"""Letters: through the mail server of PHOLUAT_SMTP, else into a folder that nobody else reads."""

from pholuat.config import env
from pholuat.config.mailserver import mail_server

MAIL_SERVER = mail_server(env.text("PHOLUAT_SMTP"))
EMAIL_BACKEND = env.text(
    "PHOLUAT_EMAIL_BACKEND",
    "django.core.mail.backends.smtp.EmailBackend" if MAIL_SERVER.host else "pholuat.people.mail.Letterbox",
)
EMAIL_FILE_PATH = env.home() / "mail"
EMAIL_HOST = MAIL_SERVER.host or "localhost"
EMAIL_PORT = MAIL_SERVER.port
EMAIL_HOST_USER = MAIL_SERVER.user
EMAIL_HOST_PASSWORD = MAIL_SERVER.password
EMAIL_USE_SSL = MAIL_SERVER.scheme == "smtps"
EMAIL_USE_TLS = MAIL_SERVER.scheme == "smtp+tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("PHOLUAT_MAIL_FROM", "pholuat@localhost")
