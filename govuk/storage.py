"""How static files are named and compressed for production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage

_TYPE, _PATTERNS = CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Names every file by its content, scripts that import one another included."""

    support_js_module_import_aggregation = True
    # Django looks for a semicolon after each import; our scripts have none.
    _js_module_import_aggregation_patterns = (
        _TYPE,
        tuple((pattern.replace(r"\s*;)", ")"), template) for pattern, template in _PATTERNS),
    )
