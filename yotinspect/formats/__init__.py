"""How dates and times are written, by language; numbers stay as Django has them."""
