"""Finds uv, or brings it: by pip where there is one, else straight from the package index with its checksum."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
import zipfile
from io import BytesIO
from pathlib import Path

from step import SetupError, run, say, step

REQUIREMENT = Path(__file__).with_name("uv.txt")
OLDEST = (0, 8)
DEFAULT_INDEX = "https://pypi.org/simple"


def uv_program(tools: Path) -> Path:
    """A uv that is new enough: the machine's, else one of our own under `tools`."""
    machine = shutil.which("uv")
    if machine and _version(machine) >= OLDEST:
        return Path(machine)
    own = tools / "uv" / "bin" / "uv"
    if not own.exists():
        with step("Lấy uv (trình quản lý gói Python)"):
            _bring(tools / "uv")
    return own


def _version(program: str) -> tuple[int, ...]:
    said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"(\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else (0,)


def _bring(target: Path) -> None:
    if importlib.util.find_spec("pip"):
        pip = [sys.executable, "-m", "pip", "install", "-q", "--require-hashes", "--only-binary=:all:", "--no-deps"]
        try:
            run([*pip, "--target", target, "-r", REQUIREMENT], quiet=True)
        except SetupError as error:
            say(f"  pip không lấy được, thử lấy thẳng: {error}")
        else:
            return
    _unpack(_download(), target)


def _download() -> bytes:
    text = REQUIREMENT.read_text(encoding="ascii")
    version = re.search(r"==(\S+)", text).group(1)  # type: ignore[union-attr]
    sums = set(re.findall(r"sha256:(\w+)", text))
    page = f"{_index()}/uv/"
    machine = platform.machine()
    for link in _links(page):
        name = urllib.parse.unquote(urllib.parse.urlsplit(link).path.rsplit("/", 1)[-1])
        if name.startswith(f"uv-{version}-") and name.endswith(".whl") and f"manylinux2014_{machine}" in name:
            body = _get(link)
            if hashlib.sha256(body).hexdigest() not in sums:
                raise SetupError(f"tệp {name} không đúng mã kiểm (sha256); không dùng")
            return body
    raise SetupError(f"không tìm thấy uv {version} cho máy {machine} ở {page}")


def _index() -> str:
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        if os.environ.get(name):
            return os.environ[name].rstrip("/")
    for path in (Path.home() / ".config/pip/pip.conf", Path.home() / ".pip/pip.conf", Path("/etc/pip.conf")):
        found = re.search(r"(?m)^\s*index-url\s*=\s*(\S+)", path.read_text()) if path.is_file() else None
        if found:
            return found.group(1).rstrip("/")
    return DEFAULT_INDEX


def _links(page: str) -> list[str]:
    body = _get(page, accept="application/vnd.pypi.simple.v1+json, text/html;q=0.5")
    text = body.decode("utf-8", "replace")
    if text.lstrip().startswith("{"):
        links = [str(one["url"]) for one in json.loads(text)["files"]]
    else:
        links = re.findall(r'href="([^"]+)"', text)
    return [urllib.parse.urljoin(page, link) for link in links]


def _get(address: str, accept: str = "*/*") -> bytes:
    request = urllib.request.Request(address, headers={"Accept": accept})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
            return bytes(answer.read())
    except OSError as error:
        raise SetupError(f"không tải được {address}: {error}") from None


def _unpack(wheel: bytes, target: Path) -> None:
    with zipfile.ZipFile(BytesIO(wheel)) as archive:
        name = next(one for one in archive.namelist() if one.endswith("/scripts/uv"))
        program = target / "bin" / "uv"
        program.parent.mkdir(parents=True, exist_ok=True)
        draft = program.with_name(f"uv.{os.getpid()}")
        draft.write_bytes(archive.read(name))
    draft.chmod(0o755)
    draft.replace(program)
