#!/usr/bin/env bash
# pyCANON 1.3.6 (with pandas 2.3.3): `get_json_report` writes NaN, which JSON has no sign for, wherever a class holds one value of the
# sensitive attribute alone, as (c,l)-diversity then has no c. Python's own `json` reads it back; orjson 3.11.4, as any strict reader,
# refuses the report. With two values in each class the same call gives JSON.
# Seen: "one value in a class: no JSON" with "c": NaN in the text, and "two values in each class: JSON".
# Why it matters here: exactly the reports of data that is badly protected cannot be read by a strict reader; a k taken over from reports
# then comes from the good ones alone.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check pycanon==1.3.6 pandas==2.3.3 orjson==3.11.4
"$dir/env/bin/python" - <<'PY' 2>/dev/null | grep -v "cannot be calculated" | tee "$dir/seen"
import orjson
import pandas
from pycanon import report


def told(name, values):
    records = pandas.DataFrame({"district": ["A", "A", "B", "B"], "illness": values})
    text = report.get_json_report(records, ["district"], ["illness"])
    try:
        orjson.loads(text)
        print(name, "JSON")
    except orjson.JSONDecodeError:
        print(name, "no JSON;", '"c": NaN' if '"c": NaN' in text else "otherwise")


told("one value in a class:", ["p", "p", "p", "q"])
told("two values in each class:", ["p", "q", "p", "q"])
PY
diff "$dir/seen" - <<'EXPECTED'
one value in a class: no JSON; "c": NaN
two values in each class: JSON
EXPECTED
