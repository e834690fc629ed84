#!/usr/bin/env python3
"""Times whole commands of two builds beside each other, in one run, on the same made folders.

    python3 benches/ratios.py NOW_PROGRAM NOW_EXAMPLES [TODAY_PROGRAM TODAY_EXAMPLES] [--runs 3] [--only WORD...]

Each build is given folders in its own schema, made from the examples beside it (a folder `assessments`). Printed is a table: the work,
seconds by the clock and of processor, the largest memory, how many times faster, and what was wanted. Medians; builds take turns run by
run, so that a busy minute meets both. Examples that have grown since make more work: where that is not to be compared, give both builds
examples of the same extent. With one build there are no ratios. What a person waits for at the desk is timed by `drive.py`.

Python's standard library is all it needs; Linux only. About 1.5 GB of temporary files; `--only` runs the rows that hold a word.
"""

import argparse
import hashlib
import json
import multiprocessing
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

MIB = 1024


def records(examples):
    """The shipped examples, as JSON."""
    read = (json.loads(path.read_text()) for path in sorted(pathlib.Path(examples).glob("*.json")))
    return [one for one in read if one.get("format") == "chujing-assessment"]


def write(folder, name, record):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))


def many(examples, folder, count, companies=300):
    """So many records of 300 companies with 300 groups of people."""
    all_of_them = [json.dumps(one) for one in records(examples)]
    for at in range(count):
        one = json.loads(all_of_them[at % len(all_of_them)])
        answers = one["answers"]
        one["id"] = f"r-{at:06d}"
        answers["handler"]["name"] = f"公司{at % companies}"
        answers["handler"].pop("credit_code", None)
        answers["record"]["title"] = f"row{at:05d}"
        for group in answers.get("groups", []):
            group["name"] = f"{group['name']}{at % 300}"
        write(folder, f"row{at:05d}", one)


def worked_with(examples, folder, count):
    """The same after people worked with it: of each record something was told, with all that were counted with it."""
    many(examples, folder, count)
    (folder / "told").mkdir()
    people = {"ordinary": {"from": 260_000, "to": 260_000}, "sensitive": {"from": 0, "to": 0}}
    origin = lambda at: {"id": f"r-{at:06d}", "file": f"row{at:05d}.json", "title": f"row{at:05d}"}
    for at in range(count):
        told = {
            "format": "chujing-told", **origin(at), "entity": {"credit_code": None, "name": f"公司{at % 300}"}, "superseded": False,
            "result": {"law_data": "2026-11-28.5", "as_of": "2026-11-20", "digest": "0" * 64, "mechanism": "exempt", "scenarios": {}},
            "people": people, "own": people, "counted": [origin(one) for one in range(at % 300, count, 300) if one != at],
        }
        name = hashlib.sha256(told["id"].encode()).hexdigest()[:32]
        (folder / "told" / f"{name}.json").write_text(json.dumps(told, ensure_ascii=False, indent=2))


def of_one_entity(examples, folder, count):
    """So many records of one company, with 300 groups of people."""
    many(examples, folder, count, companies=1)


def of_many_items(examples, folder, count):
    """One record with so many items."""
    one = json.loads((pathlib.Path(examples) / "customers-standard-contract.json").read_text())
    answers, known = one["answers"], one["answers"]["items"]
    answers["items"] = [
        dict(row, id=f"items-{at}", name=f"{row['name']}{at}")
        for at, row in ((at, known[at % len(known)]) for at in range(count))
    ]
    answers["scenarios"][0]["items"] = [row["id"] for row in answers["items"]]
    write(folder, "record", one)


FOLDERS = {
    "10000": lambda examples, folder: many(examples, folder, 10_000),
    "worked10000": lambda examples, folder: worked_with(examples, folder, 10_000),
    "1000": lambda examples, folder: many(examples, folder, 1_000),
    "one4000": lambda examples, folder: of_one_entity(examples, folder, 4_000),
    "items20000": lambda examples, folder: of_many_items(examples, folder, 20_000),
}

