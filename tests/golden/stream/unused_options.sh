# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# An option that has no use beside the others is noted, and the stream is served; what contradicts itself is
# refused.
mkfifo control
exec 3<>control
echo 'steer sixteen.letters.or.more' >tokens
noted() {
  echo "$*:"
  auralis-stream --listen 127.0.0.1:0 --metrics none "$@" 2>&1 </dev/null | grep -E 'of no use|both'
}
noted --nats-creds x --nats-ca y
noted --steer none --control-out control --controls 5
noted --read-only --control-out control
noted --steer all
noted --steer token --token-file tokens
noted --steer all --control-out control
noted --controls-per-client 5
noted --clients 5 --clients-per-address 6 --handshakes 5 --handshakes-per-address 5
noted --control-out control --controls 5 --controls-per-client 6
noted --reuse-port
echo "--nats-creds of a file that is not there:"
auralis-stream --listen 127.0.0.1:0 --metrics none --from nats://127.0.0.1:1/x --nats-creds gone 2>&1
echo "status $?"
both() { echo "$*:"; auralis-stream "$@" 2>&1 </dev/null; echo "status $?"; }
both --listen 127.0.0.1:9090
both --listen :8081 --metrics 127.0.0.1:8081
