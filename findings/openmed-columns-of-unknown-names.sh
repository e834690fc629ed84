#!/usr/bin/env bash
# openmed 3.1.0: `risk_report` finds the quasi-identifiers by the names of columns and tells k_min of these alone. Sex and town, called
# "sex" and "town", are none that it knows; "birth" is. In the same rows `tabular_risk_report`, told which columns to take, gives k 1.
# No column is named as left out, and the two figures stand in reports of one package.
# Seen: "by itself: k 4, of birth alone" against "told the columns: k 1", for the same eight rows.
# Why it matters here: a k taken over from the first report is too high, and nothing in it says so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check openmed==3.1.0
"$dir/env/bin/python" - <<'PY' | tee "$dir/seen"
from openmed.risk import risk_report
from openmed.risk.tabular_report import tabular_risk_report

rows = [
    {"birth": birth, "sex": sex, "town": town}
    for birth in ("1980", "1990") for sex in "FM" for town in "AB"
]
own = risk_report(rows)
columns = "of birth alone" if {one["normalized_value"] for one in own["quasi_identifiers"]} == {"1980", "1990"} else "of others"
print(f"by itself: k {own['k_min']}, {columns}")
told = tabular_risk_report(rows, quasi_identifiers=["birth", "sex", "town"]).to_dict()
print("told the columns: k", told["equivalence_classes"]["minimum_k"])
PY
diff "$dir/seen" - <<'EXPECTED'
by itself: k 4, of birth alone
told the columns: k 1
EXPECTED
