"""When something may be judged, and what a judgement or a piece of fieldwork needs."""
