#!/bin/sh
# The whole suite on one PostgreSQL, then the tests marked `either_postgres` once more on the other.
cd "$(dirname "$0")/.." || exit 1
pytest=.venv/bin/pytest
unset DATABASE_URL
start=$(date +%s)
PHOLUAT_TEST_POSTGRES= $pytest "$@" || failed=1
echo "• một lần nữa trên PostgreSQL của gói Python: các bài đánh dấu either_postgres"
PHOLUAT_TEST_POSTGRES=wheel $pytest -m either_postgres "$@" || failed=1
echo "• kiểm thử xong sau $(($(date +%s) - start)) giây"
exit ${failed:-0}
