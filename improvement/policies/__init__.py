"""Who may do what with a plan, and when."""
