"""What the doctor looks at. Each check returns findings in plain words, with the way to mend what is wrong."""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pholuat.config.env import PROJECT_DIR
from pholuat.config.mailserver import MailServer


class State(StrEnum):
    """How serious a finding is; only BAD makes the doctor exit with 1."""

    OK = "ok"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what it is, how it stands, and what to do when it does not stand well."""

    name: str
    state: State
    message: str
    mend: str = ""


MAIL_SECONDS = 5
GIB = 1 << 30
LEAST_FREE = 2 * GIB
OLDEST_BACKUP = dt.timedelta(hours=36)
MODEL = PROJECT_DIR / "src" / "pholuat" / "intake" / "ocr" / "data"
TINOS = "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf"


def disk(home: Path) -> Finding:
    """Room for the database and the files."""
    state = shutil.disk_usage(home)
    words = f"còn {state.free / GIB:.1f} GiB trên {state.total / GIB:.0f} GiB ở {home}"
    if state.free < LEAST_FREE:
        mend = f"Xóa bản sao lưu cũ ở {home / 'backups'}, hoặc dời PHOLUAT_HOME sang đĩa lớn hơn."
        return Finding("disk", State.BAD, f"đĩa sắp đầy: {words}", mend)
    return Finding("disk", State.OK, words)


def recognition(languages: Callable[[], list[str] | None] | None = None, model: Path = MODEL) -> Finding:
    """Tesseract with Vietnamese: the fuller model that the setup brings, else Debian's."""
    found = (languages or tesseract_languages)()
    fuller = (model / "vie.traineddata").is_file()
    install = "apt-get install tesseract-ocr tesseract-ocr-vie"
    if found is None:
        return Finding("ocr", State.NOTE, "chưa có bộ nhận dạng chữ: bản quét không thành chữ được", install)
    if "vie" not in found and not fuller:
        return Finding("ocr", State.NOTE, "bộ nhận dạng chữ thiếu tiếng Việt: bản quét không thành chữ được", install)
    if not fuller:
        words = "nhận dạng chữ bằng mô hình tiếng Việt của Debian, thường nhiều lỗi hơn mô hình đầy đủ"
        return Finding("ocr", State.NOTE, words, "chạy lại make setup khi có mạng")
    return Finding("ocr", State.OK, f"nhận dạng chữ: {', '.join(found)}, mô hình tiếng Việt đầy đủ")


def tesseract_languages() -> list[str] | None:
    """The languages that Tesseract knows; None when it is not installed."""
    if not shutil.which("tesseract"):
        return None
    said = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True).stdout
    return [line.strip() for line in said.splitlines()[1:] if line.strip()]


def word_reader() -> Finding:
    """LibreOffice, for old Word files."""
    if shutil.which("soffice") or shutil.which("libreoffice"):
        return Finding("word", State.OK, "đọc được tệp .doc (LibreOffice)")
    mend = "apt-get install libreoffice-writer-nogui"
    return Finding("word", State.NOTE, "chưa có LibreOffice: không nạp được tệp .doc", mend)


def fonts(vendor: Path, printed: Path = Path(TINOS)) -> Finding:
    """The fonts of the pages, and the one for documents in Decree 30 form."""
    missing = []
    if not any(vendor.glob("*.woff2")):
        missing.append(("phông của trang web (người đọc thấy phông của máy mình)", "chạy lại make setup khi có mạng"))
    if not printed.exists():
        missing.append(("phông Tinos (thể thức văn bản khi in)", "apt-get install fonts-croscore"))
    if missing:
        words, ways = zip(*missing, strict=True)
        return Finding("fonts", State.NOTE, f"thiếu {', '.join(words)}", "; ".join(ways))
    return Finding("fonts", State.OK, "đủ phông chữ")


def clock(now: dt.datetime, database_now: dt.datetime | None) -> Finding:
    """Our clock beside the database's, and beside the age of the code."""
    built = dt.datetime.fromtimestamp((PROJECT_DIR / "pyproject.toml").stat().st_mtime, dt.UTC)
    mend = "timedatectl set-ntp true (hoặc chỉnh giờ máy, rồi khởi động lại Phổ Luật)"
    if now < built - dt.timedelta(hours=1):
        return Finding("clock", State.BAD, f"đồng hồ máy chạy lùi: {now:%d/%m/%Y %H:%M} UTC, trước cả mã nguồn", mend)
    if database_now is not None and abs(now - database_now) > dt.timedelta(seconds=5):
        drift = abs((now - database_now).total_seconds())
        return Finding("clock", State.BAD, f"đồng hồ lệch {drift:.0f} giây so với máy chủ cơ sở dữ liệu", mend)
    return Finding("clock", State.OK, f"đồng hồ: {now:%d/%m/%Y %H:%M:%S} UTC")


def last_backup(folder: Path, *, now: dt.datetime, installed: dt.datetime | None) -> Finding:
    """The newest nightly backup."""
    files = sorted(folder.glob("pholuat-*.tar"), key=lambda path: path.stat().st_mtime)
    mend = f"pholuat backup {folder / 'TÊN.tar'}; bản hằng đêm do việc nền làm lúc 01 giờ 30, xem mục worker"
    if not files:
        fresh = installed is None or now - installed < OLDEST_BACKUP
        return Finding("backup", State.NOTE if fresh else State.BAD, "chưa có bản sao lưu hằng đêm nào", mend)
    made = dt.datetime.fromtimestamp(files[-1].stat().st_mtime, dt.UTC)
    if now - made > OLDEST_BACKUP:
        return Finding("backup", State.BAD, f"bản sao lưu mới nhất đã cũ: {made:%d/%m/%Y %H:%M} UTC", mend)
    return Finding("backup", State.OK, f"bản sao lưu mới nhất: {files[-1].name}")


def secrets(home: Path) -> Finding:
    """Nobody else may read the secrets."""
    open_ones = [path.name for path in (home / "secrets").glob("*") if path.stat().st_mode & 0o077]
    if open_ones:
        mend = f"chmod 600 {home / 'secrets'}/*"
        return Finding("secrets", State.BAD, f"người khác đọc được khóa bí mật: {', '.join(open_ones)}", mend)
    return Finding("secrets", State.OK, "khóa bí mật chỉ mình đọc được")


def letters(server: MailServer, folder: Path) -> Finding:
    """Whether the mail server answers; without one, how many letters lie here unsent."""
    if not server.host:
        words = f"chưa có máy chủ thư: {len(list(folder.glob('*')))} thư nằm ở {folder}"
        return Finding("mail", State.NOTE, words, "đặt PHOLUAT_SMTP (xem docs/operator/environment.md)")
    place = f"{server.host}, cổng {server.port}"
    try:
        socket.create_connection((server.host, server.port), MAIL_SECONDS).close()
    except OSError as error:
        words = f"máy chủ thư ({place}) không trả lời: {error.strerror or error}"
        return Finding("mail", State.BAD, words, "xem PHOLUAT_SMTP, và tường lửa giữa hai máy")
    return Finding("mail", State.OK, f"máy chủ thư trả lời ({place})")
