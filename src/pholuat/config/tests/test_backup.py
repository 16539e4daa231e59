"""Backup and restore: one file, checked before anything is touched, into an empty place, on either PostgreSQL."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

from pholuat.config.ops import archive
from pholuat.config.ops.archive import BackupRefusedError, Manifest
from pholuat.config.ops.backup import nightly_name, prune
from pholuat.config.postgres import binaries
from pholuat.config.postgres.ownership import serving
from pholuat.config.tests.servers import environment, need_both_servers, new_home, pholuat

CONTENT = "Điều 1. Phạm vi điều chỉnh".encode()
NAME = hashlib.sha256(CONTENT).hexdigest()
WALK = Path(__file__).with_name("walk.py")


def _write_one(folder: Path) -> Path:
    (folder / "database").write_bytes(b"SELECT 1;\n")
    (folder / "law.docx").write_bytes(CONTENT)
    target = folder / "b.tar"
    manifest = Manifest("2026-11-24T11:00:00+00:00", "0.1.0", 15, ["people.0001_initial"], {"t": 1})
    archive.write(target, manifest, folder / "database", [(f"{NAME[:2]}/{NAME}", folder / "law.docx")])
    return target


def test_the_manifest_names_every_member_with_size_and_sha256(tmp_path: Path) -> None:
    target = _write_one(tmp_path)
    manifest = archive.verify(target)
    assert manifest.members[f"files/{NAME[:2]}/{NAME}"] == {"size": len(CONTENT), "sha256": NAME}
    assert (manifest.rows, manifest.postgres, target.stat().st_mode & 0o777) == ({"t": 1}, 15, 0o600)
    with tarfile.open(target) as tar:
        assert tar.getnames() == ["database.sql.gz", f"files/{NAME[:2]}/{NAME}", "manifest.json"]


@pytest.mark.parametrize("offset", [512, 512 + 10 + 502 + 512 + 3])
def test_one_changed_byte_is_found(tmp_path: Path, offset: int) -> None:
    target = _write_one(tmp_path)
    body = bytearray(target.read_bytes())
    body[offset] ^= 1
    target.write_bytes(body)
    with pytest.raises(BackupRefusedError, match="hỏng: 1 phần sai mã kiểm"):
        archive.verify(target)


@pytest.mark.parametrize("kept", [0, 100, 1024, 1500, 2048])
def test_a_file_that_was_cut_off_is_refused(tmp_path: Path, kept: int) -> None:
    target = _write_one(tmp_path)
    target.write_bytes(target.read_bytes()[:kept])
    with pytest.raises(BackupRefusedError):
        archive.verify(target)


def test_another_tar_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "x.tar"
    with tarfile.open(target, "w") as tar:
        tar.add(__file__, arcname="readme")
    with pytest.raises(BackupRefusedError, match="không phải tệp sao lưu của Phổ Luật"):
        archive.verify(target)


def _forged(target: Path, parts: list[tuple[tarfile.TarInfo, bytes]], mode: str = "w", **changes: Any) -> Path:
    """An archive with a manifest that fits whatever it holds."""
    manifest: dict[str, object] = {
        "made_at": "2026-11-24T11:00:00+00:00",
        "version": "0.1.0",
        "postgres": 15,
        "migrations": [],
        "rows": {},
        "members": {
            entry.name: {"size": len(body), "sha256": hashlib.sha256(body).hexdigest()} for entry, body in parts
        },
    }
    body = json.dumps(manifest | changes).encode()
    with tarfile.open(target, mode) as tar:  # type: ignore[call-overload]
        for entry, content in [*parts, (tarfile.TarInfo(archive.MANIFEST), body)]:
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return target


def _part(name: str, content: bytes = b"", kind: bytes = tarfile.REGTYPE) -> tuple[tarfile.TarInfo, bytes]:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, "" if kind == tarfile.REGTYPE else "/etc/passwd"
    return entry, content


SQL = _part(archive.DATABASE, b"SELECT 1;")


@pytest.mark.parametrize(
    "parts",
    [
        [SQL, _part("files/../../etc/cron.d/x", CONTENT)],
        [SQL, _part("/etc/cron.d/x", CONTENT)],
        [SQL, _part(f"files/ab/{NAME}", CONTENT)],
        [SQL, _part(f"files/{NAME[:2]}/{NAME}", kind=tarfile.SYMTYPE)],
        [SQL, _part(f"files/{NAME[:2]}/{NAME}", kind=tarfile.LNKTYPE)],
        [SQL, _part(f"files/{NAME[:2]}/{NAME}", kind=tarfile.FIFOTYPE)],
        [SQL, _part("files", kind=tarfile.SYMTYPE)],
        [SQL, SQL],
        [SQL, _part(f"files/{NAME[:2]}/{NAME}", CONTENT), _part(f"files/{NAME[:2]}/{NAME}", CONTENT)],
    ],
)
def test_what_cannot_come_from_us_is_refused_though_its_manifest_fits(
    parts: list[tuple[tarfile.TarInfo, bytes]], tmp_path: Path
) -> None:
    with pytest.raises(BackupRefusedError, match="có phần lạ"):
        archive.verify(_forged(tmp_path / "x.tar", parts))


def test_a_stored_file_must_fit_its_own_name_and_the_database_must_be_there(tmp_path: Path) -> None:
    good = _part(f"files/{NAME[:2]}/{NAME}", CONTENT)
    assert set(archive.verify(_forged(tmp_path / "good.tar", [SQL, good])).members) == {SQL[0].name, good[0].name}
    with pytest.raises(BackupRefusedError, match="hỏng: 1 phần"):
        archive.verify(_forged(tmp_path / "other.tar", [SQL, _part(good[0].name, b"khac")]))
    with pytest.raises(BackupRefusedError, match=f"hỏng: 1 phần.*{archive.DATABASE}"):
        archive.verify(_forged(tmp_path / "none.tar", [good]))


def test_a_packed_archive_and_a_manifest_of_another_shape_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BackupRefusedError, match="Không đọc được"):
        archive.verify(_forged(tmp_path / "x.tar.gz", [SQL], mode="w:gz"))
    shapes: list[dict[str, Any]] = [{"members": []}, {"migrations": [1]}, {"format": "1"}, {"strange": 1}]
    for wrong in shapes:
        with pytest.raises(BackupRefusedError, match="không phải tệp sao lưu"):
            archive.verify(_forged(tmp_path / "y.tar", [SQL], **wrong))


def test_a_file_of_a_newer_form_is_told_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(BackupRefusedError, match=r"bản Phổ Luật mới hơn ghi \(0\.1\.0\): hãy cập nhật trước"):
        archive.verify(_forged(tmp_path / "x.tar", [SQL], format=archive.FORMAT + 1))


def test_nothing_may_follow_the_manifest_nor_may_it_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _forged(tmp_path / "x.tar", [SQL])
    with tarfile.open(whole, "a") as tar:
        entry, content = _part(f"files/{NAME[:2]}/{NAME}", CONTENT)
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
    with pytest.raises(BackupRefusedError, match=f"có phần lạ 'files/{NAME[:2]}/"):
        archive.verify(whole)
    monkeypatch.setattr(archive, "_LONGEST_MANIFEST", 10)
    with pytest.raises(BackupRefusedError, match=r"có phần lạ 'manifest\.json'"):
        archive.verify(_forged(tmp_path / "y.tar", [SQL]))


def test_nightly_backups_are_kept_by_number_newest_first(tmp_path: Path) -> None:
    for day in range(1, 6):
        (tmp_path / f"pholuat-2026110{day}-183000.tar").touch()
    (tmp_path / "mine.tar").touch()
    assert [path.name for path in prune(tmp_path, 2)] == [f"pholuat-2026110{day}-183000.tar" for day in (1, 2, 3)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "mine.tar",
        "pholuat-20261104-183000.tar",
        "pholuat-20261105-183000.tar",
    ]


def test_nightly_names_sort_by_time() -> None:
    assert nightly_name(dt.datetime(2026, 11, 24, 18, 30)) == "pholuat-20261124-183000.tar"


@pytest.fixture(scope="module")
def loaded() -> Iterator[Path]:
    """A home with the demo province (where the library has one) and a stored file, on the newest Debian server."""
    need_both_servers()
    with new_home() as home:
        debian = {"PHOLUAT_POSTGRES": "debian"}
        assert pholuat(home, "migrate", **debian).returncode == 0
        done = pholuat(home, "demo", **debian)
        assert done.returncode == 0, done.stderr
        stored = home / "files" / NAME[:2] / NAME
        stored.parent.mkdir(parents=True, exist_ok=True)
        stored.write_bytes(CONTENT)
        yield home


def _walk(home: Path) -> dict[str, str]:
    with serving(home, say=lambda _text: None):
        done = subprocess.run([sys.executable, WALK], env=environment(home), capture_output=True, text=True, check=True)
    pages: dict[str, str] = json.loads(done.stdout)
    return pages


@pytest.mark.slow
def test_back_up_wipe_restore_on_the_other_postgresql_and_every_page_answers_the_same(loaded: Path) -> None:
    """There, and back again from what was restored: each server reads what the other wrote."""
    before = _walk(loaded)
    assert [address for address, page in before.items() if not page.startswith(("200", "404"))] == []
    assert len(before) > 20
    with new_home() as elsewhere, new_home() as wheel, new_home() as back:
        there, again = elsewhere / "a.tar", elsewhere / "b.tar"
        _carry(loaded, there, wheel, "wheel")
        assert _walk(wheel) == before
        _carry(wheel, again, back, "debian")
        assert archive.verify(again).rows == archive.verify(there).rows


@pytest.mark.slow
def test_the_search_index_stays_out_and_an_older_one_is_not_asked_after_a_restore(loaded: Path) -> None:
    with new_home() as elsewhere, new_home() as target:
        assert pholuat(loaded, "index", "--rebuild", "--json", PHOLUAT_SEARCH="").returncode == 0
        file = elsewhere / "a.tar"
        assert pholuat(loaded, "backup", file).returncode == 0
        with tarfile.open(file) as tar:
            assert [name for name in tar.getnames() if "index" in name] == []
        shutil.copytree(loaded / "index", target / "index")
        assert pholuat(target, "restore", file).returncode == 0
        before = pholuat(target, "index", "--json", PHOLUAT_SEARCH="")
        assert (before.stdout, before.returncode) == ('{"ready":false}\n', 1)
        found = [pholuat(target, "search", "pham vi dieu chinh", "--json", PHOLUAT_SEARCH="").stdout]
        assert pholuat(target, "index", "--rebuild", PHOLUAT_SEARCH="").returncode == 0
        found.append(pholuat(target, "search", "pham vi dieu chinh", "--json", PHOLUAT_SEARCH="").stdout)
        assert [json.loads(each)["total"] > 0 for each in found] == [True, True]


def _carry(source: Path, file: Path, target: Path, origin: str) -> None:
    done = pholuat(source, "backup", file, "--json")
    assert done.returncode == 0, done.stderr
    assert _secret(source) not in file.read_bytes()
    restored = pholuat(target, "restore", file, "--json", PHOLUAT_POSTGRES=origin)
    assert restored.returncode == 0, restored.stderr
    assert json.loads(restored.stdout)["rows"] == json.loads(done.stdout)["rows"]
    assert binaries.version_of(target / "postgres") == binaries.for_new_cluster(origin).major
    stored = target / "files" / NAME[:2] / NAME
    assert (stored.read_bytes(), oct(stored.stat().st_mode)[-3:]) == (CONTENT, "440")


def _secret(home: Path) -> bytes:
    return (home / "secrets" / "secret_key").read_bytes()


@pytest.mark.slow
def test_refusals_change_nothing(loaded: Path) -> None:
    """An existing target, a place that is not empty, a damaged file, a backup of tomorrow's version."""
    with new_home() as elsewhere, new_home() as empty:
        file = elsewhere / "a.tar"
        assert pholuat(loaded, "backup", file).returncode == 0
        again = pholuat(loaded, "backup", file)
        assert (again.returncode, "không ghi đè" in again.stderr) == (1, True)
        full = pholuat(loaded, "restore", file)
        assert (full.returncode, "Chỉ phục hồi vào chỗ trống" in full.stderr) == (1, True)
        damaged = elsewhere / "damaged.tar"
        damaged.write_bytes(file.read_bytes()[:-20_000])
        assert pholuat(empty, "restore", damaged).returncode == 1
        newer = _with_manifest(
            file, elsewhere / "newer.tar", lambda one: one.migrations.append("library.9999_tomorrow")
        )
        refused = pholuat(empty, "restore", newer)
        assert (refused.returncode, "library.9999_tomorrow" in refused.stderr) == (1, True)
        fewer = _with_manifest(file, elsewhere / "fewer.tar", lambda one: one.rows.update(people_account=99))
        refused = pholuat(empty, "restore", fewer)
        assert (refused.returncode, "Số dòng nạp vào không khớp bản kê" in refused.stderr) == (1, True)
        stray = empty / "files" / "ab" / "stray"
        stray.parent.mkdir(parents=True)
        stray.touch()
        refused = pholuat(empty, "restore", file)
        assert (refused.returncode, "đã có tệp ab/stray" in refused.stderr) == (1, True)
        shutil.rmtree(empty / "files")
        with (
            serving(empty, say=lambda _text: None) as server,
            psycopg.connect(server.cluster.place.conninfo()) as session,
        ):
            tables = session.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        assert tables == (0,)
        assert not (empty / "files").exists()


def _tables(home: Path) -> int:
    with (
        serving(home, say=lambda _text: None) as server,
        psycopg.connect(server.cluster.place.conninfo()) as session,
    ):
        row = session.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return int(row[0]) if row else -1


def _with_manifest(source: Path, target: Path, change: Callable[[Manifest], None]) -> Path:
    """The same backup, but its manifest claims something else."""
    manifest = archive.verify(source)
    change(manifest)
    with tarfile.open(source) as tar, tarfile.open(target, "w") as out:
        for entry in tar:
            inner = tar.extractfile(entry)
            if entry.name != archive.MANIFEST:
                out.addfile(entry, inner)
        body = target.parent / archive.MANIFEST
        body.write_bytes(manifest.to_json())
        out.add(body, arcname=archive.MANIFEST)
    return target
