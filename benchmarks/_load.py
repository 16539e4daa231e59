"""Load on a page: readers that ask again as soon as they were answered, over connections that stay open."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

BROWSER = {"Accept": "text/html", "Accept-Encoding": "gzip, deflate, br", "Host": "localhost"}


@dataclass
class Told:
    """What the readers saw: seconds of each answer, states, bytes of bodies, and over how many seconds."""

    took: list[float] = field(default_factory=list)
    states: Counter[int] = field(default_factory=Counter)
    size: int = 0
    seconds: float = 0.0

    def add(self, other: Told) -> None:
        """Another round of the same."""
        self.took += other.took
        self.states += other.states
        self.size += other.size
        self.seconds += other.seconds

    def figures(self) -> dict[str, float]:
        """Requests a second, milliseconds at the middle and at 99 of 100, kilobytes of one answer, what failed."""
        took, count = sorted(self.took), len(self.took)
        return {
            "per_second": round(count / self.seconds, 1),
            "p50_ms": round(took[count // 2] * 1000, 1),
            "p99_ms": round(took[min(count - 1, count * 99 // 100)] * 1000, 1),
            "kilobytes": round(self.size / count / 1024, 1),
            "failed": count - self.states[200] - self.states[304],
        }


def load(port: int, path: str, *, readers: int, seconds: float, more: Mapping[str, str] | None = None) -> Told:
    """So many readers at once for so long."""
    return asyncio.run(_all(port, _request(path, BROWSER | dict(more or {})), readers, seconds))


def ask(port: int, path: str, more: Mapping[str, str] | None = None) -> tuple[int, dict[str, str], int]:
    """One answer: its state, its head, the bytes of its body."""

    async def one() -> tuple[int, dict[str, str], int]:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(_request(path, BROWSER | dict(more or {})))
        found = await _answer(reader)
        writer.close()
        return found

    return asyncio.run(one())


def _request(path: str, headers: Mapping[str, str]) -> bytes:
    lines = [f"GET {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode()


async def _all(port: int, request: bytes, readers: int, seconds: float) -> Told:
    told, begun = Told(), time.perf_counter()
    await asyncio.gather(*(_reader(port, request, begun + seconds, told) for _ in range(readers)))
    told.seconds = time.perf_counter() - begun
    return told


async def _reader(port: int, request: bytes, until: float, told: Told) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    while (begun := time.perf_counter()) < until:
        writer.write(request)
        state, _headers, size = await _answer(reader)
        told.took.append(time.perf_counter() - begun)
        told.states[state] += 1
        told.size += size
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, dict[str, str], int]:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _colon, value in (line.partition(":") for line in lines) if name}
    if headers.get("transfer-encoding") == "chunked":
        size = 0
        while piece := int(await reader.readline(), 16):
            await reader.readexactly(piece + 2)
            size += piece
        await reader.readexactly(2)
    else:
        size = len(await reader.readexactly(int(headers.get("content-length", 0))))
    return int(first.split()[1]), headers, size
