"""The made-up inspections that visitors find: cases, answers, judgements and a report."""
