#!/usr/bin/env bash
# Faults in the real system calls: twelve commands, and in each the Nth open, read, write, sync, rename, unlink, lock or new folder
# fails (EIO, ENOSPC, EROFS), or the program is killed there. What must hold afterwards:
#
#   the record and the settings are whole, and what they were or what they were to become;
#   exit 0 or 1 only if all was written, 2 if not all was, with a reason; no panic;
#   after the next run without a fault nothing is left lying about, and it succeeds.
#
# Needs strace with fault injection (4.22 or newer), Python and a built program:
#   tests/faults/run.sh [path of chujing] [only these commands ...]
# FAULTS_MOST=8 tries only the first and last eight of a call that is made more often.
# Prints one line for each violation, and a table at the end; exit 1 if there was any violation.
set -euo pipefail
export CHUJING_SETTINGS= CHUJING_LANG=zh
here="$(cd "$(dirname "$0")/../.." && pwd)"
exec python3 "$here/tests/faults/run.py" "$here" "${1:-$here/target/debug/chujing}" "${@:2}"
