#!/usr/bin/env python3
"""A made company from its files to its verdict: three systems with 1.2 million people between them, measured, joined, put into a record.

    python3 benches/company.py PROGRAM FOLDER

Outside CI. Standard library only; LibreOffice makes pictures of the page where it is there. FOLDER is made and must not be there yet. Every
person and value is made up. It holds what comes out against what was put in, and ends with 1 where they differ: people of each system and of
all three, those in both of two, k and people of all rows together, and the verdict before and after.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import time

PROGRAM, FOLDER = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
EXAMPLE = pathlib.Path(__file__).resolve().parent.parent / "assessments"
RECORD, GROUP, MEASURE = "customers-standard-contract", "group-registrants", "deid-device"
# From which person to which each system has them; every fourth has a second row, every hundredth row of the last names nobody.
SYSTEMS = {"shop": (0, 700_000), "warranty": (500_000, 1_000_000), "service": (850_000, 1_200_000)}
QUASI = "sex,year(birth),prefix(postcode,2)"
# The day of the record: what is counted later says little of the people of that day.
DAY = "2026-11-20"
wrong = []


def run(*arguments):
    started = time.monotonic()
    done = subprocess.run([PROGRAM, "--workspace", str(FOLDER / "assessments"), *map(str, arguments)], capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(f"{' '.join(map(str, arguments))}\n{done.stderr}")
    print(f"{time.monotonic() - started:7.2f} s  chujing {' '.join(str(one).replace(str(FOLDER), '.') for one in arguments)}", flush=True)
    return done.stdout


def held(name, found, expected):
    print(f"           {name}: {found:,}" if isinstance(found, int) else f"           {name}: {found}")
    if found != expected:
        wrong.append(f"{name}: {found}, not {expected}")


def made(name, first, last):
    path = FOLDER / f"{name}.csv"
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write("member,sex,birth,postcode,visit\n")
        for person in range(first, last):
            cells = f"M{person:08},{'女男'[person % 2]},{1950 + person * 7919 % 50}-{1 + person % 12:02}-15,{100000 + person * 31 % 90 * 10000}"
            for visit in range(2 if person % 4 == 0 else 1):
                out.write(f"{cells},{visit}\n")
            if name == "service" and person % 100 == 0:
                out.write(",女,1970-01-15,100000,9\n")
    return path


def verdict():
    told = json.loads(run("decide", RECORD, "--format", "json"))
    return told["mechanism"]


def pictures(paper):
    if not shutil.which("soffice"):
        return print("           LibreOffice is not there: no pictures")
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", FOLDER, paper], check=True, capture_output=True)
    pdf = FOLDER / (paper.stem + ".pdf")
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "70", "-png", pdf, FOLDER / paper.stem], check=True)
    print(f"           {pdf.name} and its pages stand in {FOLDER}")


def main():
    FOLDER.mkdir()
    shutil.copytree(EXAMPLE, FOLDER / "assessments")
    salt = FOLDER / "salt"
    salt.write_bytes(b"a salt of a made company, 32 bytes")
    before = verdict()
    files = {name: made(name, *people) for name, people in SYSTEMS.items()}
    for name, file in files.items():
        first, last = SYSTEMS[name]
        told = json.loads(run("measure", file, "--people", "member", "--quasi", QUASI, "--json"))["measured"]
        held(f"people of {name}", told["people"]["distinct"], last - first)
        run("measure", "people", file, "--people", "member", "--salt", salt, "--to", FOLDER / f"{name}.set")
    told = json.loads(run("measure", "overlap", *(FOLDER / f"{name}.set" for name in SYSTEMS), "--format", "json"))
    held("people of all three, each once", told["union"], 1_200_000)
    held("people of all three, summed up", sum(one["people"] for one in told["sets"]), 1_550_000)
    for one, expected in zip(told["pairs"], (200_000, 0, 150_000)):
        held(f"in both {pathlib.Path(one['a']).stem} and {pathlib.Path(one['b']).stem}", one["in_both"], expected)
    page = FOLDER / "measured.docx"
    # What differs is shown first; nothing is written without --write.
    together = ["measure", *files.values(), "--people", "member", "--quasi", QUASI, "--on", DAY, "--json"]
    into = ["--into", RECORD, "--group", GROUP, "--measure", MEASURE]
    record = FOLDER / "assessments" / f"{RECORD}.json"
    unwritten = record.read_bytes()
    measured = json.loads(run(*together, *into))["measured"]
    held("the record before --write", "as it was" if record.read_bytes() == unwritten else "changed", "as it was")
    held("people of all rows together", measured["people"]["distinct"], told["union"])
    held("rows that name nobody", measured["people"]["rows_of_nobody"], 3_500)
    run(*together, "--to", page, *into, "--write")
    held("the verdict before", before, "standard_contract_or_certification")
    held("the verdict after", verdict(), "security_assessment")
    held("values of the files in the record", sum(sign in record.read_text() for sign in ("M00000004", "-15,1")), 0)
    pictures(page)
    paper = FOLDER / "papers"
    run("export", RECORD, "--to", paper, "--format", "docx")
    for one in sorted(paper.rglob("*.docx")):
        print("          ", one.relative_to(FOLDER))
    for one in wrong:
        print("WRONG", one)
    return int(bool(wrong))


sys.exit(main())
