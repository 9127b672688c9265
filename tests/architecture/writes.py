"""Finds calls that write to the database, by how they are spelt and what they are called on."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

_CREATING = {"bulk_create", "bulk_update", "create", "get_or_create", "update_or_create"}
_SAVING = {"save", "delete", "save_base"}
_NARROWING = {
    "all", "annotate", "exclude", "filter", "get_queryset", "in_bulk", "order_by",
    "prefetch_related", "select_for_update", "select_related", "using",
}  # fmt: skip
_NOT_ROWS = {"cache", "session"}
_MANAGERS = {"objects", "everything"}


@dataclass(frozen=True)
class Write:
    """One writing call: its line and its words; `model` where it goes through a model's manager."""

    line: int
    call: str
    model: str | None


def find_writes(module: ast.Module) -> Iterator[Write]:
    """Yield every call in the module that creates, changes or deletes rows."""
    queries = _names_of_queries(module)
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            receiver = node.func.value
            if _writes(node.func.attr.removeprefix("a"), receiver, node, queries):
                yield Write(node.lineno, ast.unparse(node.func), _model_of(receiver))


def _writes(verb: str, receiver: ast.expr, call: ast.Call, queries: set[str]) -> bool:
    if verb in _CREATING:
        return True
    if verb in _SAVING:
        return not _is_super(receiver) and _last_name(receiver) not in _NOT_ROWS
    return verb == "update" and (_is_query(receiver, queries) or _is_manager_update(receiver, call))


def _is_query(node: ast.expr, queries: set[str]) -> bool:
    """Say whether a chain of calls and attributes passes through a manager or a queryset."""
    if isinstance(node, ast.Call):
        return _is_query(node.func, queries)
    if isinstance(node, ast.Attribute):
        return node.attr in _NARROWING | _MANAGERS or _is_query(node.value, queries)
    return isinstance(node, ast.Name) and (node.id in queries or node.id.endswith("queryset"))


def _is_manager_update(receiver: ast.expr, call: ast.Call) -> bool:
    # `inspection.cases.update(stage="x")`: a dict of an object is updated with another dict.
    return isinstance(receiver, ast.Attribute) and not call.args and bool(call.keywords)


def _names_of_queries(module: ast.Module) -> set[str]:
    return {
        target.id
        for node in ast.walk(module)
        if isinstance(node, ast.Assign) and _is_query(node.value, set())
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _model_of(receiver: ast.expr) -> str | None:
    for node in ast.walk(receiver):
        if isinstance(node, ast.Attribute) and node.attr in _MANAGERS:
            return ast.unparse(node.value)
    return None


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "super"


def _last_name(node: ast.expr) -> str:
    return ast.unparse(node).rpartition(".")[2]
