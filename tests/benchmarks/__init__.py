"""Programs that measure how fast saving is and how soon a page can be used; bin/bench runs them."""
