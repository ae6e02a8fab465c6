"""Where a book lies: on this machine's own disk, on another's, or in a folder that is copied about behind our back."""

from __future__ import annotations

import sys
from pathlib import Path, PurePath

MOUNTS = Path("/proc/mounts")
"""Where Linux says which file system is where; a test may name another file."""

_NETWORK = frozenset(
    {"nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs"}
    | {"9p", "afs", "ceph", "glusterfs", "lustre"}
)
_FUSE_NETWORK = ("sshfs", "gvfsd", "davfs", "rclone", "smb", "nfs", "s3fs", "google")
_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "sharepoint": "SharePoint",
}
_REMOTE_DRIVE = 4  # what Windows calls DRIVE_REMOTE

NETWORK_NOTICE = (
    "This book lies on a network drive ({kind}): saving is slower there, and only one machine may have the book open. "
    "Keep it on this computer's own disk if you can."
)
SYNCED_NOTICE = (
    "This book lies in a folder that {service} copies to other places: let it finish before the book is opened "
    "elsewhere, or keep the book outside that folder."
)


def network_kind(path: Path) -> str | None:
    """The kind of network file system a path lies on, or None on a disk of this machine."""
    if is_unc(path):
        return "a network share"
    if sys.platform == "win32":
        return _windows_drive(path)
    if MOUNTS.is_file():
        kind = filesystem_at(path, MOUNTS.read_text(encoding="utf-8", errors="replace"))
        return kind if is_network(kind) else None
    return None


def is_unc(path: PurePath) -> bool:
    """Whether a path begins with the name of another machine."""
    return str(path).startswith(("\\\\", "//")) and not str(path).startswith(("\\\\?\\", "\\\\.\\"))


def is_network(kind: str) -> bool:
    """Whether a file system of this name lies on another machine."""
    if kind in _NETWORK:
        return True
    return kind.startswith("fuse.") and any(name in kind for name in _FUSE_NETWORK)


def filesystem_at(path: Path, mounts: str) -> str:
    """The file system that holds a path, by a table of mounts such as /proc/mounts; empty if none does."""
    best, kind = -1, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        # Spaces and the like are written as octal escapes.
        mount = Path(fields[1].encode("latin-1", "replace").decode("unicode_escape", "replace"))
        if path.is_relative_to(mount) and len(mount.parts) >= best:
            best, kind = len(mount.parts), fields[2]
    return kind


def _windows_drive(path: Path) -> str | None:
    import ctypes

    windll = getattr(ctypes, "windll", None)
    if windll is None or not path.drive:
        return None
    remote = windll.kernel32.GetDriveTypeW(path.drive + "\\") == _REMOTE_DRIVE
    return "a network drive" if remote else None


def synced_by(path: Path) -> str | None:
    """The service that copies the folder a path lies in, by the folder's name, or None."""
    for part in path.parent.parts:
        for mark, service in _SYNCED.items():
            if mark in part.lower():
                return service
    return None


def notices(path: Path) -> tuple[str, ...]:
    """What to tell whoever opens a book at this place."""
    found = []
    kind = network_kind(path)
    if kind:
        found.append(NETWORK_NOTICE.format(kind=kind))
    service = synced_by(path)
    if service:
        found.append(SYNCED_NOTICE.format(service=service))
    return tuple(found)
