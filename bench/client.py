"""A small HTTP client that keeps one connection open and times every answer."""

import socket
import time
from urllib.parse import urlsplit


class Connection:
    """One open connection to a server on this machine. Errors: ConnectionError, OSError."""

    def __init__(self, base):
        parts = urlsplit(base)
        if parts.hostname != "127.0.0.1":
            raise ValueError("Only servers on 127.0.0.1 are measured.")
        self.address = (parts.hostname, parts.port)
        self.socket = None

    def get(self, path, etag=None):
        """Return (status, headers in lower case, body)."""
        request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.address[1]}\r\n"
        if etag:
            request += f"If-None-Match: {etag}\r\n"
        try:
            return self.exchange(request.encode() + b"\r\n")
        except ConnectionError:
            # A server may end an idle connection at any time.
            self.close()
            return self.exchange(request.encode() + b"\r\n")

    def exchange(self, request):
        if self.socket is None:
            self.socket = socket.create_connection(self.address, timeout=120)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(request)
        received = b""
        while b"\r\n\r\n" not in received:
            received += self.more()
        head, _, body = received.partition(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines if ": " in line)
        status = int(status.split()[1])
        left = 0 if status == 304 else int(headers["content-length"]) - len(body)
        parts = [body]
        while left > 0:
            parts.append(self.more())
            left -= len(parts[-1])
        if headers.get("connection") == "close":
            self.close()
        return status, headers, b"".join(parts)

    def more(self):
        if not (received := self.socket.recv(1 << 18)):
            raise ConnectionResetError("The server ended the connection.")
        return received

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket = None


class UnexpectedStatus(Exception):
    """A page answered with another status than a measurement needs."""


def run(base, paths, seconds, *, etags=None, least=1):
    """Ask for paths in turn for some seconds; return the times taken, in milliseconds.

    etags  by path: the server is asked whether the page has changed
    least  how many requests are made even if the seconds are over
    Errors: UnexpectedStatus for an answer that is neither 200 nor, with etags, 304
    """
    connection = Connection(base)
    times, end = [], time.perf_counter() + seconds
    while len(times) < least or time.perf_counter() < end:
        path = paths[len(times) % len(paths)]
        start = time.perf_counter()
        status, _, _ = connection.get(path, etags and etags[path])
        times.append((time.perf_counter() - start) * 1000)
        if status != (304 if etags else 200):
            raise UnexpectedStatus(f"{path} answered {status}")
    connection.close()
    return times


def etags_of(base, paths):
    connection = Connection(base)
    return {path: connection.get(path)[1]["etag"] for path in paths}
