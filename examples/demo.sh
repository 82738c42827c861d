#!/usr/bin/env bash
# The main job on the example stories, from a pile of reports to one claim's chains.
# usage: demo.sh FOLDER [ONRECORD]     FOLDER is emptied; ONRECORD is the program (default: onrecord)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
program=$(command -v "${2:-onrecord}")
case $program in /*) ;; *) program=$PWD/$program ;; esac
folder=$1
rm -rf "$folder" && mkdir -p "$folder" && cd "$folder"
cp -r "$here/harbour" "$here/river" .

show() {
    printf '\n$ onrecord'
    printf ' %s' "$@"
    printf '\n'
    "$program" "$@"
}

echo "Two invented stories, 21 reports of eight outlets and agencies (see examples/README.md)."
show add harbour river
show claims -n 6
show copies 01-northwater
show names -n 8
show trace the hydrants on the quay were dry
show trace the harbour authority knew about the sodium chlorate in Warehouse 7 --svg chains.svg
printf '\nThe corpus and the picture lie in %s: onrecord.db, chains.svg\n' "$PWD"
