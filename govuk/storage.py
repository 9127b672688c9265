"""How static files are named and compressed for production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Names every file by its content, scripts that import one another included."""

    support_js_module_import_aggregation = True
