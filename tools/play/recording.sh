# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# What is heard, as a session that auralis-compose --again repeats: its settings and what was steered.

recording= # the file; empty for none
keep_recordings=20

# A place for this run's session, unless the composer's options say where it is kept. The oldest go.
prepare_recording() {
  local option folder base old
  recording=
  if $resume && ! $record; then say '--no-record: of no use with --resume, which keeps the session to go on with'; fi
  if ! $record || [[ -n ${AURALIS_COMPOSE_RECORD:-} ]]; then return; fi
  for option in "${compose_options[@]}"; do
    case $option in --record | --record=* | --session | --session=*) return ;; esac
  done
  base=${STATE_DIRECTORY:-}
  if [[ -z $base && -n ${XDG_STATE_HOME:-}${HOME:-} ]]; then
    base=${XDG_STATE_HOME:-$HOME/.local/state}/auralis
  fi
  folder=$base/heard
  if [[ -z $base ]] || ! mkdir -p "$folder" 2>/dev/null || [[ ! -w $folder ]]; then return; fi
  while IFS= read -r old; do
    rm -f -- "$folder/$old"
  done < <(find "$folder" -maxdepth 1 -name '*.ndjson' -printf '%T@ %f\n' | sort -rn |
    tail -n +"$keep_recordings" | cut -d' ' -f2-)
  recording=$folder/${station:-play}-$(date +%Y%m%d-%H%M%S)-$$.ndjson
  export AURALIS_COMPOSE_RECORD=$recording # an option of its own has the last word
}

# The options that name folders of moods of one's own, which a repetition needs, too: " --moods DIR".
own_folders() {
  local words=("${compose_options[@]}") i
  for ((i = 0; i < ${#words[@]}; i++)); do
    case ${words[i]} in
      --moods=*) printf ' %q' "${words[i]}" ;;
      --moods)
        printf ' %s' "${words[i]}"
        while ((i + 1 < ${#words[@]})) && [[ ${words[i + 1]} != -* ]]; do printf ' %q' "${words[++i]}"; done
        ;;
    esac
  done
}

# How to hear it again, and to have it as a file.
tell_recording() {
  if [[ -z $recording || ! -s $recording ]]; then return; fi
  local own synth=auralis-synth patches='' file
  own=$(own_folders)
  file=$(printf '%q' "$recording")
  if ((${#patch_options[@]})); then patches=$(printf ' %q' "${patch_options[@]}"); fi
  if ((${#synth_options[@]})); then synth+=$(printf ' %q' "${synth_options[@]}"); fi
  synth+=$patches own+=$patches
  say "what was heard, again: auralis-compose$own --live --again $file | $synth | aplay -f cd"
  say "and as a file: auralis-compose$own --again $file | $synth -o heard.flac"
}
