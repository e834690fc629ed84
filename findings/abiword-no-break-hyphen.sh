#!/usr/bin/env bash
# AbiWord 3.0.5: the no-break hyphen of a Word file (w:noBreakHyphen, what Word writes for Ctrl+Shift+_) is dropped when the file is read,
# without a warning. The character U+2011 in the text is kept.
# Seen: 0755-5550, once with the element and once with the character, becomes 07555550 and 0755-5550.
# Why it matters here: a telephone number or day in a paper that went through this suite is another number; a comparison with the record
# names it, and rightly so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 - <<'PY'
import zipfile
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
body = "".join(f"<w:p><w:r><w:t>0755</w:t>{hyphen}<w:t>5550</w:t></w:r></w:p>" for hyphen in ("<w:noBreakHyphen/>", "<w:t>\u2011</w:t>"))
with zipfile.ZipFile("number.docx", "w") as out:
    out.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>')
    out.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    out.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>')
PY
HOME="$dir" abiword --to=txt --to-name=number.txt number.docx 2>/dev/null
{ cat number.txt; echo; } | sed 's/\xe2\x80\x91/-/g' | grep . | tee seen
diff seen - <<'EXPECTED'
07555550
0755-5550
EXPECTED
