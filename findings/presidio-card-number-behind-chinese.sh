#!/usr/bin/env bash
# presidio-analyzer 2.2.366: the recognizer of card numbers finds a valid number that stands alone or behind a blank, and does not find the
# same number right behind a Chinese sign, where Chinese text has no blank. Its pattern begins at a boundary of a word, and Chinese signs
# count as part of one.
# Seen: "alone: found", "behind a blank: found", "behind 卡号: not found", "before 。: found".
# Why it matters here: a column of remarks in Chinese looks free of card numbers to it; what is in such a column has to be looked for by
# digits, as `measure columns` does.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check presidio-analyzer==2.2.366
"$dir/env/bin/python" - <<'PY' | tee "$dir/seen"
from presidio_analyzer.predefined_recognizers import CreditCardRecognizer

number = "4111111111111111"
for said, text in [("alone", number), ("behind a blank", f"卡号 {number}"), ("behind 卡号", f"卡号{number}"), ("before 。", f"卡号 {number}。")]:
    found = CreditCardRecognizer().analyze(text, entities=["CREDIT_CARD"], nlp_artifacts=None)
    print(f"{said}: {'found' if [text[one.start:one.end] for one in found] == [number] else 'not found'}")
PY
diff "$dir/seen" - <<'EXPECTED'
alone: found
behind a blank: found
behind 卡号: not found
before 。: found
EXPECTED
