"""The doors of sign-in and of a person's own account."""

from tests.architecture.route_table.row import ANYONE, SIGNED_IN, Row

_ALLAUTH = "allauth.account.views."
# One page, that the door is closed or the link is stale, whatever the method.
_ALL_METHODS = "GET POST PUT PATCH DELETE"

ROUTES: dict[str, Row] = {
    "account_login": Row("accounts.views.sign_in.SignInView", "GET POST PUT", ANYONE),
    "account_logout": Row(_ALLAUTH + "LogoutView", "GET POST", ANYONE),
    "account_inactive": Row(_ALLAUTH + "AccountInactiveView", "GET", ANYONE),
    "account_signup": Row(_ALLAUTH + "SignupView", _ALL_METHODS, ANYONE),
    "account_reauthenticate": Row(_ALLAUTH + "ReauthenticateView", "GET POST PUT", SIGNED_IN),
    "account_change_password": Row(_ALLAUTH + "PasswordChangeView", "GET POST PUT", SIGNED_IN),
    "account_reset_password": Row(_ALLAUTH + "PasswordResetView", "GET POST PUT", ANYONE),
    "account_reset_password_done": Row(_ALLAUTH + "PasswordResetDoneView", "GET", ANYONE),
    "account_reset_password_from_key": Row(
        _ALLAUTH + "PasswordResetFromKeyView", _ALL_METHODS, ANYONE
    ),
    "account_reset_password_from_key_done": Row(
        _ALLAUTH + "PasswordResetFromKeyDoneView", "GET", ANYONE
    ),
    "account_invitation": Row("accounts.views.invitations.invitation_accept", "GET POST", ANYONE),
    "account_invitation_renew": Row(
        "accounts.views.invitations.invitation_renew", "GET POST", ANYONE
    ),
    "account_language": Row("accounts.views.language.language_choose", "POST", ANYONE),
    "account_outbox_key": Row("accounts.api.outbox_keys.outbox_key", "GET", SIGNED_IN),
}
