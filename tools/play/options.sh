# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# The options, as --help shows them to people and --list-options to programs.

# GROUP OPTION: calls GROUP with a title, and OPTION with a name, its value's name, what it does, and what
# stands in brackets.
describe_options() {
  "$1" 'What is played'
  "$2" --station NAME 'Name of what is played, on its page and in its metrics, with the settings of
    ~/.config/auralis/NAME.toml or /etc/auralis/NAME.toml' 'may be repeated'
  "$2" --resume '' 'Go on where this station stopped last' ''
  "$2" --control PATH 'Make the FIFO that steers at PATH' 'default: in a folder of its own'
  "$2" --no-record '' 'Keep no session; else the last 20 are in ~/.local/state/auralis/heard' ''
  "$1" 'Where it is served, and to whom'
  "$2" --port NUMBER 'Port of the page' '1..65535; default: 8080, or the next free one'
  "$2" --host ADDRESS 'Address to listen at, 0.0.0.0 for every machine that reaches this one' 'default: 127.0.0.1'
  "$2" --lan '' "Serve the local network, by TLS with a certificate of this machine's own, and show the
    address there as a QR code" ''
  "$2" --steer WHO 'Let steer all who listen, those who have the link that is shown, or none' \
    'all|token|none; default: all when only this machine is served, else none'
  "$2" --metrics-port NUMBER 'Port of http://localhost:PORT/metrics of auralis-stream; the other tools have
    the next free ones' '1..65535; default: 9090, or the next free one'
  "$2" --no-open '' 'Do not open a browser' ''
  "$1" 'Other tools'
  "$2" --patches DIR 'Directory of further patches, for auralis-compose and auralis-synth' 'may be repeated'
  "$2" --synth '"OPTIONS"' 'More options for auralis-synth' ''
  "$2" --stream '"OPTIONS"' 'More options for auralis-stream' ''
  "$1" General
  "$2" --help '' 'All options' ''
  "$2" -h '' 'The options used most' ''
  "$2" --version '' 'The version' ''
  "$2" --list-options '' 'The options, a line each, for programs' ''
}

print_group() { # TITLE
  if [[ $1 == General ]]; then printf '  Whatever else is given goes to auralis-compose.\n'; fi
  printf '\n%s:\n' "$1"
}

# The same form as the help of the tools: see lib/cli/help_text.h.
print_option() { # NAME VALUE TEXT BRACKETS
  local margin line words word
  printf -v margin '%25s' ''
  printf -v line '%-25s' "  $1${2:+ $2}"
  if ((${#line} > ${#margin})); then printf '%s\n' "$line" && line=$margin; fi
  read -ra words -d '' <<<"$3${4:+ [$4]}" || true
  for word in "${words[@]}"; do
    if ((${#line} + 1 + ${#word} > 80)); then printf '%s\n' "$line" && line=$margin; fi
    line+=" $word"
  done
  printf '%s\n' "$line"
}

# What auralis-compose --list-options prints of one.
list_option() { # NAME VALUE TEXT BRACKETS
  local words choices=${4%%;*}
  if [[ $1 != --* ]]; then return; fi
  read -ra words -d '' <<<"$3" || true
  if [[ $choices == *'|'* ]]; then choices=${choices//'|'/ }; else choices=-; fi
  printf '%s\t-\t-\t%s\t%s\t%s\n' "$1" "${2:--}" "$choices" "${words[*]}"
}

usage() {
  cat <<END
Usage: $program [OPTION]... [OPTION OF auralis-compose]...
$program $about.

Examples:
$(examples)
END
  describe_options print_group print_option
  cat <<END

Environment:
  AURALIS_BIN             Directory of the tools to play with

Manual: man auralis-play
END
}
