"""Where an SQLite file may lie: on a disk of this machine, because network shares lose locks and writes."""

import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

_REMOTE = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb",
        "smb3",
        "smbfs",
        "afs",
        "afpfs",
        "webdav",
        "ceph",
        "glusterfs",
        "lustre",
        "ncpfs",
    }
    | {"fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs", "fuse.s3fs", "davfs", "gpfs", "beegfs"}
)
_DRIVE_REMOTE = 4


def network_kind(path: Path) -> str | None:
    """The kind of network file system that holds this path, or None when it is a local disk."""
    if sys.platform == "win32":
        return _windows_kind(path)
    mounts = _linux_mounts() if sys.platform == "linux" else _mac_mounts()
    return kind_among(mounts, path)


def kind_among(mounts: Iterable[tuple[str, str]], path: Path) -> str | None:
    """The remote kind of the innermost mount that holds the path; later mounts lie over earlier ones."""
    real = path.resolve()
    kind, depth = "", -1
    for folder, found in mounts:
        place = Path(folder)
        if real.is_relative_to(place) and len(place.parts) >= depth:
            kind, depth = found, len(place.parts)
    return kind if kind in _REMOTE else None


def parse_proc_mounts(text: str) -> list[tuple[str, str]]:
    """Folders and kinds from the lines of `/proc/mounts`, where a space in a name is written as `\\040`."""
    lines = [line.split() for line in text.splitlines()]
    return [(_unescaped(parts[1]), parts[2]) for parts in lines if len(parts) > 2]


def parse_mount_lines(text: str) -> list[tuple[str, str]]:
    """Folders and kinds from what `mount` prints on macOS: `server:/x on /Volumes/x (nfs, nodev)`."""
    found = re.findall(r"^.+? on (.+) \(([a-z0-9.]+)[,)]", text, flags=re.MULTILINE)
    return [(str(folder), str(kind)) for folder, kind in found]


def _unescaped(name: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match.group(1), 8)), name)


def _linux_mounts() -> list[tuple[str, str]]:
    try:
        return parse_proc_mounts(Path("/proc/mounts").read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return []


def _mac_mounts() -> list[tuple[str, str]]:
    try:
        printed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=True, timeout=5)
    except (OSError, subprocess.SubprocessError):
        return []
    return parse_mount_lines(printed.stdout)


def _windows_kind(path: Path) -> str | None:
    if sys.platform == "win32":
        import ctypes

        is_share = path.drive.startswith("\\\\")
        is_remote = ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE
        return "a network drive" if is_share or is_remote else None
    return None
