"""What a file is, by its first bytes before its name; packed files are opened."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from lzma import FORMAT_XZ, LZMADecompressor, LZMAError

from pholuat.lawtext.readers.encodings import decode
from pholuat.lawtext.readers.errors import ReadError

MAX_BYTES = 100 * 1024 * 1024
"""A law with pictures has some ten megabytes; beyond this a file is a mistake or an attack."""

GZIP, XZ, ZIP, OLE, RTF = b"\x1f\x8b", b"\xfd7zXZ\x00", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"
MAIN_PART = re.compile(r"word/document\d*\.xml")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|div|p|table|span|font|h[1-6]|br|center|ol|ul)\b", re.IGNORECASE
)
ARCHIVE = re.compile(r"\A(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?Content-Type:\s*multipart/related", re.IGNORECASE)
HTML_NAME = re.compile(r"\.x?html?$", re.IGNORECASE)
HEAD_BYTES = 4096
CONTROLS = dict.fromkeys(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e"))
TEXT_SHARE, NOISE_SHARE = 0.95, 0.7
"""VPS uses some control codes as letters, a program or a picture is full of them."""


def unpack(data: bytes, name: str) -> tuple[bytes, str]:
    """The bytes and the name without any .gz or .xz around them. Raises ReadError("broken"), ("too_large")."""
    for _ in range(3):
        if len(data) > MAX_BYTES:
            raise too_large()
        if data.startswith(GZIP):
            data, name = _inflate(data), re.sub(r"\.gz$", "", name, flags=re.IGNORECASE)
        elif data.startswith(XZ):
            data, name = _unxz(data), re.sub(r"\.xz$", "", name, flags=re.IGNORECASE)
        else:
            break
    return data, name


def too_large() -> ReadError:
    """The refusal of a file beyond MAX_BYTES."""
    return ReadError("too_large", limit=MAX_BYTES // 1024 // 1024)


def _inflate(data: bytes) -> bytes:
    parts: list[bytes] = []
    size = 0
    while data.startswith(GZIP):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            part = unpacker.decompress(data, MAX_BYTES + 1 - size)
        except zlib.error as error:
            raise ReadError("broken", format="gzip") from error
        size += len(part)
        if size > MAX_BYTES:
            raise too_large()
        if not unpacker.eof:
            raise ReadError("broken", format="gzip")
        parts.append(part)
        data = unpacker.unused_data
    return b"".join(parts)


def _unxz(data: bytes) -> bytes:
    unpacker = LZMADecompressor(FORMAT_XZ)
    try:
        unpacked = unpacker.decompress(data, MAX_BYTES + 1)
    except LZMAError as error:
        raise ReadError("broken", format="xz") from error
    if len(unpacked) > MAX_BYTES:
        raise too_large()
    if not unpacker.eof:
        raise ReadError("broken", format="xz")
    return unpacked


def format_of(data: bytes, name: str) -> str:
    """One of "txt", "html", "mht", "docx", "doc", "pdf". Raises ReadError for an empty, locked or strange file."""
    if not data.strip(b"\x00 \t\r\n"):
        raise ReadError("empty")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(ZIP):
        return _in_zip(data)
    if data.startswith(OLE):
        return _in_ole(data)
    if data.startswith(RTF):
        return "doc"
    if data.startswith(PICTURES):
        raise ReadError("no_text")
    head = decode(data[:HEAD_BYTES])
    if ARCHIVE.search(head):
        return "mht"
    if MARKUP.search(head) or HTML_NAME.search(name):
        return "html"
    if len(head.translate(CONTROLS)) < len(head) * TEXT_SHARE or _is_noise(data[:HEAD_BYTES], head):
        raise ReadError("unknown_format")
    return "txt"


def _is_noise(data: bytes, head: str) -> bool:
    """True for bytes above ASCII that no Unicode explains: in the old code pages most letters are ASCII too."""
    western = head.isascii() or all(ord(letter) < 256 for letter in head)
    return western and sum(byte > 0x7F for byte in data) > NOISE_SHARE * len(data)


def _in_zip(data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ReadError("broken", format="docx") from error
    if any(MAIN_PART.fullmatch(name) for name in names):
        return "docx"
    if "content.xml" in names and "mimetype" in names:
        return "doc"
    raise ReadError("unknown_format")


def _in_ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError("encrypted")
    if "WordDocument".encode("utf-16-le") in data:
        return "doc"
    raise ReadError("unknown_format")
