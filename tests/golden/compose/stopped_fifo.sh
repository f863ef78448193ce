# SPDX-FileCopyrightText: 2026 The Auralis authors
# SPDX-License-Identifier: MIT
# A FIFO whose other end nobody opens is waited for, until a signal ends that.
mkfifo fifo
catches_term() { (($(awk '/^SigCgt/ { print "16#" $2 }' "/proc/$1/status") & 1 << 14)); }
for option in '--form ./fifo' '--mood ./fifo' '--tuning fifo' '-o fifo'; do
  auralis-compose -q --seed 1 --duration 1s $option 2>words &
  until catches_term $!; do sleep 0.02; done
  # One that comes before the tool waits does not wake it; another follows.
  while kill $! 2>/dev/null; do sleep 0.05; done
  wait $!
  echo "$option -> $? $(cat words)"
done
