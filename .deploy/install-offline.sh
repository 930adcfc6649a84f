#!/bin/sh
# The app's libraries out of a folder of wheels into .venv, asking nobody: .deploy/install-offline.sh FOLDER [--shared]
set -eu
[ $# -ge 1 ] || { sed -n '2s/^# //p' "$0" >&2; exit 2; }
folder=$(cd "$1" && pwd)
(cd "$folder" && sha256sum --check --quiet SHA256SUMS)
cd "$(dirname "$0")/.."
list=requirements.txt
if [ "${2:-}" = --shared ]; then list=.deploy/requirements.txt; fi
"${PYTHON:-python3}" -m venv .venv
.venv/bin/python -m pip --isolated install --quiet --no-index --find-links "$folder" --requirement "$list"
echo "Start it with: .venv/bin/streamlit run app.py"
