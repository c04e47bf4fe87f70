#!/usr/bin/env bash
# How fast a file goes in: `staunch import interactions` against the sqlite3 shell's own `.import` of the same rows into a
# table with the same indexes, with a million rows and with ten times fewer. Prints seconds, the peak of memory and the
# ratio; fails above 3 x, or where memory grows with the rows.
#
#   tests/bench/import.sh [path of a release build of staunch]
set -euo pipefail
staunch=$(realpath "${1:-target/release/staunch}")
command -v sqlite3 >/dev/null || { echo "sqlite3 is not installed: nothing to measure against"; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# rows N: interactions of ten thousand accounts, in no order of theirs.
rows() {
    awk -v n="$1" 'BEGIN {
        srand(7)
        print "account,external_id,at,type,direction,outcome,subject,body,person"
        split("call email meeting review note", types, " ")
        for (i = 1; i <= n; i++) {
            day = sprintf("20%02d-%02d-%02dT%02d:%02d:00Z", 24 + int(rand() * 3), 1 + int(rand() * 12), 1 + int(rand() * 28), int(rand() * 24), int(rand() * 60))
            printf "A-%05d,I-%08d,%s,%s,%s,held,\"Follow-up %d: invoices, sync and users\",\"They say the import, the one of last week, is slow when the month closes. We look at it.\",Ana Ruiz\n", \
                int(rand() * 10000), i, day, types[1 + int(rand() * 5)], rand() < 0.5 ? "in" : "out", i
        }
    }'
}

# measured COMMAND...: its wall seconds and its peak of memory in kB, in $seconds and $peak.
measured() {
    local begun ended pid
    begun=$(date +%s%N)
    "$@" >out 2>err &
    pid=$!
    peak=0
    while kill -0 "$pid" 2>/dev/null; do
        local now
        now=$(awk '/VmHWM/ { print $2 }' "/proc/$pid/status" 2>/dev/null || true)
        [[ -n $now ]] && peak=$now
        sleep 0.02
    done
    wait "$pid"
    ended=$(date +%s%N)
    seconds=$(awk -v n="$((ended - begun))" 'BEGIN { printf "%.2f", n / 1e9 }')
}

floor() {
    sqlite3 "$1" <<SQL
PRAGMA journal_mode = wal;
PRAGMA synchronous = normal;
CREATE TABLE interactions (account TEXT, external_id TEXT UNIQUE, at TEXT, kind TEXT, direction TEXT, outcome TEXT,
    subject TEXT, body TEXT, person TEXT, id TEXT PRIMARY KEY);
CREATE INDEX by_time ON interactions (account, at);
.import --csv --skip 1 keyed.csv interactions
SQL
}

awk 'BEGIN { print "external_id,name"; for (i = 0; i < 10000; i++) printf "A-%05d,Customer %d\n", i, i }' >accounts.csv
export STAUNCH_CONFIG="$work/config"
status=0
peaks=()
for n in 100000 1000000; do
    rows "$n" >rows.csv
    # The store has a key of its own for every row; so has the floor.
    awk 'NR == 1 { print $0 ",id"; next } { printf "%s,%016d%016d\n", $0, 7, NR }' rows.csv >keyed.csv
    measured floor "floor-$n.db"
    floor_seconds=$seconds
    [[ $(sqlite3 "floor-$n.db" 'SELECT count(*) FROM interactions') == "$n" ]]
    "$staunch" --db "ours-$n.db" import accounts accounts.csv >/dev/null
    measured "$staunch" --db "ours-$n.db" import interactions rows.csv
    [[ $(sqlite3 "ours-$n.db" 'SELECT count(*) FROM interactions') == "$n" ]]
    peaks+=("$peak")
    ratio=$(awk -v a="$seconds" -v b="$floor_seconds" 'BEGIN { printf "%.2f", a / b }')
    echo "$n rows: staunch $seconds s, peak $peak kB; sqlite3 .import $floor_seconds s; ratio $ratio"
    awk -v r="$ratio" 'BEGIN { exit !(r <= 3) }' || status=1
done
# Eight bytes a row are remembered to find ids that repeat.
awk -v a="${peaks[0]}" -v b="${peaks[1]}" 'BEGIN { exit !(b - a < 24000) }' || { echo "memory grows with the rows"; status=1; }
exit "$status"
