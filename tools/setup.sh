#!/bin/sh
# Runs the setup with the first Python on this machine that is new enough.
cd "$(dirname "$0")/.." || exit 1
for python in python3 python3.13 python3.12 python3.11; do
    if command -v "$python" >/dev/null 2>&1 &&
        "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" -B tools/setup "$@"
    fi
done
echo "Cần Python 3.11 trở lên: apt-get install python3" >&2
exit 1
