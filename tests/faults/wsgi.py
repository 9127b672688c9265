"""The web server's way in, with all views at hand before the first request."""

from django.urls import get_resolver

from yotinspect.wsgi import application

__all__ = ["application"]

# Importing all views takes seconds; done here, every worker inherits it.
_ = get_resolver().url_patterns
