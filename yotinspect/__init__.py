"""Joins the apps: settings, addresses and the server's entry point; holds no logic of the field."""
