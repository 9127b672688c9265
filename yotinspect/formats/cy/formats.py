"""As in English: 13 Ebrill 2026, and times of 24 hours; forms take dates as the English ones do."""

DATE_FORMAT = "j F Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "j F Y, H:i"
YEAR_MONTH_FORMAT = "F Y"
