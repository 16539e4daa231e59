#!/bin/sh
# Style, types, floors and measures; every check runs, the exit code says whether all passed.
cd "$(dirname "$0")/.." || exit 1
bin=.venv/bin
failed=""
check() {
    echo "• $*"
    "$@" || failed="$failed
    $*"
}
check $bin/ruff check .
check $bin/ruff format --check .
check $bin/mypy
check $bin/lint-imports --no-cache
check $bin/python tools/measures.py
[ -z "$failed" ] || { echo "không qua:$failed" >&2; exit 1; }
