"""Old Word documents (.doc, .rtf, .odt) through LibreOffice, each call with a profile of its own."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from pholuat.lawtext.model import Source
from pholuat.lawtext.readers import docx
from pholuat.lawtext.readers.errors import ReadError
from pholuat.lawtext.readers.sniff import OLE, RTF, ZIP

TIMEOUT_SECONDS = 120
ENDINGS = {OLE: "doc", RTF: "rtf", ZIP: "odt"}
WORD_MAGIC, WORD_AT, ENCRYPTED_FLAG = b"\xec\xa5", 512, 0x0100


def read(data: bytes, name: str) -> Source:
    """The text of the file. Raises ReadError("no_libreoffice"), ("timeout"), ("encrypted"), ("broken")."""
    if _is_encrypted(data):
        raise ReadError("encrypted")
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise ReadError("no_libreoffice")
    ending = next(ending for magic, ending in ENDINGS.items() if data.startswith(magic))
    with tempfile.TemporaryDirectory(prefix="pholuat-doc-") as folder:
        return docx.read(_converted(program, data, ending, Path(folder)), name)


def _is_encrypted(data: bytes) -> bool:
    """The flag in the header of a Word 97 file ([MS-DOC] 2.5.2), where the stream stands first, as Word writes it."""
    head = data[WORD_AT : WORD_AT + 12]
    return head.startswith(WORD_MAGIC) and bool(int.from_bytes(head[10:12], "little") & ENCRYPTED_FLAG)


def _converted(program: str, data: bytes, ending: str, folder: Path) -> bytes:
    source = folder / f"source.{ending}"
    source.write_bytes(data)
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    _run(command)
    made = folder / "out" / "source.docx"
    if not made.is_file():
        raise ReadError("broken", format=ending)
    return made.read_bytes()


def _run(command: list[str]) -> None:
    """Runs the program as a group of its own: LibreOffice starts a child that outlives a killed parent."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env={key: kept for key, kept in os.environ.items() if not re.match(r"PYTHON|LD_PRELOAD", key)},
    )
    try:
        process.wait(TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise ReadError("timeout", seconds=TIMEOUT_SECONDS) from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
