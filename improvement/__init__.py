"""After the findings: the improvement plan of a service, and how its board sees itself."""
