#!/usr/bin/env bash
# Calligra Words 3.2.1: the blank with which a run of a Word file begins or ends becomes the element text:s of the odt, rightly; when that
# odt is saved as a Word file the element is dropped, and the words before and behind it are one. A blank inside a run is kept.
# Seen: "SHA-256" and " DELTA" as two runs, "SHA-256 " and "ECHO" as two, and "SHA-256 FOXTROT" as one. The odt has the blank in all three;
# the Word file made of it says SHA-256DELTA, SHA-256ECHO and SHA-256 FOXTROT.
# Why it matters here: words change look at blanks (a bold name, a Latin word beside Chinese), so a paper that went to odt and back has names,
# numbers and digests run together; who searches the filed paper for a name finds nothing. A comparison with the record names each place.
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
run = lambda words: f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'
paragraphs = [["SHA-256", " DELTA"], ["SHA-256 ", "ECHO"], ["SHA-256 FOXTROT"]]
body = "".join(f"<w:p>{''.join(map(run, runs))}</w:p>" for runs in paragraphs)
with zipfile.ZipFile("paper.docx", "w") as out:
    out.writestr("[Content_Types].xml", f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="{TYPE}"/></Types>')
    out.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
    out.writestr("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{body}<w:sectPr/></w:body></w:document>')
PY
export HOME="$dir" XDG_RUNTIME_DIR="$dir" QT_QPA_PLATFORM=offscreen
{
    calligraconverter --version
    calligraconverter --batch paper.docx paper.odt
    calligraconverter --batch paper.odt again.docx
    python3 -c '
import re, zipfile
read = lambda name, part: zipfile.ZipFile(name).read(part).decode()
words = lambda paragraphs: [re.sub("<[^>]*>", "", paragraph) for paragraph in paragraphs]
print("paper.odt", words(re.findall("<text:p[ >].*?</text:p>", read("paper.odt", "content.xml").replace("<text:s/>", " "))))
paragraphs = re.findall("<w:p>.*?</w:p>", read("again.docx", "word/document.xml"), re.DOTALL)
print("again.docx", words("".join(re.findall("<w:t[ >].*?</w:t>", paragraph)) for paragraph in paragraphs))
'
} 2>/dev/null | tee seen
diff seen - <<'EXPECTED'
calligraconverter 3.2.1
paper.odt ['SHA-256 DELTA', 'SHA-256 ECHO', 'SHA-256 FOXTROT']
again.docx ['SHA-256DELTA', 'SHA-256ECHO', 'SHA-256 FOXTROT']
EXPECTED
