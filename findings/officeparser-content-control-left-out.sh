#!/usr/bin/env bash
# officeparser 7.8.0 (JavaScript): in a Word file a content control (w:sdt) round a whole paragraph, a row or a cell of a table is left out
# with all its words; a control round some words of a paragraph is read. Nothing is in the list of warnings. A row that has lost a cell is
# given without a gap, so that what stood behind the cell stands in the column before. mammoth 1.13.0 reads all of the same file.
# Seen: of four answers of a form, all in controls, "in words" is read and "paragraph", "row" and "cell" are missing; the row name, cell, day
# comes as name, day, the other row not at all; no warnings.
# Why it matters here: forms for a filing or a consent have their answers in such controls; a form that was filled in looks empty, or a day
# stands where the consent should, and a search of the files for what was agreed finds nothing.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$dir" officeparser@7.8.0 mammoth@1.13.0 >/dev/null
python3 - <<'PY'
import zipfile
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
run = lambda words: f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
paragraph = lambda runs: f"<w:p>{runs}</w:p>"
control = lambda inside: f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
cell = lambda words: f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{paragraph(run(words))}</w:tc>'
row = lambda cells: f"<w:tr>{cells}</w:tr>"
grid = '<w:gridCol w:w="2000"/>' * 3
rows = row(cell("name") + control(cell("cell")) + cell("day")) + control(row(cell("row") + cell("row") + cell("row")))
body = paragraph(run("form: ") + control(run("in words"))) + control(paragraph(run("paragraph")))
body += f'<w:tbl><w:tblPr><w:tblW w:w="6000" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{paragraph(run("end"))}'
with zipfile.ZipFile("form.docx", "w") as out:
    out.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>')
    out.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    out.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>')
PY
cat >read.js <<'JS'
const { OfficeParser } = require("officeparser");
const mammoth = require("mammoth");
const line = (text) => text.split("\n").filter((part) => part.trim()).join(" | ");
(async () => {
  const read = await OfficeParser.parseOffice("form.docx");
  const table = read.content.find((one) => one.type === "table");
  console.log("officeparser:", line(read.toText()));
  console.log("rows:", table.children.length, "cells of the first:", table.children[0].children.length, "warnings:", read.warnings.length);
  console.log("mammoth:", line((await mammoth.extractRawText({ path: "form.docx" })).value));
})();
JS
node read.js | tee seen
diff seen - <<'EXPECTED'
officeparser: form: in words | name | day | end
rows: 1 cells of the first: 2 warnings: 0
mammoth: form: in words | paragraph | name | cell | day | row | row | row | end
EXPECTED
