"""The server, as `make run` and the service start it."""

import os

from newsroom.settings import PORT, env

bind = env.text("BIND", f"127.0.0.1:{PORT}")
workers = env.number("WORKERS", 2, low=1, high=64)
threads = 4
preload_app = True
timeout = 60
graceful_timeout = 30
keepalive = 5
# Slow leaks in any library end with the worker; the jitter keeps workers from ending together.
max_requests = 5_000
max_requests_jitter = 500
# In memory: a heartbeat on a slow disk makes a busy worker look dead.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
control_socket_disable = True
# Django alone decides whom to believe (TRUSTED_PROXY).
forwarded_allow_ips = ""
