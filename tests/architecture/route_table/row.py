"""What a row of the table says of one door."""

from dataclasses import dataclass

from accounts.permissions import Permission

ANYONE = "anyone"
SIGNED_IN = "signed in"
ADMINISTRATOR = "is_administrator"


@dataclass(frozen=True)
class Row:
    """One door: `who` is one of the words above, a permission, or several of them."""

    view: str
    methods: str
    who: str | Permission | tuple[Permission, ...]

    @property
    def permissions(self) -> tuple[Permission, ...]:
        """Return the permissions that open this door, none where it is open to a kind of person."""
        if isinstance(self.who, tuple):
            return self.who
        return (self.who,) if isinstance(self.who, Permission) else ()
