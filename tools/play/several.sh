# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Several stations by one command: each is this script once more, with ports of its own.

declare -A child=() # process ids, by station

# Puts the station in front of what its tools say.
name_lines() { # STATION
  local line
  while IFS= read -r line || [[ -n $line ]]; do
    if [[ $line == "$label: "* ]]; then printf '%s\n' "$line"; else printf '%s: %s\n' "$1" "$line"; fi
  done >&2
}

pass_on() { # SIGNAL
  local name
  for name in "${!child[@]}"; do kill "-$1" "${child[$name]}" 2>/dev/null || true; done
}

start_station() { # STATION OPTION...
  find_lifeline
  AURALIS_BIN=$bin "${lifeline[@]}" "$0" --station "$1" "${@:2}" 2> >(trap '' INT TERM HUP; name_lines "$1") &
  child[$1]=$!
}

# [part of play_several] Whether no station and no other program has any of these ports.
are_free() { # PORT...
  local one
  for one; do [[ $(free_port 127.0.0.1 "$one" "${taken[@]}") == "$one" ]] || return 1; done
}

# Those ports that neither a station's file nor the command line names are the next free ones.
play_several() { # FIRST-PORT FIRST-METRICS-PORT OPTION...
  local name option found ports given taken=() more=()
  for name in "${stations[@]}"; do
    read_station "$name"
    read -ra given <<<"$(given_metrics_ports)"
    taken+=("${given[@]}")
  done
  set -m # a process group each: Ctrl-C comes here and is passed on
  for name in "${stations[@]}"; do
    read_station "$name"
    ports=()
    for option in --port --metrics-port; do
      if [[ " ${station_options[*]} " == *" $option "* ]]; then continue; fi
      if [[ $option == --port ]]; then found=$1; else found=$2; fi
      found=$(free_port 127.0.0.1 "$found" "${taken[@]}")
      while [[ $option == --metrics-port ]] && ! are_free "$((found + 1))" "$((found + 2))"; do
        found=$(free_port 127.0.0.1 "$((found + 1))" "${taken[@]}")
      done
      taken+=("$found")
      # The next ones are for the metrics of the other tools.
      if [[ $option == --metrics-port ]]; then taken+=($((found + 1)) $((found + 2))); fi
      ports+=("$option" "$found")
    done
    start_station "$name" "${ports[@]}" "${more[@]}" "${@:3}"
    more=(--no-open) # one page is enough
  done
  set +m
  trap 'signal=${signal:-2}; pass_on INT' INT
  trap 'signal=${signal:-15}; pass_on TERM' TERM
  trap 'signal=${signal:-1}; pass_on HUP' HUP
  local code worst=0
  for name in "${stations[@]}"; do
    while :; do
      code=0
      wait "${child[$name]}" || code=$?
      # A signal that came here ends the wait, but not the station.
      if ((code <= 128)) || ! kill -0 "${child[$name]}" 2>/dev/null; then break; fi
    done
    if ((code > worst)); then worst=$code; fi
  done
  if [[ -n $signal ]]; then exit $((128 + signal)); fi
  exit "$worst"
}
