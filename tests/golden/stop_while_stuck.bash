# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A tool whose reader has paused while the pipe is full -> a signal to stop -> its exit status.

stop_while_stuck() { # SECONDS until the pipe is full, COMMAND that becomes the tool by exec
  local seconds=$1 signal reader tool
  shift
  mkfifo pipe
  sleep 30 <pipe &
  reader=$!
  for signal in TERM INT; do
    "$@" >pipe &
    tool=$!
    sleep "$seconds"
    kill -$signal $tool
    wait $tool
    echo "$signal $?"
  done
  kill $reader
  wait $reader || true
}