# The work, the folder, whether the index is taken away first, the command, and how many times faster is wanted.
ROWS = [
    ("list, no index", "10000", True, ["list"], "4"),
    ("list of one entity, no index", "one4000", True, ["list"], "20"),
    ("decide, no index", "10000", True, ["decide", "row00001"], "6"),
    ("decide, index there", "10000", False, ["decide", "row00001"], "100"),
    ("set, index there", "10000", False, ["set", "row00001", "record/title", "row00001"], "100"),
    ("changes", "10000", False, ["changes", "--from", "2024-01-01", "--to", "2026-11-28"], "10"),
    ("list, index there", "10000", False, ["list"], "under 0.1 s"),
    ("deadlines of all, index there", "10000", False, ["deadlines"], "under 0.1 s"),
    ("search, index there", "10000", False, ["search", "数据"], "under 0.1 s"),
    ("decide, of each something was told", "worked10000", False, ["decide", "row00001"], "-"),
    ("list, of each something was told", "worked10000", False, ["list"], "-"),
    ("package --all", "1000", False, ["package", "--all", "--to", "OUT"], "3 (processor)"),
    ("decide, 20,000 items", "items20000", False, ["decide", "record"], "10"),
    ("check, 20,000 items", "items20000", False, ["check", "record"], "10"),
    ("docx, 20,000 items", "items20000", False, ["export", "record", "--format", "docx", "--to", "OUT"], "10"),
]


def run(program, folder, command, out):
    """Seconds by the clock, of processor, and the largest memory in KiB; nothing where the program does not know the command."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir()
    words = [str(out / "papers") if word == "OUT" else word for word in command]
    begun = time.monotonic()
    # Nobody's settings.
    env = dict(os.environ, CHUJING_SETTINGS="", CHUJING_LANG="zh")
    child = subprocess.Popen(
        [program, "--workspace", str(folder), *words],
        env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(child.pid, 0)
    wall = time.monotonic() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode == 2:
        return None
    return wall, used.ru_utime + used.ru_stime, used.ru_maxrss


def main():
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("builds", nargs="+", metavar="PROGRAM EXAMPLES")
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--only", nargs="*", default=[""])
    asked = asked.parse_args()
    builds = list(zip(asked.builds[::2], asked.builds[1::2]))
    rows = [row for row in ROWS if any(word in row[0] for word in asked.only)]
    with tempfile.TemporaryDirectory() as temporary:
        temporary = pathlib.Path(temporary)
        for folder in {row[1] for row in rows}:
            for at, (_, examples) in enumerate(builds):
                # In a process of its own: what this one holds would be told as the memory of those it starts.
                maker = multiprocessing.Process(target=FOLDERS[folder], args=(examples, temporary / str(at) / folder))
                maker.start()
                maker.join()
        print("| work | now: s, processor, MiB | today | times faster: clock, processor | wanted |\n|---|---|---|---|---|")
        for title, folder, is_cold, command, wanted in rows:
            took = [[] for _ in builds]
            for turn in range(asked.runs + (not is_cold)):
                for at, (program, _) in enumerate(builds):
                    place = temporary / str(at) / folder
                    if is_cold:
                        shutil.rmtree(place / ".chujing", ignore_errors=True)
                    found = run(program, place, command, temporary / "out")
                    # The first run makes the index, where there is to be one, and a file is believed when it has some age.
                    if not is_cold and turn == 0:
                        time.sleep(2.5 if at == 0 else 0)
                    elif found:
                        took[at].append(found)
            middle = [tuple(map(statistics.median, zip(*runs))) if runs else None for runs in took]
            cells = [f"{one[0]:.3f}, {one[1]:.2f}, {one[2] / MIB:.0f}" if one else "-" for one in middle]
            both = middle[0] and len(middle) > 1 and middle[1]
            faster = f"{middle[1][0] / middle[0][0]:.1f}, {middle[1][1] / middle[0][1]:.1f}" if both else "-"
            print(f"| {title} | {cells[0]} | {cells[1] if len(cells) > 1 else '-'} | {faster} | {wanted} |", flush=True)


if __name__ == "__main__":
    main()
