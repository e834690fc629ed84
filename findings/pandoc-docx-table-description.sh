#!/usr/bin/env bash
# pandoc 3.6.1 (from pypandoc-binary 1.15): the description of a table, which Word keeps for those who do not see it (w:tblDescription, "alt
# text"), becomes words of the text when a Word file is read: with the title of the table (w:tblCaption) before it and nothing between,
# it is the caption above the table.
# Seen: title "Items" and description "name | example" of a table; the text of the file that pandoc writes has "Itemsname | example".
# Why it matters here: every table of a paper has such a description; a paper that was saved by pandoc has a line more for each, which
# nobody typed.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.15 python-docx==1.1.2
cd "$dir"
env/bin/python - <<'PY' | tee seen
import docx
import pypandoc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

paper = docx.Document()
paper.add_paragraph("before")
table = paper.add_table(rows=1, cols=2)
table.cell(0, 0).text, table.cell(0, 1).text = "one", "two"
for name, words in (("w:tblCaption", "Items"), ("w:tblDescription", "name | example")):
    said = OxmlElement(name)
    said.set(qn("w:val"), words)
    table._tbl.tblPr.append(said)
paper.save("before.docx")
pypandoc.convert_file("before.docx", "docx", outputfile="after.docx")
print("pandoc", pypandoc.get_pandoc_version())
for name in ("before.docx", "after.docx"):
    print([p.text for p in docx.Document(name).paragraphs])
PY
diff seen - <<'EXPECTED'
pandoc 3.6.1
['before']
['before', 'Itemsname | example']
EXPECTED
