"""Users, permissions, roles as code, sign-in."""
