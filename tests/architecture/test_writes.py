import ast

import pytest

from tests.architecture.tree import ROOT, parse, relative, rooms, source_modules
from tests.architecture.writes import find_writes


def is_service(path):
    return path.name == "services.py" or "services" in path.parts


def is_plain_python(path):
    """Whether import-linter keeps Django, and so every row, out of the module's room."""
    return relative(path).partition("/")[0] in {"scoring", "sampling", "sheets", "wording"}


def models_of_other_apps(path, module):
    """Return the names of the models that a module imports from another app."""
    own = relative(path).partition("/")[0]
    return {
        alias.asname or alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and node.module
        if node.module.split(".")[0] in set(rooms()) - {own} and ".models" in node.module
        for alias in node.names
    }


def test_rows_are_written_only_in_services():
    found = [
        f"{relative(path)}:{write.line} {write.call}"
        for path in source_modules()
        if not (is_service(path) or is_plain_python(path))
        for write in find_writes(parse(path))
    ]

    assert found == []


def test_service_writes_no_table_of_another_app():
    found = [
        f"{relative(path)}:{write.line} {write.call}"
        for path in source_modules()
        for write in find_writes(parse(path))
        if write.model in models_of_other_apps(path, parse(path))
    ]

    assert found == []


def test_write_through_another_apps_manager_is_found():
    module = ast.parse("from cases.models import Case\nCase.objects.filter(pk=1).update(x=1)")

    (write,) = find_writes(module)

    assert write.model in models_of_other_apps(ROOT / "reports/services.py", module)
    assert write.model not in models_of_other_apps(ROOT / "cases/services.py", module)


@pytest.mark.parametrize(
    "source",
    [
        "Case.objects.create(reference='1')",
        "inspection.cases.get_or_create(reference='1')",
        "case.save()",
        "form.save()",
        "Case.objects.all().delete()",
        "Case.objects.filter(pk=1).update(stage='x')",
        "inspection.cases.update(stage='x')",
        "cases = Case.objects.order_by('pk')\ncases.update(stage='x')",
        "queryset.update(stage='x')",
        "await case.asave()",
    ],
)
def test_write_is_found(source):
    assert len(list(find_writes(ast.parse(source)))) == 1


@pytest.mark.parametrize(
    "source",
    [
        "context.update({'a': 1})",
        "context.update(a=1)",
        "hasher.update(b'')",
        "self.fields.update(more)",
        "super().save(*args)",
        "cache.delete('key')",
        "request.session.save()",
        "Case.objects.filter(pk=1)",
    ],
)
def test_harmless_call_is_no_write(source):
    assert list(find_writes(ast.parse(source))) == []
