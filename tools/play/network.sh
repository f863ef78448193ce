# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# How others on the network reach a station: address, code for a telephone, token.

# This machine's address on the network, as a URL has it; nothing where there is none.
find_lan_address() {
  local found=
  case $host in
    0.0.0.0 | '[::]')
      if command -v ip >/dev/null; then # the one that packets to elsewhere come from; none is sent
        found=$(ip -4 -o route get 192.0.2.1 2>/dev/null | sed -n 's/.* src \([0-9.]*\).*/\1/p') || true
      fi
      if [[ -z $found ]]; then
        found=$(hostname -I 2>/dev/null | tr ' ' '\n' | grep -m 1 -E '^[0-9.]+$') || true
      fi
      ;;
    *) found=$host ;;
  esac
  printf '%s\n' "$found"
}

# Draws a code to be read by a telephone's camera, on a terminal.
draw_code() { # TEXT
  if [[ ! -t 1 ]] || ! command -v qrencode >/dev/null; then return; fi
  local kind=ANSI
  if [[ ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} == *[Uu][Tt][Ff]* ]]; then kind=ANSIUTF8; fi
  qrencode -t "$kind" -m 2 -- "$1" || true
}

announce_to_network() {
  if [[ -z $lan_address ]]; then
    say 'no address on a network is found: other machines need the name or the address of this one'
    return
  fi
  local link=$scheme://$lan_address:$port/$link_query
  printf '%s: on the network: %s\n' "$label" "$link"
  draw_code "$link"
  if [[ " ${stream_options[*]} " == *' --tls self '* ]]; then
    printf '%s: browsers warn of the certificate, which vouches for itself; its fingerprint is above\n' "$label"
  fi
  if [[ -z $steer ]]; then
    printf '%s: nobody steers from a page: --steer all, or --steer token for those with the link\n' "$label"
  fi
}

# Whoever has the link may steer.
make_token() {
  local token
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  (umask 077 && printf 'steer %s\n' "$token" >"$room/tokens")
  stream_options+=(--token-file "$room/tokens")
  link_query="?token=$token"
}

