#!/usr/bin/env bash
# openpyxl 3.1.5: a day in one of the built-in formats that a Chinese spreadsheet offers first (number formats 31, 57 and 58, shown as
# 2026年9月28日, 2026年9月 and 9月28日; the file holds only their number and no pattern) is read as a plain number, while the same day
# in format 14 is read as a day. python-calamine 0.9.1 reads the same cells as days. The workbook is made by XlsxWriter 3.2.9.
# Seen: openpyxl gives 46293 for formats 31, 57 and 58 and a datetime for 14; calamine gives a date for all four.
# Why it matters here: a list prepared by a script on openpyxl brings serial numbers where the sheet showed days, so that a number in a
# field for a day has to be asked about and never taken for a count.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1 XlsxWriter==3.2.9
cd "$dir"
"$dir/env/bin/python" - <<'PY' | tee "$dir/seen"
import datetime
import openpyxl
import python_calamine
import xlsxwriter

FORMATS = [14, 31, 57, 58]
book = xlsxwriter.Workbook("days.xlsx")
sheet = book.add_worksheet()
for row, number in enumerate(FORMATS):
    sheet.write_datetime(row, 0, datetime.datetime(2026, 9, 28), book.add_format({"num_format": number}))
book.close()
one = openpyxl.load_workbook("days.xlsx").active
other = python_calamine.CalamineWorkbook.from_path("days.xlsx").get_sheet_by_index(0).to_python()
for row, number in enumerate(FORMATS):
    print(number, repr(one.cell(row + 1, 1).value), repr(other[row][0]))
PY
diff "$dir/seen" - <<'EXPECTED'
14 datetime.datetime(2026, 9, 28, 0, 0) datetime.date(2026, 9, 28)
31 46293 datetime.date(2026, 9, 28)
57 46293 datetime.date(2026, 9, 28)
58 46293 datetime.date(2026, 9, 28)
EXPECTED
