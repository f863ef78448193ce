# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# A station: its name, its file of settings, and where it keeps what outlives a run.

station=                            # its name; empty where none is given
station_file= station_options=()    # and what the table [play] of that file says, as options
station_tools=() station_compose=() # options for all tools, and for the composer
declare -A station_metrics=()       # where that file puts the metrics of a tool

require_station_name() { # NAME
  if [[ ! $1 =~ ^[^./[:cntrl:]-][^/[:cntrl:]]{0,63}$ ]]; then
    wrong_usage "--station '$1': a name has 1 to 64 characters, no slash among them, and begins with no dot or dash"
  fi
}

# PLACE LIST: the strings of an array in one line, as --patches.
read_patches() {
  local left=$2 one='^[[:space:]]*("([^"\]*)"|'"'([^']*)'"')[[:space:]]*(,|$)(.*)$'
  while [[ $left =~ [^[:space:]] ]]; do
    if [[ ! $left =~ $one ]]; then wrong_usage "$1: should be like: patches = [\"DIR\", \"DIR\"]"; fi
    station_options+=(--patches "${BASH_REMATCH[2]}${BASH_REMATCH[3]}")
    left=${BASH_REMATCH[5]}
  done
}

# FILE: the table [play], as options. Its other tables are for the tools, which read them as TOML.
read_play_table() {
  local line table='' number=0 key value
  local pair='^[[:space:]]*([A-Za-z-]+)[[:space:]]*=[[:space:]]*("([^"\]*)"|'"'([^']*)'"'|([0-9]+|true|false))[[:space:]]*(#.*)?$'
  station_options=()
  while IFS= read -r line || [[ -n $line ]]; do
    line=${line%$'\r'} number=$((number + 1))
    if [[ $line =~ ^[[:space:]]*\[+([^]]*)\] ]]; then
      table=${BASH_REMATCH[1]//[[:space:]]/}
      continue
    fi
    if [[ $line =~ ^[[:space:]]*metrics[[:space:]]*=[[:space:]]*[\"\']([^\"\']*) ]]; then
      station_metrics[$table]=${BASH_REMATCH[1]}
    fi
    if [[ $table != play || $line =~ ^[[:space:]]*(#|$) ]]; then continue; fi
    if [[ $line =~ ^[[:space:]]*patches[[:space:]]*=[[:space:]]*\[(.*)\][[:space:]]*(#.*)?$ ]]; then
      read_patches "$1:$number" "${BASH_REMATCH[1]}"
      continue
    fi
    if [[ ! $line =~ $pair ]]; then wrong_usage "$1:$number: should be like: port = 8081, or host = \"::1\""; fi
    key=${BASH_REMATCH[1]} value=${BASH_REMATCH[3]}${BASH_REMATCH[4]}${BASH_REMATCH[5]}
    case $key in
      lan | resume | no-record | no-open)
        case $value in
          true) station_options+=("--$key") ;;
          false) ;;
          *) wrong_usage "$1:$number: $key: should be true or false" ;;
        esac
        ;;
      port | host | metrics-port | steer | control | synth | stream | patches) station_options+=("--$key" "$value") ;;
      *) wrong_usage "$1:$number: $key: no such option of auralis-play; those of the composer stand below [compose]" ;;
    esac
  done <"$1"
}

# Whether the command line says what is played.
says_the_mood() {
  local option
  for option in "${compose_options[@]}"; do
    case $option in --mood | --mood=* | --journey | --journey=* | --again | --again=* | --replay | --replay=*) return 0 ;; esac
  done
  return 1
}

# NAME: finds what this station is to be. One without a file that is called as a mood plays it, unless the
# command line says another.
read_station() {
  local folder folders=(/etc/auralis)
  if [[ -n ${HOME:-} ]]; then folders=("$HOME/.config/auralis" "${folders[@]}"); fi
  if [[ -n ${XDG_CONFIG_HOME:-} ]]; then folders[0]=$XDG_CONFIG_HOME/auralis; fi
  require_station_name "$1"
  station=$1 station_file='' station_options=() station_metrics=()
  station_tools=(--station "$station") station_compose=()
  for folder in "${folders[@]}"; do
    [[ -e $folder/$station.toml ]] || continue
    station_file=$folder/$station.toml
    [[ -r $station_file ]] || { say "$station_file cannot be read"; exit 1; }
    read_play_table "$station_file"
    station_tools+=(--config "$station_file")
    return
  done
  if says_the_mood; then return; fi
  if [[ -f $bin/../share/auralis/moods/$station.toml ]]; then station_compose=(--mood "$station"); fi
}

# Tells of a name by which nothing is found.
tell_plain_station() {
  if [[ -n $station_file ]] || ((${#station_compose[@]})) || says_the_mood; then return; fi
  say "there is no file $station.toml in a folder of stations, and no mood of this name: it plays what is played without a station"
}

# Where a run keeps its session for the next one.
session_file() {
  local folder=${STATE_DIRECTORY:-}
  if [[ -z $folder && -n ${XDG_STATE_HOME:-}${HOME:-} ]]; then
    folder=${XDG_STATE_HOME:-$HOME/.local/state}/auralis
  fi
  [[ -n $folder ]] || wrong_usage '--resume: no place to keep the session: neither XDG_STATE_HOME nor HOME is set'
  if ! mkdir -p "$folder" 2>/dev/null; then
    say "--resume: no place to keep the session: cannot make the folder $folder"
    exit 1
  fi
  printf '%s\n' "$folder/${station:-play}.ndjson"
}

# [part of announce] Tells systemd, where it asks, that music flows, and goes on telling while it does.
report_health() {
  if [[ -z ${NOTIFY_SOCKET:-} ]] || ! command -v systemd-notify >/dev/null; then return; fi
  systemd-notify --ready --status="listen at $scheme://$shown:$port/" || true
  if [[ -z ${WATCHDOG_USEC:-} ]]; then return; fi
  local third=$((WATCHDOG_USEC / 3))
  while :; do
    if [[ $(health) == *' 200 '* ]]; then systemd-notify WATCHDOG=1 || true; fi
    sleep "$((third / 1000000)).$(printf '%06d' $((third % 1000000)))"
  done
}
