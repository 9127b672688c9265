"""The shape of what is typed about services, inspections, dates, team and stages."""
