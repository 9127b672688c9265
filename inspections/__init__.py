"""Services, an inspection, its dates, team, pinned edition and stage."""
