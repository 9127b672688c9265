"""Every write of fieldwork and of judgements."""
