#!/usr/bin/env bash
# LibreOffice 7.4.7: a shape in a Word file says that its words do not wrap (wps:bodyPr wrap="none"), and that its size stays (a:noAutofit).
# Where it is narrower than its words they are broken into lines all the same, and the lines that do not fit are not drawn.
# Seen: "one two three four" in a shape of 1.5 cm and in one of 6 cm, both with wrap="none". In the PDF the wide one says all four words
# in one line; of the narrow one "one" and "two" stand below each other, and "three four" is nowhere.
# Why it matters here: what stands along a line of a picture is drawn in a shape wider than its words, without blanks that break, whatever
# the file says of wrapping.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 - <<'PY'
import zipfile
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SPACES = " ".join([
    f'xmlns:w="{W}"',
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
])
def shape(number, centimetres):
    wide, high = int(centimetres * 360000), 250000
    return f'''<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="s{number}"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>
<wps:txbx><w:txbxContent><w:p><w:r><w:t>one two three four</w:t></w:r></w:p></w:txbxContent></wps:txbx>
<wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>
</wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r></w:p>'''
body = shape(1, 1.5) + "<w:p><w:r><w:t>=</w:t></w:r></w:p>" * 4 + shape(2, 6)
with zipfile.ZipFile("shapes.docx", "w") as out:
    out.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>')
    out.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    out.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {SPACES}><w:body>{body}<w:sectPr/></w:body></w:document>')
PY
soffice "-env:UserInstallation=file://$dir/profile" --headless --convert-to pdf shapes.docx >/dev/null 2>&1
pdftotext -layout shapes.pdf - | tr -d '\014 ' | grep -v '^$' | tee seen
diff seen - <<'EXPECTED'
one
two
=
=
=
=
onetwothreefour
EXPECTED
