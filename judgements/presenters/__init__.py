"""What the pages of results and judgements show, sentences included."""
