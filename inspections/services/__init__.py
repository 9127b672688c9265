"""Every write about services, inspections, their teams and stages."""
