"""The web server's way in."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yotinspect.settings")
application = get_wsgi_application()
# What is loaded by now stays. Looking through it for garbage again and again would slow pages
# that read thousands of answers.
gc.freeze()
