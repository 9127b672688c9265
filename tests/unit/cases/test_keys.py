"""The keys of the scoring page."""

from cases.presenters.keys import answer_keys, command_keys, show_keys


def test_no_key_means_two_things():
    keys = [key.casefold() for key in (*answer_keys().values(), *command_keys().values())]

    assert len(keys) == len(set(keys))
    assert not set(keys) & {str(digit) for digit in range(10)}


def test_help_tells_of_every_key():
    printed = {key for line in show_keys()["all"] for key in line.keys}

    for key in (*answer_keys().values(), *command_keys().values()):
        assert {key, key.upper()} & printed
