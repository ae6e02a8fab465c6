"""Where a book lies, told from paths and tables of mounts of systems that are not at hand."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from clerk.store.places import filesystem_at, is_network, is_unc, notices, synced_by

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//server/share /mnt/the\\040share cifs rw 0 0
sshfs#me@server: /mnt/far fuse.sshfs rw 0 0
portal /run/user/1000/doc fuse.portal rw 0 0
broken
"""


@pytest.mark.parametrize(
    ("path", "kind", "network"),
    [
        ("/var/minutes.clerk", "ext4", False),
        ("/home/me/minutes.clerk", "nfs4", True),
        ("/home/local/minutes.clerk", "ext4", False),
        ("/homes/minutes.clerk", "ext4", False),
        ("/mnt/the share/minutes.clerk", "cifs", True),
        ("/mnt/far/minutes.clerk", "fuse.sshfs", True),
        ("/run/user/1000/doc/minutes.clerk", "fuse.portal", False),
    ],
)
def test_the_file_system_is_that_of_the_nearest_mount(path: str, kind: str, network: bool) -> None:
    assert filesystem_at(Path(path), MOUNTS) == kind
    assert is_network(kind) is network


def test_a_path_that_names_another_machine_is_on_the_network() -> None:
    assert is_unc(PureWindowsPath(r"\\server\share\minutes.clerk"))
    assert not is_unc(PureWindowsPath(r"C:\Users\me\minutes.clerk"))
    assert not is_unc(PureWindowsPath(r"\\?\C:\Users\me\minutes.clerk"))
    assert not is_unc(PurePosixPath("/home/me/minutes.clerk"))


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("/Users/me/OneDrive - Aldermere/minutes", "OneDrive"),
        ("/Users/me/Dropbox", "Dropbox"),
        ("/Users/me/Library/CloudStorage/GoogleDrive-me", "Google Drive"),
        ("/Users/me/Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("/Users/me/minutes", None),
    ],
)
def test_a_folder_that_is_copied_about_is_known_by_its_name(
    folder: str, service: str | None
) -> None:
    path = Path(folder) / "dropbox of ideas.clerk"
    assert synced_by(path) == service
    assert any(service in sentence for sentence in notices(path)) if service else True
