"""The wall around the tests themselves: no other machine can be reached."""

import socket

import pytest
from django.core.mail import EmailMessage


def test_another_machine_cannot_be_reached():
    with socket.socket() as stream, pytest.raises(AssertionError, match=r"reach 192\.0\.2\.1"):
        stream.connect(("192.0.2.1", 80))


def test_no_name_is_looked_up():
    with pytest.raises(AssertionError, match=r"reach news\.example"):
        socket.create_connection(("news.example", 80))


def test_newsroom_sends_no_mail(settings):
    settings.MAILERS = {"default": {"BACKEND": "newsroom.mail.NoMail"}}
    with pytest.raises(RuntimeError, match="sends no mail"):
        EmailMessage("Subject", "Text", to=["desk@news.example"]).send()


def test_this_machine_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
