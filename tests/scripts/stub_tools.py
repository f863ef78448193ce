# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
"""Stand-ins for the three tools of the live pipe: they record their options and process ids, and
behave as told by STUB_COMPOSE and STUB_SYNTH."""

import os
import pathlib

PRELUDE = """#!/bin/bash
printf '%s\\n' "$@" >"$STUB_LOG/NAME.args"
echo $$ >"$STUB_LOG/NAME.pid"
echo "${AURALIS_NAMECAPITAL_METRICS:-}" >"$STUB_LOG/NAME.metrics"
"""

COMPOSE = PRELUDE + """
exec 3<>"$3"
if [[ -n ${STUB_RECORDS:-} && -n ${AURALIS_COMPOSE_RECORD:-} ]]; then echo session >"$AURALIS_COMPOSE_RECORD"; fi
case ${STUB_COMPOSE:-} in
  usage) echo 'auralis-compose: --mood: no such mood' >&2; exit 2 ;;
  end) sleep 0.5; echo '{"type":"end","t":1,"events":1}'; exit 0 ;;
  stubborn) trap '' TERM INT PIPE ;;
esac
while echo '{"type":"clock","t":0}' 2>/dev/null || [[ ${STUB_COMPOSE:-} == stubborn ]]; do
  if read -r -t 0 <&3; then read -r line <&3 && echo "$line" >>"$STUB_LOG/control"; fi
  sleep 0.02
done
exit 0
"""

SYNTH = PRELUDE + """
[[ ${STUB_SYNTH:-} == fail ]] && { echo 'auralis-synth: no device' >&2; exit 1; }
exec cat
"""

STREAM = """#!/usr/bin/env python3
import http.server, os, signal, socket, sys, threading
log = os.environ["STUB_LOG"]
open(log + "/stream.args", "w").write("\\n".join(sys.argv[1:]) + "\\n")
open(log + "/stream.pid", "w").write(str(os.getpid()))
option = dict(zip(sys.argv[1::2], sys.argv[2::2]))
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
if os.environ.get("STUB_STREAM") != "plain":  # without tokens and TLS it has nothing to read again
    signal.signal(signal.SIGHUP, lambda *_: open(log + "/again", "w").write("stream\\n"))
host, port = option["--listen"].rsplit(":", 1)

class Health(http.server.BaseHTTPRequestHandler):
    asked = 0
    def do_GET(self):
        Health.asked += 1
        self.send_response(200 if Health.asked > 2 else 503)
        self.end_headers()
        self.wfile.write(b"no PCM yet")
    def log_message(self, *_):
        pass

http.server.HTTPServer.handle_error = lambda *_: None  # who asks may leave before the body
if host.startswith("["):
    http.server.HTTPServer.address_family = socket.AF_INET6
server = http.server.HTTPServer((host.strip("[]"), int(port)), Health)
threading.Thread(target=server.serve_forever, daemon=True).start()
threading.Thread(target=lambda: open(option["--events"]).read(), daemon=True).start()
# Read and write: to open a FIFO only for writing would wait for a composer that may have ended.
if "--control-out" in option:
    control = os.open(option["--control-out"], os.O_RDWR)
    os.write(control, b"steered\\n")
while sys.stdin.buffer.read(4096):
    pass
os._exit(0)
"""


def write_stub_tools(folder: pathlib.Path) -> None:
    """Puts auralis-compose, -synth and -stream into folder."""
    folder.mkdir()
    for name, text in (("compose", COMPOSE), ("synth", SYNTH), ("stream", STREAM)):
        path = folder / f"auralis-{name}"
        path.write_text(text.replace("NAMECAPITAL", name.upper()).replace("NAME", name))
        os.chmod(path, 0o755)
