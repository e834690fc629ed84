"""Runs commands with faults in their system calls, and looks at what they leave. See run.sh."""

import collections
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT, PROGRAM, ONLY = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
# Of a call that is made very often, how many at the beginning and at the end; all of them if nothing is said.
MOST = int(os.environ.get("FAULTS_MOST", "1000000"))
RECORD = "customers-standard-contract"
CALLS = ["openat", "read", "write", "fsync", "fdatasync", "rename", "renameat", "renameat2", "unlink", "unlinkat",
         "flock", "mkdir", "link", "linkat", "ftruncate", "fchmod", "getdents64"]
ERRORS = {
    "openat": ["EIO", "ENOSPC", "EROFS"], "read": ["EIO"], "write": ["EIO", "ENOSPC"], "fsync": ["EIO"],
    "fdatasync": ["EIO"], "unlink": ["EIO", "EROFS"], "unlinkat": ["EIO"], "flock": ["EIO"],
    "mkdir": ["EIO", "ENOSPC", "EROFS"], "getdents64": ["EIO"], "ftruncate": ["EIO"],
    "fchmod": ["EIO"],
}
# Where the program is killed: before the call takes effect, as strace delivers the signal on entry.
KILLED = {"write", "fsync", "rename", "renameat", "renameat2", "unlink", "mkdir", "openat"}
# What lies in the folder for good reason: locks that stay, the private folder, the list of what was exported.
KEPT = re.compile(r"/\.chujing/|\.lock$|/\.chujing-written\.json$")
# A step of a history, and where one ends.
STEP = re.compile(r"(.*/history/[0-9a-f]+/(?:heads|ops)/)[0-9a-f]+(\.json)?")
# What must not: files and folders that were to be renamed into their place.
HALF = re.compile(r"/\.chujing-(?!written\.json$)|\.tmp$")

# What a reason must say, of each error.
REASONS = {
    "EIO": ["input or output error"],
    "ENOSPC": ["full"], "EROFS": ["read-only"],
}


def base(folder):
    """The folder as it is before each run."""
    work = folder / "work"
    work.mkdir()
    shutil.copy(ROOT / "assessments" / f"{RECORD}.json", work)
    (folder / "sizes.csv").write_text("size,count\n5,2\n10,1\n")
    (folder / "items.tsv").write_text("name\tdescription\nA\tB\n")
    matrix = json.loads(run(["risk-matrix", "--format", "json"], folder).stdout)
    matrix["decided"] = "data security committee, 1 September 2026"
    (folder / "matrix.json").write_text(json.dumps(matrix))
    run(["questionnaire", "write", RECORD, "--to", str(folder / "sent")], folder)
    record = json.loads((work / f"{RECORD}.json").read_text())
    run(["add", RECORD, "deidentification", "--id", "m1"], folder)
    return record


def commands(folder):
    """Name, arguments, text for the standard input, what it makes beside the record."""
    record = json.loads((folder / "work" / f"{RECORD}.json").read_text())
    item = record["answers"]["items"][0]["id"]
    sent = next((folder / "sent").glob("*.xlsx"))
    out = str(folder / "out")
    every = [
        ("new", ["new", "Fresh record"], None),
        ("set", ["set", RECORD, "handler/name", "Another company"], None),
        ("add", ["add", RECORD, "items", "name=Fax"], None),
        ("remove", ["remove", RECORD, f"items/{item}"], None),
        ("paste", ["paste", RECORD, "items"], (folder / "items.tsv").read_text()),
        ("duplicate", ["duplicate", RECORD, f"items/{item}"], None),
        ("export", ["export", RECORD, "--to", out, "--format", "markdown", "--format", "json"], None),
        ("package", ["package", RECORD, "--to", out], None),
        ("policy", ["policy", *point(folder)], None),
        ("deid", ["deid", "import", RECORD, "--measure", "m1", "--classes", str(folder / "sizes.csv")], None),
        ("questionnaire", ["questionnaire", "read", RECORD, str(sent), "--apply"], None),
        ("risk-matrix", ["risk-matrix", "--set", str(folder / "matrix.json")], None),
    ]
    return [command for command in every if not ONLY or command[0] in ONLY]


