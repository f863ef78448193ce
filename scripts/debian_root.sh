# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# A Debian of its own in a directory, for scripts/check-*: laid, filled, entered. They define say and fail.

mirror=http://deb.debian.org/debian

require_root_tools() { # SCRIPT
  ((EUID == 0)) || fail "only root can lay a Debian and change into it: sudo scripts/$1"
  local command
  for command in debootstrap unshare git; do
    command -v "$command" >/dev/null || fail "no $command here: apt-get install debootstrap util-linux git"
  done
}

# Sets `root` to DIRECTORY, or to a temporary one where that is empty, and `finished` to what marks a
# root that was laid to its end.
choose_root() { # DIRECTORY NAME
  if [[ -z $1 ]]; then
    root=$(mktemp -d "${TMPDIR:-/tmp}/auralis-$2.XXXXXX")
    chmod 755 "$root" # it is / of users in it who are not root
  else
    mkdir -p "$1"
    root=$(readlink -f "$1")
  fi
  finished=$root/etc/auralis-check
  if [[ ! -f $finished && -n $(ls -A "$root") ]]; then
    fail "$root is not empty and no root that --keep left: give another DIRECTORY"
  fi
}

# [EXIT]
leave_root() { # KEEP
  if $1 && [[ -f $finished ]]; then
    say "the root stays at $root"
  else
    rm -rf --one-file-system "$root"
  fi
}

lay_root() { # SUITE
  local log
  log=$(mktemp)
  say "laying Debian ($1) in $root"
  if ! debootstrap --variant=minbase "$1" "$root" "$mirror" >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    fail "debootstrap failed (above)"
  fi
  rm -f "$log"
  # How this machine reaches the network: proxies, their certificates, names.
  apt-config dump | grep -E '^Acquire::(http|https|Check|Retries)' >"$root/etc/apt/apt.conf.d/99host" || true
  local file
  for file in /etc/resolv.conf /etc/hosts; do
    if [[ -f $file ]]; then cp -L "$file" "$root$file"; fi
  done
  if [[ -f /etc/ssl/certs/ca-certificates.crt ]]; then
    mkdir -p "$root/etc/ssl"
    cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/host.crt"
  fi
  touch "$finished"
}

# The tracked files, as new as can be: one that changed while an earlier run was building would look
# older than what was built from its former self. ccache spares the rest.
copy_files() {
  mkdir -p "$root/src"
  find "$root/src" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
  git ls-files -z | while IFS= read -r -d '' file; do
    if [[ -e $file || -L $file ]]; then printf '%s\0' "$file"; fi
  done | tar --create --null --files-from=- | tar --extract --touch --no-same-owner --directory="$root/src"
}

run_in_root() { # COMMAND ARGUMENT...
  local variables=(HOME=/root "TERM=${TERM:-dumb}" PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8) name
  for name in {http,https,no,HTTP,HTTPS,NO}_{proxy,PROXY} npm_config_registry NPM_CONFIG_REGISTRY; do
    if [[ -n ${!name:-} ]]; then variables+=("$name=${!name}"); fi
  done
  if [[ -f $root/etc/ssl/host.crt ]]; then
    variables+=(NODE_EXTRA_CA_CERTS=/etc/ssl/host.crt NPM_CONFIG_CAFILE=/etc/ssl/host.crt)
  fi
  # In namespaces of its own: mounts and processes end with it, however it ends.
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child --propagation private bash -c '
    set -e
    mount -t proc proc "$0/proc"
    mount --rbind /sys "$0/sys"
    mount --rbind /dev "$0/dev"
    cd "$0"
    exec chroot "$0" env -i "$@"
  ' "$root" "${variables[@]}" "$@"
}
