#!/usr/bin/env bash
# AbiWord 3.0.5: a paragraph that begins a page (w:pageBreakBefore) keeps its place when a Word file is opened and saved as one again, and
# loses the words of its runs up to the first with properties of its own (w:b, a w:rFonts with a hint). An empty w:rPr is none.
# Seen: ALPHA, then four paragraphs that begin a page: BRAVO without w:rPr, CHARLIE with an empty one, DELTA bold, ECHO with a hint of
# the typeface. The text that AbiWord saves has all five, the Word file ALPHA, DELTA and ECHO.
# Why it matters here: what begins a page is the heading of an annex of a contract or form, or a statement to be signed. The paper goes
# without them, though AbiWord had read them; it is the saved file that has to be compared with the record.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
# Where the program is not installed, its packages of Debian 12 are unpacked here, and nothing is installed.
if ! command -v abiword >/dev/null; then
    mkdir lists cache packages root
    printf '%s\n' "Dir::State::Lists \"$dir/lists\";" "Dir::Cache \"$dir/cache\";" 'APT::Sandbox::User "root";' >apt.conf
    export APT_CONFIG="$dir/apt.conf"
    apt-get -qq update >/dev/null
    apt-get -s --no-install-recommends install 'abiword=3.0.5*' | sed -n 's/^Inst \([^ ]*\) [^(]*(\([^ ]*\) .*/\1=\2/p' >names
    (cd packages && xargs -a ../names apt-get -qq download >/dev/null)
    for package in packages/*.deb; do dpkg-deb -x "$package" root; done
    export PATH="$dir/root/usr/bin:$PATH" XDG_DATA_DIRS="$dir/root/usr/share:/usr/local/share:/usr/share"
    LD_LIBRARY_PATH=$(find "$dir/root" -name '*.so*' -printf '%h\n' | sort -u | paste -sd:)
    export LD_LIBRARY_PATH ABIWORD_DATADIR="$dir/root/usr/share/abiword-3.0"
    mkdir -p .config/abiword/abiword
    ln -s "$dir"/root/usr/lib/*/abiword-3.0/plugins .config/abiword/abiword/plugins
fi
python3 - <<'PY'
import zipfile
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
looks = {"BRAVO": "", "CHARLIE": "<w:rPr></w:rPr>", "DELTA": "<w:rPr><w:b/></w:rPr>", "ECHO": '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'}
body = "<w:p><w:r><w:t>ALPHA</w:t></w:r></w:p>" + "".join(
    f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r>{look}<w:t>{words}</w:t></w:r></w:p>" for words, look in looks.items()
)
with zipfile.ZipFile("paper.docx", "w") as out:
    out.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>')
    out.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    out.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>')
PY
export HOME="$dir" XDG_RUNTIME_DIR="$dir"
{
    abiword --version
    abiword --to=txt --to-name=paper.txt paper.docx
    abiword --to=docx --to-name=again.docx paper.docx
    python3 -c '
import re, zipfile
print("paper.txt", *open("paper.txt", encoding="utf-8").read().split())
xml = zipfile.ZipFile("again.docx").read("word/document.xml").decode()
print("again.docx", *re.findall("<w:t(?: [^>]*)?>([^<]*)</w:t>", xml), "with", xml.count("<w:pageBreakBefore/>"), "pages begun")
'
} 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
3.0.5
paper.txt ALPHA BRAVO CHARLIE DELTA ECHO
again.docx ALPHA DELTA ECHO with 4 pages begun
EXPECTED
