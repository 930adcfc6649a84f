#!/bin/sh
# Every wheel that the app needs, in one folder to carry to a machine without network:
#   .deploy/wheelhouse.sh FOLDER [--shared] [what else pip is told]
# --shared: with what SPI_STORE needs. For another system say --platform win_amd64 --python-version 3.11 (of Linux every kind:
# --platform manylinux_2_28_x86_64 --platform manylinux2014_x86_64); pip then judges by THIS system what only some systems need,
# so name it, too (Windows: colorama tzdata). Which Python asks: PYTHON=/usr/bin/python3.12 before the command.
set -eu
[ $# -ge 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
folder=$1 list=$here/../requirements.txt
shift
if [ "${1:-}" = --shared ]; then list=$here/requirements.txt; shift; fi
"${PYTHON:-python3}" -m pip download --quiet --only-binary=:all: --dest "$folder" --requirement "$list" "$@"
cd "$folder"
sha256sum ./*.whl >SHA256SUMS
echo "$(ls ./*.whl | wc -l) wheels, $(du -sm . | cut -f1) MB: $folder"
