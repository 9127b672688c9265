"""The client's times while it is under faults, in milliseconds: scaled down, never left out."""

SCALED = {
    "after_last_key": 80,
    "no_reply": 900,
    "first_retry": 60,
    "longest_retry": 400,
    "offer_copy": 1_500,
    "presence": 5_000,
}
# How long a change may take from the event in the page to the outbox on the disk.
KEEPING = 700
