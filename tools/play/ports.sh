# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Ports: which are valid, which are free, and what the server on one says of its health.

require_port() { # OPTION NUMBER
  if [[ ! $2 =~ ^0*[0-9]{1,5}$ ]] || ((10#$2 < 1 || 10#$2 > 65535)); then
    wrong_usage "$1 $2: a port is a number from 1 to 65535"
  fi
}

is_taken() { # ADDRESS PORT
  (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null
}

# The first free port from PORT on that is none of those to leave.
free_port() { # ADDRESS PORT LEAVE...
  local found=$2
  while [[ " ${*:3} " == *" $found "* ]] || is_taken "$1" "$found"; do found=$((found + 1)); done
  printf '%s\n' "$found"
}

require_free_port() { # ADDRESS PORT OPTION
  if is_taken "$1" "$2"; then
    say "port $2 is taken: stop the program that listens there, or choose another with $3 $(($2 < 65535 ? $2 + 1 : 8080))"
    exit 1
  fi
}

# What /healthz says: its status line, and the last line where that is not 200.
health() {
  (
    exec 3<>"/dev/tcp/$near/$port"
    printf 'GET /healthz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$shown" >&3
    IFS= read -r -t 2 line <&3
    printf '%s\n' "${line%$'\r'}"
    [[ $line != *' 200 '* ]] || exit 0
    while IFS= read -r -t 1 line <&3 || [[ -n $line ]]; do last=${line%$'\r'} line=; done
    printf '%s\n' "${last:-}"
  ) 2>/dev/null || true
}

