#!/bin/sh
# A folder that runs on Windows without an installation, made on Linux: .deploy/windows-folder.sh EMBEDDABLE.zip FOLDER
# EMBEDDABLE.zip: the "Windows embeddable package (64-bit)" of Python's makers. The folder is copied whole; run.bat starts it.
set -eu
[ $# -eq 2 ] && [ ! -e "$2" ] || { sed -n '2,3s/^# //p' "$0" >&2; echo "FOLDER must not be there yet." >&2; exit 2; }
python=${PYTHON:-python3} root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$2"
folder=$(cd "$2" && pwd)
"$python" -m zipfile -e "$1" "$folder/python"
path=$(ls "$folder"/python/python3*._pth)
version=$(basename "$path" ._pth | sed 's/^python3/3./')
for_windows="--platform win_amd64 --python-version $version"
wheels=$(mktemp -d)
trap 'rm -rf "$wheels"' EXIT
# shellcheck disable=SC2086
PYTHON=$python "$root/.deploy/wheelhouse.sh" "$wheels" $for_windows colorama tzdata
# shellcheck disable=SC2086
"$python" -m pip --isolated install --quiet --no-index --no-deps --no-compile --only-binary=:all: $for_windows \
    --target "$folder/python/Lib/site-packages" "$wheels"/*.whl
printf '%s\r\n' 'Lib\site-packages' .. 'import site' >>"$path"
cd "$root"
tar -cf - --exclude='data/*.duckdb*' --exclude='data/.*' --exclude=data/lake --exclude=__pycache__ --exclude=secrets.toml \
    --exclude=roles.toml app.py pages data spi .streamlit requirements.txt README.md | tar -xf - -C "$folder"
cp .deploy/run.bat "$folder"
echo "$(du -sm "$folder" | cut -f1) MB for Python $version on Windows: $folder"
