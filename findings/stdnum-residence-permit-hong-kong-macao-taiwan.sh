#!/usr/bin/env bash
# python-stdnum 2.2, module stdnum.cn.ric (citizen number, GB 11643): the address code is looked up with the year of birth, as if a number
# were given at birth. Residents of Hong Kong, Macao and Taiwan get such a number with a residence permit, since 2018 and at any age, with
# the address codes 810000, 820000 and 830000 (article 3 of the Measures on residence permits for them, 国办发〔2018〕81号). The table has the
# first two from 1997 and 1999, and the third not at all. The check characters are computed here by the rule of the standard.
# Seen: born in 1990 all three are refused with InvalidComponent, and born in 2015 that of Taiwan; a number of Beijing is accepted for
# both years.
# Why it matters here: a check of a list with this module says that the numbers of all holders from Taiwan, and of those born before the
# handover of Hong Kong or Macao, are wrong; true records are then thrown out as not accurate, or not taken for citizen numbers at all.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2
"$dir/env/bin/python" - <<'PY' | tee "$dir/seen"
from stdnum.cn import ric
from stdnum.exceptions import ValidationError


def whole(body):
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(body))
    return body + "0123456789X"[(1 - total) % 11]


for name, area in [("Beijing", "110105"), ("Hong Kong", "810000"), ("Macao", "820000"), ("Taiwan", "830000")]:
    for year in ("1990", "2015"):
        try:
            ric.validate(whole(f"{area}{year}0307001"))
            print(name, year, "accepted")
        except ValidationError as error:
            print(name, year, type(error).__name__)
PY
diff "$dir/seen" - <<'EXPECTED'
Beijing 1990 accepted
Beijing 2015 accepted
Hong Kong 1990 InvalidComponent
Hong Kong 2015 accepted
Macao 1990 InvalidComponent
Macao 2015 accepted
Taiwan 1990 InvalidComponent
Taiwan 2015 InvalidComponent
EXPECTED
