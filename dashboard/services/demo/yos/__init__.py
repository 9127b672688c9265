"""An inspection under the standards of 2018, with court and out-of-court cases."""
