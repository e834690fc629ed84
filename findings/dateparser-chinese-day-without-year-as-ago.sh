#!/usr/bin/env bash
# dateparser 1.5.0 (Python), search in Chinese text: a day without its year, as letters set deadlines ("before the 28th of November"), is read
# as a time that has gone by: eleven months and twenty-eight days ago. A month alone is eleven months ago. A day
# with its year is read rightly, but not found at all where 前 (before) stands behind it.
# Seen, on 20 November 2026: of 11月28日 and of 11月28日前 it gives 2025-11-22, of 2026年11月28日 that day, of 2026年11月28日前 nothing, of 11月 2025-12-20.
# Why it matters here: the day by which an authority wants an answer is filed as one of last year, so as over; or it is missing.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$dir/env/bin/python" -W ignore - <<'PY' | tee "$dir/seen"
import datetime
from dateparser.search import search_dates

now = datetime.datetime(2026, 11, 20, 12)
for day in ("11月28日", "11月28日前", "2026年11月28日", "2026年11月28日前", "11月"):
    found = search_dates(f"应当于{day}提交报告", languages=["zh"], settings={"RELATIVE_BASE": now})
    told = [str(when.date()) for _, when in found or []]
    print(day, "read as", ", ".join(told) or "nothing")
PY
diff "$dir/seen" - <<'EXPECTED'
11月28日 read as 2025-11-22
11月28日前 read as 2025-11-22
2026年11月28日 read as 2026-11-28
2026年11月28日前 read as nothing
11月 read as 2025-12-20
EXPECTED
