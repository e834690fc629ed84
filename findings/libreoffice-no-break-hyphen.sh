#!/usr/bin/env bash
# LibreOffice 7.4.7: Word's no-break hyphen (w:noBreakHyphen, and U+2011 in text as well) ends a line in a line that has no blank before
# it, as Chinese text has none. With a blank somewhere before, it holds. A plain hyphen holds in both with
# a no-break space of no width (U+FEFF) behind it, as with a word joiner (U+2060).
# Seen: a telephone number of four groups in a narrow column, behind Chinese words and behind English ones. Behind the Chinese words the
# number is parted behind a no-break hyphen.
# Why it matters here: telephone numbers and days in Chinese papers were parted on paper, even between two figures, although the file said that they must not be.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 - <<'PY'
import zipfile
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
text = lambda words: f'<w:t xml:space="preserve">{words}</w:t>'
ways = {"element": "</w:t><w:noBreakHyphen/><w:t>", "character": "\u2011", "joined": "-\ufeff"}
body = ""
for way in ways.values():
    for words in ("联系电话联系电话联系", "telephone numbers is "):
        number = text(way.join(["0755", "5550", "0130", "2026"]))
        cell = f'<w:tcPr><w:tcW w:w="3600" w:type="dxa"/></w:tcPr><w:p><w:r>{text(words)}{number}</w:r></w:p>'
        body += f'<w:tbl><w:tblPr><w:tblW w:w="3600" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="3600"/></w:tblGrid><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl><w:p/>'
with zipfile.ZipFile("numbers.docx", "w") as out:
    out.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>')
    out.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    out.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>')
PY
soffice "-env:UserInstallation=file://$dir/profile" --headless --convert-to pdf numbers.docx >/dev/null 2>&1
pdftotext -layout numbers.pdf - | tr -d '\014' | python3 -c '
import sys
lines = [line.strip() for line in sys.stdin if line.strip()]
for line in lines:
    print("parted" if line[-1] in "-\u2011\u2010" else "whole" if line.endswith("2026") and "0755" in line else "words" if not line[0].isdigit() else "rest")
' | tee seen
diff seen - <<'EXPECTED'
parted
rest
words
whole
parted
rest
words
whole
words
whole
words
whole
EXPECTED
