# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# The stages of a pipe: started, watched, and ended in good order.

made_control=     # the FIFO of --control, where it was made here
room=             # the private directory of the FIFOs
lock=             # a descriptor of the lock that says that the room is in use
idle=             # a descriptor that nothing ever comes from
announcer=        # process id of announce
signals=0 signal= # how many came, and the first one's number
stages=()         # names, in the order of the pipe
declare -A process=() status=()

# What is started ends with this script even where that is killed without warning. A service without
# capabilities has no setpriv that works, and systemd to do the same.
find_lifeline() {
  lifeline=()
  if setpriv --pdeathsig TERM true 2>/dev/null; then lifeline=(setpriv --pdeathsig TERM); fi
}

start() { # NAME INPUT OUTPUT COMMAND...
  "${lifeline[@]}" "${@:4}" <"$2" >"$3" &
  stages+=("$1")
  process[$1]=$!
}

# The FIFO that steers, where a place for it was asked for; one that is there is used, and stays.
make_control() {
  if [[ -z $control || -p $control ]]; then return; fi
  if [[ -e $control ]]; then
    wrong_usage "--control $control is there and no FIFO: was a line written while nothing played? Remove it"
  fi
  if ! mkfifo -m 600 -- "$control" 2>/dev/null; then
    say "--control $control: no FIFO can be made there"
    exit 1
  fi
  made_control=$control
}

# Whether nobody holds the lock of a room of this user.
is_left() { # ROOM
  [[ -O $1 && -f $1/lock && ! -L $1 ]] && flock -n "$1/lock" true 2>/dev/null
}

# Rooms whose owners were killed: nobody holds their locks. Of those that had no name yet some have no
# lock; where the folder can be locked, none is being made.
remove_old_rooms() { # FOLDER
  local old making
  for old in "$1"/auralis-play.*; do
    if is_left "$old"; then rm -rf -- "$old"; fi
  done
  exec {making}<"$1"
  if flock -n "$making"; then
    for old in "$1"/auralis-room.??????; do
      if is_left "$old" || [[ -O $old && -d $old && ! -L $old && ! -e $old/lock ]]; then rm -rf -- "$old"; fi
    done
  fi
  exec {making}<&-
}

