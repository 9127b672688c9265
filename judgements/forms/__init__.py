"""The shapes of input about fieldwork and judgements."""
