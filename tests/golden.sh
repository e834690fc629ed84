#!/usr/bin/env bash
# Writes everything that a build can write about a folder of records into a folder, as text that can be compared.
#
#   tests/golden.sh PROGRAM RECORDS OUT
#   diff -r BEFORE AFTER
#
# For work that must not change what is written: run it with the build of before and the build of after, and explain each
# line that differs. Word files and workbooks are unpacked, one element a line; standard error and exit codes are kept too.
set -uo pipefail
# Nobody's settings, and no language of the machine.
export CHUJING_SETTINGS= CHUJING_LANG=zh
program=$(realpath "$1") records=$(realpath "$2") out=$3
mkdir -p "$out" && out=$(realpath "$out")
work=$(mktemp -d) && trap 'rm -rf "$work"' EXIT
cd "$work"

# One command, its output, its errors and its exit code.
say() {
  local to="$out/$1.txt"; shift
  mkdir -p "$(dirname "$to")"
  rm -rf "$work/ws" && cp -r "$records" "$work/ws"
  "$program" --workspace ws "$@" >"$to" 2>"$to.err" </dev/null
  echo "exit $?" >>"$to"
  [ -s "$to.err" ] || rm "$to.err"
}

# Packed files become folders of text.
unpack() {
  find "$1" \( -name '*.docx' -o -name '*.xlsx' -o -name '*.zip' \) -print | while read -r file; do
    mkdir "$file.d" && unzip -qo "$file" -d "$file.d" && rm "$file"
    [ "${file##*.}" = zip ] && unpack "$file.d"
  done
  find "$1" -name '*.xml' -print0 | xargs -0 -r sed -i 's/></>\n</g'
}

for lang in zh en; do
  at() { local name=$1; shift; say "$lang/$name" --lang "$lang" "$@"; }
  for list in list changes clocks rules checks fields options keys policy risk-matrix; do
    at "$list" "$list"
    at "$list.json" "$list" --format json
  done
  at changes.days changes --from 2024-01-01 --to 2026-11-28
  at clocks.markdown clocks --format markdown
  at rules.markdown rules --format markdown
  at fields.markdown fields --format markdown
  for file in "$records"/*.json; do
    record=$(basename "$file" .json)
    for one in show check decide deadlines risks; do
      at "$record/$one" "$one" "$record"
      at "$record/$one.json" "$one" "$record" --format json
    done
    for section in recipients groups items scenarios; do at "$record/copy.$section" copy "$record" "$section"; done
    at "$record/explain" decide "$record" --explain
    at "$record/explain.json" decide "$record" --explain --format json
    at "$record/early" decide "$record" --as-of 2022-10-01
    at "$record/deid" deid show "$record"
    at "$record/deid.json" deid show "$record" --format json
    at "$record/what-if" what-if "$record" handler/ciio=yes
    at "$record/what-if.json" what-if "$record" handler/ciio=yes --format json
    at "$record/export" export "$record" --to "$out/$lang/$record/export" \
      --format docx --format html --format markdown --format xlsx --format json
    at "$record/questionnaire" questionnaire write "$record" --to "$out/$lang/$record/questionnaire"
    at "$record/package" package "$record" --to "$out/$lang/$record/package"
  done
done
say schema schema
say man man
say completions completions bash
unpack "$out"
# Where the run stood is no part of what it says.
grep -rlZ -e "$out" -e "$work" "$out" | xargs -0 -r sed -i -e "s|$out|OUT|g" -e "s|$work|WORK|g"
