#!/usr/bin/env bash
# holidays 0.109 (Python), calendar of China: for 2027, whose notice of the State Council was not yet part of the package, working
# days are answered without any mark that they are a guess. The package lists the statutory days and adds substitute days of its
# own, but no bridge days and no working weekends, of which every announced year from 2024 to 2026 has some. Where the answer is
# not known the sister package chinesecalendar 1.11.0 raises an error instead.
# Seen: working weekends 2024: 8, 2025: 5, 2026: 6, 2027: 0; ten working days from 2027-02-01 end on 2027-02-19; and
# "NotImplementedError" from chinesecalendar.
# Why it matters here: a filing day counted over such a year looks as firm as one over an announced year.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check holidays==0.109 chinesecalendar==1.11.0
"$dir/env/bin/python" -W error - <<'PY' | tee "$dir/seen"
import datetime
import chinese_calendar
import holidays

china = holidays.China(years=range(2024, 2028))
for year in range(2024, 2028):
    days = (datetime.date(year, 1, 1) + datetime.timedelta(n) for n in range(365))
    worked = sum(day.weekday() >= 5 and china.is_working_day(day) for day in days)
    print("working weekends", year, worked)
print("ten working days:", china.get_nth_working_day(datetime.date(2027, 2, 1), 10))
try:
    print(chinese_calendar.is_workday(datetime.date(2027, 2, 1)))
except NotImplementedError as error:
    print(type(error).__name__)
PY
diff "$dir/seen" - <<'EXPECTED'
working weekends 2024 8
working weekends 2025 5
working weekends 2026 6
working weekends 2027 0
ten working days: 2027-02-19
NotImplementedError
EXPECTED
