#!/usr/bin/env bash
# pyCANON 1.3.6 (with pandas 2.3.3): with ONE quasi-identifier, a record whose value is missing stands in no equivalence class, so
# that it does not lower k; with TWO quasi-identifiers the same record is a class of its own and k falls to 1. A second column in
# which every record is alike should change nothing, and here it takes k from 3 to 1.
# Seen: "one column: k = 3" and "the same column beside a constant one: k = 1", for the same four records.
# Why it matters here: a k taken over from the tool's report is too high wherever its one quasi-identifier has gaps.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check pycanon==1.3.6 pandas==2.3.3
"$dir/env/bin/python" - <<'PY' | tee "$dir/seen"
import pandas
from pycanon import anonymity

records = pandas.DataFrame(
    {"district": ["A", "A", "A", None], "country": ["CN"] * 4, "illness": ["p", "q", "r", "s"]}
)
print("one column: k =", anonymity.k_anonymity(records, ["district"]))
print("the same column beside a constant one: k =", anonymity.k_anonymity(records, ["district", "country"]))
PY
diff "$dir/seen" - <<'EXPECTED'
one column: k = 3
the same column beside a constant one: k = 1
EXPECTED
