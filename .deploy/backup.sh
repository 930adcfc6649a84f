#!/bin/sh
# One checked backup into the folder SPI_BACKUPS, then only the newest SPI_BACKUPS_KEPT (30) stay. A failed one removes nothing.
set -eu
umask 077
folder=${SPI_BACKUPS:?SPI_BACKUPS must name the folder of the backups} kept=${SPI_BACKUPS_KEPT:-30}
[ "$kept" -ge 1 ] || { echo "SPI_BACKUPS_KEPT must be 1 or more" >&2; exit 1; }
cd "$(dirname "$0")/.."
python=.venv/bin/python
[ -x "$python" ] || python=python3
"$python" -m spi backup "$folder/spi-$(date +%Y-%m-%d-%H%M%S).duckdb"
for file in "$folder"/spi-????-??-??-??????.duckdb; do echo "$file"; done | sort -r | tail -n +"$((kept + 1))" |
    while IFS= read -r old; do rm -- "$old"; done
