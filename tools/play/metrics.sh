# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Where the metrics of the synthesizer and the composer are served.

metrics_places= # of all tools, as they are said

# Where the options, the environment or the station's file put the metrics of a tool; nothing where
# none of them does.
given_metrics() { # synth | compose
  local options=("${synth_options[@]}") variable=AURALIS_${1^^}_METRICS i found=
  if [[ $1 == compose ]]; then options=("${compose_options[@]}"); fi
  for ((i = 0; i < ${#options[@]}; i++)); do
    case ${options[i]} in
      --metrics=*) found=${options[i]#*=} ;;
      --metrics) found=${options[i + 1]:-} ;;
    esac
  done
  printf '%s\n' "${found:-${!variable:-${station_metrics[$1]:-}}}"
}

# The ports that are given to the metrics of the synthesizer and the composer.
given_metrics_ports() {
  local tool place
  for tool in synth compose; do
    place=$(given_metrics "$tool")
    if [[ $place =~ :([0-9]{1,5})$ ]]; then printf '%s ' "$((10#${BASH_REMATCH[1]}))"; fi
  done
}

# The synthesizer and the composer have the next free ports where nobody says otherwise. The server's
# is known.
settle_tool_metrics() {
  local tool place next=$metrics_port given
  read -ra given <<<"$(given_metrics_ports)"
  metrics_places="http://localhost:$metrics_port/metrics (auralis-stream)"
  for tool in synth compose; do
    place=$(given_metrics "$tool")
    if [[ -z $place ]]; then
      next=$(free_port 127.0.0.1 $((next < 65535 ? next + 1 : usual_metrics_port)) "$port" "${given[@]}")
      place=127.0.0.1:$next
      export "AURALIS_${tool^^}_METRICS=$place" # so an option has the last word
    fi
    if [[ $place != none ]]; then
      metrics_places+=", http://${place/#127.0.0.1:/localhost:}/metrics (auralis-$tool)"
    fi
  done
}
