"""Pages of results and judgements, one module per noun."""
