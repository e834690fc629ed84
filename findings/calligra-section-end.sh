#!/usr/bin/env bash
# Calligra Words 3.2.1: a paragraph that ends a section (w:pPr/w:sectPr, where Word writes it: in the last paragraph of the section) is
# dropped with its words when a Word file is read, without a warning. An empty paragraph that ends a section takes no words with it.
# Seen: ALPHA, BRAVO (which ends a section), CHARLIE; then DELTA, an empty paragraph that ends a section, ECHO. The odt has no BRAVO, and
# all the others.
# Why it matters here: the last line before a turned page, or of a cover, where the day of a paper stands, is missing from what is filed;
# a comparison with the record names it, and rightly so. Words are safe where the section ends in a paragraph without any.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
# Where the program is not installed, its packages of Debian 12 are unpacked here, and nothing is installed.
if ! command -v calligraconverter >/dev/null; then
    mkdir lists cache packages root
    printf '%s\n' "Dir::State::Lists \"$dir/lists\";" "Dir::Cache \"$dir/cache\";" 'APT::Sandbox::User "root";' >apt.conf
    export APT_CONFIG="$dir/apt.conf"
    apt-get -qq update >/dev/null
    apt-get -s --no-install-recommends install 'calligrawords=1:3.2.1*' | sed -n 's/^Inst \([^ ]*\) [^(]*(\([^ ]*\) .*/\1=\2/p' >names
    (cd packages && xargs -a ../names apt-get -qq download >/dev/null)
    for package in packages/*.deb; do dpkg-deb -x "$package" root; done
    export PATH="$dir/root/usr/bin:$PATH" XDG_DATA_DIRS="$dir/root/usr/share:/usr/local/share:/usr/share"
    LD_LIBRARY_PATH=$(find "$dir/root" -name '*.so*' -printf '%h\n' | sort -u | paste -sd:)
    export LD_LIBRARY_PATH QT_PLUGIN_PATH="$(echo "$dir"/root/usr/lib/*/qt5/plugins)"
fi
python3 - <<'PY'
import zipfile
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
END = "<w:pPr><w:sectPr/></w:pPr>"
run = lambda words: f"<w:r><w:t>{words}</w:t></w:r>"
paragraphs = [run("ALPHA"), END + run("BRAVO"), run("CHARLIE"), run("DELTA"), END, run("ECHO")]
body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
with zipfile.ZipFile("paper.docx", "w") as out:
    out.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>')
    out.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    out.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>')
PY
export HOME="$dir" XDG_RUNTIME_DIR="$dir" QT_QPA_PLATFORM=offscreen
{
    calligraconverter --version
    calligraconverter --batch paper.docx paper.odt
    python3 -c '
import re, zipfile
for name, part, mark in (("paper.docx", "word/document.xml", "w:t"), ("paper.odt", "content.xml", "text:p")):
    xml = zipfile.ZipFile(name).read(part).decode()
    print(name, *re.findall(rf"<{mark}(?: [^>]*[^/])?>([^<]*)</{mark}>", xml))
'
} 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
calligraconverter 3.2.1
paper.docx ALPHA BRAVO CHARLIE DELTA ECHO
paper.odt ALPHA CHARLIE DELTA ECHO
EXPECTED