def point(folder):
    """An open point and one of its readings."""
    found = json.loads(run(["policy", "--format", "json"], folder).stdout)
    points = found.get("points", found)
    first = points[0]
    return [first["point"], first["readings"][-1]["code"]]


def run(arguments, folder, stdin=None, fault=None, log=None):
    line = [PROGRAM, "--lang", "en", "--workspace", str(folder / "work"), *arguments]
    if log:
        inject = ["-e", f"inject={fault}"] if fault else []
        line = ["strace", "-f", "-qq", "-o", str(log), "-e", "trace=" + ",".join(CALLS), *inject, *line]
    return subprocess.run(line, input=(stdin or "").encode(), capture_output=True, timeout=120,
                          env={**os.environ, "RUST_BACKTRACE": "0"})


def picture(folder):
    """Every file with its content, except what is kept for good reason. A step of a history has a name of its own in each run: it is
    counted."""
    out, steps = {}, collections.Counter()
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_file() and not KEPT.search("/" + name):
            if step := STEP.fullmatch(name):
                steps[step[1]] += 1
                name = f"{step[1]}{steps[step[1]]}{step[2] or ''}"
            out[name] = path.read_bytes()
    return out


def like(content):
    """A record without ids that are drawn anew in each run."""
    return re.sub(rb'"id": "[^"]*"|[0-9a-f]{64}', b"", content)


def whole(name, content):
    if name.endswith(".json"):
        json.loads(content)
    return True


def own(log, path_prefixes):
    """How often each call is made, once the program itself runs (libraries are loaded before)."""
    counts, first = collections.Counter(), {}
    for text in log.read_text(errors="replace").splitlines():
        match = re.match(r"\d+ +(\w+)\(", text)
        if not match:
            continue
        call = match.group(1)
        counts[call] += 1
        if any(prefix in text for prefix in path_prefixes):
            first.setdefault(call, counts[call])
    return counts, first


def trial(job):
    name, arguments, stdin, template, call, error, number, good, before = job
    told = []
    with tempfile.TemporaryDirectory(prefix="faults-") as place:
        folder = Path(place) / "f"
        shutil.copytree(template, folder)
        moved = [argument.replace(str(template), str(folder)) for argument in arguments]
        what = f"{call}:{'signal=KILL' if error == 'KILL' else 'error=' + error}:when={number}"
        log = Path(place) / "log"
        try:
            done = run(moved, folder, stdin, what, log)
        except subprocess.TimeoutExpired:
            return [(name, what, "did not end")], False
        text = log.read_text(errors="replace")
        # strace itself reads nothing of ours; a fault that was not reached ends the loop.
        reached = "(INJECTED)" in text or (error == "KILL" and done.returncode in (-9, 137))
        code = done.returncode
        said = done.stderr.decode(errors="replace")
        if not reached or "error while loading" in said:
            return [], False
        after = picture(folder)
        if "panicked" in said or code == 101:
            told.append("panic: " + said.strip().splitlines()[0][:150])
        # Old or new, and whole.
        for file, content in after.items():
            if HALF.search("/" + file):
                continue
            try:
                whole(file, content)
            except ValueError:
                told.append(f"{file} is torn")
        stable = f"work/{RECORD}.json"
        states = [like(before[stable]), like(good[stable])]
        if stable not in after:
            told.append("the record is gone")
        elif like(after[stable]) not in states:
            told.append("the record is neither old nor new")
        settled = {file for file in after if not HALF.search("/" + file)}
        wanted = set(good)
        # Where it is said that a step was not kept in the history, or that only the telling failed, that is how it is to be.
        if "its history could not be written" in said:
            wanted = {file for file in wanted if not STEP.fullmatch(file)}
        is_told = "need not be done again" in said
        if error != "KILL":
            all_written = wanted <= settled and (stable not in after or like(after[stable]) == like(good[stable]))
            if code in (0, 1) and not all_written:
                told.append(f"exit {code}, but not all was written: {sorted(wanted - settled)[:2]}")
            if code == 2 and not is_told and all_written and good != before and wanted != set(before) | set():
                told.append("exit 2, although all was written: " + said.strip()[:150])
            if code == 2 and not is_told and all_written and wanted == set(before) and like(after[stable]) != like(before[stable]):
                told.append("exit 2, although all was written: " + said.strip()[:150])
            if code == 2 and not said.strip():
                told.append("exit 2 without a reason")
            reasons = REASONS[error]
            if code == 2 and not any(reason in said for reason in reasons):
                told.append(f"another reason than {error}: " + said.strip().splitlines()[-1][:170])
            if code not in (0, 1, 2) and code != 101:
                told.append(f"exit {code}")
            left = {file for file in after if file not in wanted and file not in before}
            hidden = [file for file in left if HALF.search("/" + file)]
            if hidden:
                told.append(f"left lying about at once: {hidden[0]}")
        # The next run without a fault.
        again = run(moved, folder, stdin)
        if again.returncode not in (0, 1):
            repeated = name in ("package", "new", "remove") and (code in (0, 1) or is_told)
            finished = error == "KILL" and "exists already" in again.stderr.decode()
            gone = name == "remove" and like(after.get(stable, b"")) == like(good[stable])
            if not repeated and not finished and not gone:
                told.append(f"the next run fails: {again.stderr.decode().strip()[:150]}")
        lying = [str(path.relative_to(folder)) for path in folder.rglob("*") if HALF.search("/" + str(path.relative_to(folder)))]
        if lying:
            told.append(f"left lying about after the next run: {lying[0]}")
    return [(name, what, one) for one in told], True


