"""What every file that a plan keeps consists of."""

from django.db import models


class KeptFile(models.Model):
    """A file with its bytes and their SHA-256."""

    file_name = models.CharField(max_length=160)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()

    class Meta:
        abstract = True
