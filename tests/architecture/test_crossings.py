import ast

from tests.architecture.tree import parse, relative, rooms, source_modules

# Rooms of shared technique may be used whole; an app opens only these doors to the apps above it.
SHARED = {"scoring", "sampling", "sheets", "wording", "govuk"}
DOORS = {
    "choices",
    "errors",
    "models",
    "permissions",
    "policies",
    "queries",
    "roles",
    "services",
    "types",
}


def doors_for(path):
    """Commands also share how they read their arguments."""
    return DOORS | {"management"} if "management" in path.parts else DOORS


def imported_modules(path):
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}".split(".") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".") for alias in node.names)


def test_apps_meet_only_at_their_doors():
    closed = set(rooms()) - SHARED

    crossings = [
        f"{relative(path)} imports {'.'.join(parts)}"
        for path in source_modules()
        for parts in imported_modules(path)
        if parts[0] in closed - {relative(path).partition("/")[0]}
        if len(parts) < 2 or parts[1] not in doors_for(path)
    ]

    assert crossings == []
