"""A task that takes as long as its first worker lives, for workers that are processes."""

import time
from pathlib import Path

from django_tasks import task


@task()
def write_down(file: str) -> None:
    """Add a line; wait the first time to be killed."""
    path = Path(file)
    is_first = not path.exists()
    with path.open("a") as opened:
        opened.write("begun\n")
    if is_first:
        time.sleep(120)