# Makes the room, in a folder that ends with the session where there is one. The lock is held before
# the room has its name, so that nobody takes it for an old one; until then the folder is locked.
make_room() {
  local folder=${XDG_RUNTIME_DIR:-} making=
  if [[ -z $folder || ! -d $folder || ! -w $folder || ! -O $folder ]]; then folder=${TMPDIR:-/tmp}; fi
  if [[ ! -d $folder || ! -w $folder ]]; then
    say "no place for what joins the tools: $folder should be a folder that can be written to (TMPDIR)"
    exit 1
  fi
  if command -v flock >/dev/null; then
    exec {making}<"$folder"
    flock -s -w 5 "$making" || true # who clears up has it for a moment
  fi
  room=$(mktemp -d "$folder/auralis-room.XXXXXX")
  if [[ -n $making ]]; then
    exec {lock}>"$room/lock" # until the last of this script's processes has ended
    flock -n "$lock"
  fi
  local named=$folder/auralis-play.${room##*.}
  mv -T -- "$room" "$named"
  room=$named
  if [[ -z $making ]]; then return; fi
  exec {making}<&-
  remove_old_rooms "$folder"
}

start_pipe() {
  make_room
  mkfifo -m 600 "$room"/{control,events,composed,notes,pcm,idle}
  make_control
  if [[ -n $steer ]]; then stream_options+=(--steer "$steer"); fi
  if [[ $steer == token ]]; then make_token; fi
  local outlet=(--control-out "${control:-$room/control}")
  if [[ $steer == none ]]; then outlet=(); fi
  find_lifeline
  # A process group for each: Ctrl-C comes here, and here the stages are ended in good order.
  set -m
  start auralis-compose /dev/null "$room/composed" \
    "$bin/auralis-compose" --live --control "${control:-$room/control}" "${station_tools[@]}" \
    "${station_compose[@]}" "${patch_options[@]}" "${compose_options[@]}"
  start tee "$room/composed" "$room/notes" tee "$room/events"
  start auralis-synth "$room/notes" "$room/pcm" "$bin/auralis-synth" \
    "${station_tools[@]}" "${patch_options[@]}" "${synth_options[@]}"
  start auralis-stream "$room/pcm" /dev/null "$bin/auralis-stream" --events "$room/events" \
    "${outlet[@]}" --listen "$host:$port" \
    --metrics "127.0.0.1:$metrics_port" "${station_tools[@]}" "${stream_options[@]}"
  announce </dev/null &
  announcer=$!
  set +m
  exec {idle}<>"$room/idle"
}

alive() { [[ -z ${status[$1]:-} ]] && kill -0 "${process[$1]}" 2>/dev/null; }

any_alive() {
  local name
  for name in "${stages[@]}"; do
    if alive "$name"; then return 0; fi
  done
  return 1
}

send() { # SIGNAL [STAGE]... (all, when none is given)
  local name names=("${@:2}")
  ((${#names[@]})) || names=("${stages[@]}")
  for name in "${names[@]}"; do
    if alive "$name"; then kill "-$1" -- "-${process[$name]}" 2>/dev/null || true; fi
  done
}

# Sleeps a tenth of a second, without starting a process.
doze() { read -r -t 0.1 -u "$idle" || true; }

let_end() { # TENTHS of a second at most; a signal cuts it short
  local tenths=$1 before=$signals
  while ((tenths-- > 0 && signals == before)) && any_alive; do doze; done
}

# Notes the status of every stage that has ended.
collect() {
  local name code
  for name in "${stages[@]}"; do
    if [[ -n ${status[$name]:-} ]] || alive "$name"; then continue; fi
    code=0
    wait "${process[$name]}" 2>/dev/null || code=$?
    status[$name]=$code
  done
}

# [EXIT] Leaves no process, FIFO or directory behind.
clean_up() {
  trap '' INT TERM HUP
  if [[ -n $announcer ]]; then kill -TERM -- "-$announcer" 2>/dev/null || true; fi
  send KILL
  wait 2>/dev/null || true
  if [[ -n $room ]]; then rm -rf "$room"; fi
  if [[ -n $made_control ]]; then rm -f -- "$made_control"; fi
  tell_recording
}

# Returns 0 when all have ended well, one after the other; 1 when one failed or left the pipe.
watch() {
  local index name running left=0
  while ((signals == 0)); do
    collect
    running=0
    for index in "${!stages[@]}"; do
      name=${stages[index]}
      case ${status[$name]:-running} in
        running) running=1 ;;
        0) ((running == 0 || left++ < 3)) || return 1 ;; # those before it may be about to end, too
        *) return 1 ;;
      esac
    done
    ((running)) || return 0
    doze
  done
}

# Of those that ended, the one with the best reason of its own: killed, then a wrong command line,
# then failed; of several the first in the pipe. Without a reason, the one that left the pipe.
culprit() {
  local name rank best=0 found=
  for name in "${stages[@]}"; do
    case ${status[$name]:-running} in
      running) continue ;;
      0 | 141) rank=0 ;;
      2) rank=2 ;;
      1?? | 2??) rank=3 ;;
      *) rank=1 ;;
    esac
    if ((rank > best || best == 0)); then best=$rank found=$name; fi
  done
  printf '%s\n' "$found"
}

fail_with_culprit() {
  kill -TERM -- "-$announcer" 2>/dev/null || true
  let_end 10
  collect
  local name code how
  name=$(culprit)
  code=${status[$name]}
  how="ended with status $code"
  if ((code > 128)); then how="was killed by SIG$(kill -l "$code")"; fi
  say "$name $how, so the music ends"
  send TERM
  let_end 4
  ((code != 2)) || exit 2
  exit 1
}

