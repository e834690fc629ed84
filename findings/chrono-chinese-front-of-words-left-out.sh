#!/usr/bin/env bash
# chrono-node 2.10.3 (JavaScript), its parser for simplified Chinese: what it does not know in front of a day or a period is left out, and the
# rest is given as the answer. It knows numbers in signs without 百 (hundred), so that of "within one hundred and eighty days" the last eighty
# are taken; of 明年 (next year) and 去年 (last year) before a month and day the 年 alone, so that the day is one of this year.
# The same in figures, and the same day with its year, are read rightly.
# Seen, on 20 November 2026: 一百八十日内 ends on 2027-02-08 as 八十日内 does, and 180日内 on 2027-05-19; 明年3月1日 is 2026-03-01 and 去年12月31日
# 2026-12-31.
# Why it matters here: a term that a rule or a clause sets in words comes a hundred days early or a year off, with nothing to be seen in
# the day itself; only the words that it says it used show it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" chrono-node@2.10.3 >/dev/null
cat >read.js <<'JS'
const chrono = require("chrono-node");
const day = (date) => [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
const noon = new Date(2026, 10, 20, 12);
for (const words of ["八十日内", "一百八十日内", "180日内", "明年3月1日", "2027年3月1日", "去年12月31日", "2025年12月31日"]) {
  console.log(words, "read as", chrono.zh.hans.parse(words, noon).map((one) => `${one.text} ${day(one.start.date())}`).join(", "));
}
JS
node read.js | tee seen
diff seen - <<'EXPECTED'
八十日内 read as 八十日内 2027-02-08
一百八十日内 read as 八十日内 2027-02-08
180日内 read as 180日内 2027-05-19
明年3月1日 read as 年3月1日 2026-03-01
2027年3月1日 read as 2027年3月1日 2027-03-01
去年12月31日 read as 年12月31日 2026-12-31
2025年12月31日 read as 2025年12月31日 2025-12-31
EXPECTED
