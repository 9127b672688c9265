"""For how long the word of a page counts."""

from datetime import timedelta

# A page in sight tells of itself every minute; one that was closed says nothing more.
OPEN_FOR = timedelta(minutes=3)
# A laptop without a connection cannot say that its answers are saved by now.
KEPT_FOR = timedelta(minutes=10)
MOST_UNSAVED = 10_000