def main():
    violations, table = [], collections.Counter()
    with tempfile.TemporaryDirectory(prefix="faults-") as place:
        template = Path(place) / "template"
        template.mkdir()
        base(template)
        before = picture(template)
        pool = concurrent.futures.ThreadPoolExecutor(2)
        for name, arguments, stdin in commands(template):
            folder = Path(place) / "good"
            shutil.copytree(template, folder)
            log = Path(place) / "log"
            moved = [argument.replace(str(template), str(folder)) for argument in arguments]
            done = run(moved, folder, stdin, None, log)
            assert done.returncode in (0, 1), (name, done)
            good = picture(folder)
            counts, first = own(log, [str(folder)])
            shutil.rmtree(folder)
            jobs = []
            for call in CALLS:
                # Calls before the first that names our folder belong to the loader.
                start = first.get(call, 1) if call == "openat" else 1
                for error in ERRORS.get(call, ["EIO", "ENOSPC", "EROFS"]) + (["KILL"] if call in KILLED else []):
                    numbers = list(range(start, counts[call] + 3))
                    if len(numbers) > 2 * MOST:
                        numbers = numbers[:MOST] + numbers[-MOST:]
                    for number in numbers:
                        jobs.append((name, arguments, stdin, template, call, error, number, good, before))
            for found, reached in pool.map(trial, jobs):
                table[name, "faults"] += reached
                table[name, "violations"] += len(found)
                for violation in found:
                    violations.append(violation)
                    print(" | ".join(violation), flush=True)
            print(f"# {name}: {table[name, 'faults']} faults, {table[name, 'violations']} violations", flush=True)
    print(f"\n{'command':15} {'faults':>7} {'violations':>11}")
    names = list(dict.fromkeys(name for name, _ in table))
    for name in names:
        print(f"{name:15} {table[name, 'faults']:7} {table[name, 'violations']:11}")
    print(f"{'all':15} {sum(table[n, 'faults'] for n in names):7} {sum(table[n, 'violations'] for n in names):11}")
    kinds = collections.Counter((v[0], re.sub(r"[0-9a-f]{6,}|when=\d+|\.chujing-\w+|/tmp/\S+", "..", v[2])[:100]) for v in violations)
    for (name, kind), count in kinds.most_common():
        print(f"{count:5} {name}: {kind}")
    sys.exit(1 if violations else 0)


main()
