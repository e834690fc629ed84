#!/usr/bin/env bash
# python-stdnum 2.2, module stdnum.cn.uscc (unified social credit code, GB 32100): the first eight characters must be digits, so
# that every code whose first character, the registering department, is a letter is "InvalidFormat", although its check character
# is right. The standard's table of departments has letters too (N for agriculture: rural collective economic organisations, Y for
# others). The check character is computed by the module's own function here.
# Seen: the code beginning with 9 is accepted; those beginning with N and Y, made the same way, are refused with InvalidFormat.
# Why it matters here: a second opinion from this module is no ground to refuse the code of a rural collective as a handler's.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check python-stdnum==2.2
"$dir/env/bin/python" - <<'PY' | tee "$dir/seen"
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

for department in "9NY":
    body = department + "2110105MF0000007"
    code = body + uscc.calc_check_digit(body)
    try:
        uscc.validate(code)
        print(department, "accepted")
    except ValidationError as error:
        print(department, type(error).__name__)
PY
diff "$dir/seen" - <<'EXPECTED'
9 accepted
N InvalidFormat
Y InvalidFormat
EXPECTED
