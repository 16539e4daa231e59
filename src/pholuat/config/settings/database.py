"""PostgreSQL: DATABASE_URL, else the cluster of this installation."""

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from pholuat.config import env
from pholuat.config.postgres import location

POOL = {"min_size": 1, "max_size": env.integer("PHOLUAT_POOL", 8), "timeout": 10}


def _connection(url: str) -> dict[str, object]:
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        # What it says would show the password.
        raise env.SettingError(
            "DATABASE_URL: không đọc được; cần dạng postgresql://người-dùng:mật-khẩu@máy/tên"
        ) from None
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    known: dict[str, object] = {names[key]: str(value) for key, value in parts.items() if key in names}
    known["OPTIONS"] = {key: value for key, value in parts.items() if key not in names} | {"pool": dict(POOL)}
    return known


DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "ATOMIC_REQUESTS": False,
        "CONN_HEALTH_CHECKS": False,
        **_connection(env.text("DATABASE_URL") or location.conninfo(env.home())),
    }
}
