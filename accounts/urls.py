"""Addresses of signing in; only those doors of the sign-in library that we use are opened."""

from allauth.account import views
from django.urls import path, re_path

from accounts.api.outbox_keys import outbox_key
from accounts.views import SignInView, invitation_accept, invitation_renew, language_choose

urlpatterns = [
    path("sign-in/", SignInView.as_view(), name="account_login"),
    path("sign-out/", views.logout, name="account_logout"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("sign-up/", views.signup, name="account_signup"),
    path("confirm/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    path("password/reset/", views.password_reset, name="account_reset_password"),
    path("password/reset/sent/", views.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/reset/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/done/",
        views.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("invitation/new-link/", invitation_renew, name="account_invitation_renew"),
    path("invitation/<str:token>/", invitation_accept, name="account_invitation"),
    path("language/", language_choose, name="account_language"),
    path("outbox-key", outbox_key, name="account_outbox_key"),
]
