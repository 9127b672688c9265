"""What a task can come to without its own fault."""


class WorkerDied(Exception):
    """The worker of a task died so often that the task is given up."""
