"""Cases, answers and scores as pages and programs show them."""
