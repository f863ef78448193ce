# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""The servers that are measured: each a context manager that yields (process, address)."""

import contextlib
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import time

NCHAN = "ngx_nchan_module.so"
PROGRAMS = pathlib.Path(__file__).resolve().parents[2] / "build" / "programs"
MODULES = (PROGRAMS, pathlib.Path("/usr/lib/nginx/modules"))


def program(name):
    """Its path: installed, or unpacked by scripts/install-packages; None where it is neither."""
    return shutil.which(name, path=f"{os.environ['PATH']}:{PROGRAMS}")


def nchan():
    return next((folder / NCHAN for folder in MODULES if (folder / NCHAN).exists()), None)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port):
    for _ in range(200):
        with contextlib.suppress(OSError):
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        time.sleep(0.05)
    sys.exit(f"measure-load: nothing listens on port {port}")


@contextlib.contextmanager
def running(*command, **streams):
    """A process on CPU 0."""
    process = subprocess.Popen(["taskset", "-c", "0", *map(str, command)], text=True, **streams)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@contextlib.contextmanager
def fed(kind, port, pcm):
    """Chunks in real time from another process, on the listeners' CPU."""
    feeder = subprocess.Popen(["taskset", "-c", "1", sys.executable,
                               pathlib.Path(__file__).with_name("feed.py"), kind, str(port), pcm])
    try:
        yield
    finally:
        feeder.kill()
        feeder.wait()


@contextlib.contextmanager
def bare(build, _pcm, _listeners, _folder):
    with running(f"{build}/tests/bare_broadcaster", stdout=subprocess.PIPE) as process:
        yield process, f"ws://127.0.0.1:{process.stdout.readline().strip()}/stream"


def auralis(path, *options):
    """auralis-stream, asked for `path`."""
    @contextlib.contextmanager
    def server(build, pcm, listeners, _folder):
        most = str(2 * listeners)
        command = [f"{build}/bin/auralis-stream", "--listen", "127.0.0.1:0", "--metrics", "none",
                   "--clients", most, "--clients-per-address", most, "--handshakes", "100000",
                   "--handshakes-per-address", "100000", *options]
        with open(pcm, "rb") as source, \
                running(*command, stdin=source, stderr=subprocess.PIPE) as process:
            words = next((line for line in process.stderr if "serving http" in line), None)
            if words is None:
                sys.exit(f"measure-load: {' '.join(command)} does not serve")
            secure, where = re.search(r"http(s?)://([\w.]+:\d+)", words).groups()
            yield process, f"{'ws' if path == '/stream' else 'http'}{secure}://{where}{path}"
    return server


@contextlib.contextmanager
def nginx(_build, pcm, listeners, folder):
    """Nchan hands each chunk on as the message that it is posted as."""
    try:  # Nchan opens nginx's own place for bodies, whatever the configuration says
        pathlib.Path("/var/lib/nginx/body").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        sys.exit(f"measure-load: nginx needs a directory /var/lib/nginx/body: {error.strerror}; "
                 "--only leaves it out")
    port = free_port()
    config = pathlib.Path(folder, "nginx.conf")
    places = " ".join(f"{kind}_temp_path {folder}/{kind};"
                      for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    config.write_text(f"""load_module {nchan()};
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/nginx.log;
worker_rlimit_nofile {2 * listeners + 100};
events {{ worker_connections {2 * listeners + 100}; }}
http {{
  access_log off; {places} client_body_buffer_size 64k; nchan_shared_memory_size 64M;
  server {{
    listen 127.0.0.1:{port};
    location /publish {{ nchan_publisher http; nchan_channel_id chunks; nchan_message_buffer_length 2; }}
    location /stream {{ nchan_subscriber websocket; nchan_channel_id chunks;
                       nchan_subscriber_first_message newest; }}
  }}
}}
""", encoding="utf-8")
    with running(program("nginx"), "-e", "stderr", "-p", folder, "-c", config) as process:
        wait_for_port(port)
        with fed("nchan", port, pcm):
            time.sleep(0.5)
            yield process, f"ws://127.0.0.1:{port}/stream"


@contextlib.contextmanager
def icecast(_build, pcm, listeners, folder):
    """Icecast hands PCM on as it comes; a new listener begins at the newest."""
    port = free_port()
    config = pathlib.Path(folder, "icecast.xml")
    owner = "<changeowner><user>nobody</user><group>nogroup</group></changeowner>"
    config.write_text(f"""<icecast>
  <limits><clients>{2 * listeners + 100}</clients><sources>2</sources>
    <burst-size>0</burst-size><burst-on-connect>0</burst-on-connect></limits>
  <authentication><source-password>hackme</source-password></authentication>
  <hostname>localhost</hostname>
  <listen-socket><port>{port}</port><bind-address>127.0.0.1</bind-address></listen-socket>
  <paths><logdir>{folder}</logdir><webroot>{folder}</webroot><adminroot>{folder}</adminroot></paths>
  <security><chroot>0</chroot>{owner if os.geteuid() == 0 else ""}</security>
</icecast>
""", encoding="utf-8")
    os.chmod(folder, 0o777)
    with running(program("icecast2"), "-c", config, stdout=subprocess.DEVNULL,
                 stderr=subprocess.DEVNULL) as process:
        wait_for_port(port)
        with fed("icecast", port, pcm):
            time.sleep(1)
            yield process, f"http://127.0.0.1:{port}/stream.wav"
