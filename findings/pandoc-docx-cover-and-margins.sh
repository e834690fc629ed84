#!/usr/bin/env bash
# pandoc 3.6.1 (from pypandoc-binary 1.15): a Word file converted to a Word file keeps only the last of two paragraphs in the style
# "Title", without a warning; one paragraph with a line break in it is kept whole. The footer, the subject and the properties that a
# program defined are dropped. The files are made by python-docx 1.1.2.
# Seen: of "Report" and "(export)" as two titles only "(export)" is left, of one title with a line break both; no footer, no subject,
# no property of ours.
# Why it matters here: a paper that comes back is judged by its words, as nothing else says which record it is of, and a cover has
# its title in one paragraph.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check pypandoc-binary==1.15 python-docx==1.1.2
cd "$dir"
env/bin/python - <<'PY' | tee seen
import zipfile
import docx
import pypandoc

print("pandoc", pypandoc.get_pandoc_version())
SPACE = "http://schemas.openxmlformats.org"
PROPERTY = (
    f'<Properties xmlns="{SPACE}/officeDocument/2006/custom-properties" '
    f'xmlns:vt="{SPACE}/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Ours">'
    "<vt:lpwstr>ours</vt:lpwstr></property></Properties>"
)

def made(name, titles):
    paper = docx.Document()
    for title in titles:
        paper.add_paragraph(title, style="Title")
    paper.add_paragraph("words")
    paper.sections[0].footer.paragraphs[0].text = "digest 0123"
    paper.core_properties.subject = "subject"
    paper.save("plain.docx")
    # python-docx knows no properties of one's own.
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    link = f'<Relationship Id="ours" Type="{SPACE}/officeDocument/2006/relationships/custom-properties" Target="docProps/custom.xml"/>'
    with zipfile.ZipFile("plain.docx") as old, zipfile.ZipFile(name, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part == "[Content_Types].xml":
                text = text.replace(b"</Types>", f'<Override PartName="/docProps/custom.xml" ContentType="{kind}"/></Types>'.encode())
            if part == "_rels/.rels":
                text = text.replace(b"</Relationships>", f"{link}</Relationships>".encode())
            new.writestr(part, text)
        new.writestr("docProps/custom.xml", PROPERTY)

for titles in (["Report", "(export)"], ["Report\n(export)"]):
    made("before.docx", titles)
    pypandoc.convert_file("before.docx", "docx", outputfile="after.docx")
    after = docx.Document("after.docx")
    print("titles", [p.text for p in after.paragraphs if p.style.name == "Title"])
    print("footer", repr("".join(p.text for p in after.sections[0].footer.paragraphs)))
    print("subject", repr(after.core_properties.subject))
    with zipfile.ZipFile("after.docx") as file:
        print("ours", b"ours" in file.read("docProps/custom.xml"))
PY
diff seen - <<'EXPECTED'
pandoc 3.6.1
titles ['(export)']
footer ''
subject ''
ours False
titles ['Report\n(export)']
footer ''
subject ''
ours False
EXPECTED
