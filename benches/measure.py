#!/usr/bin/env python3
"""What `chujing measure` takes against other tools that count the same of the same file, side by side in one run.

    python3 benches/measure.py PROGRAM ROWS [--runs 5] [--tools chujing,duckdb,polars,pandas,pycanon] [--folder DIR] [--memory MIB]
    python3 benches/measure.py PROGRAM ROWS --columns [--runs 5] [--folder DIR]

Outside CI. Needs the packages duckdb, polars, pandas, pycanon of those that are asked for; DuckDB also makes the file. Each run is a
process of its own; the tools take turns, so that what else the machine does meets all of them. Told: the median of the times, the most
memory a run held, how often it is what this program takes, and the same of the time on processors, which says more on a machine that has
other work. This program takes SHA-256 and SM3 of the file on the way; --no-sm3 leaves the latter out. With --memory, DuckDB and this program get that cap.
With --columns, how many cells a second this program looks at to say what the columns hold, and the rules of presidio-analyzer in the first
thousand rows, without a model of language, by the time on processors.
What is counted: rows, distinct people, class sizes over people, k, how many classes of each size, l (distinct) and t (equal distance) of
one sensitive column. pyCANON counts k, l and t over rows; it cannot do otherwise.

What it told last (two cores of an EPYC, everything else on the machine standing still, medians of five; DuckDB 2.0.1, Polars 2.1.0, pyCANON
1.3.6; in brackets the time on processors and the most memory; "times" by the clock and by processors):

    rows    options    this program               DuckDB                            Polars
    1 M     --no-sm3   0.212 s (0.39 s,  68 MB)   1.035 s (1.75 s), 4.9 and 4.4 x   0.796 s (1.37 s), 3.8 and 3.5 x
    1 M                0.312 s (0.57 s,  68 MB)   0.965 s (1.64 s), 3.1 and 2.9 x   0.731 s (1.26 s), 2.3 and 2.2 x
    10 M    --no-sm3   2.201 s (4.05 s, 388 MB)   8.467 s (1807 MB), 3.8 x          8.445 s (3440 MB), 3.8 x
    10 M               3.076 s (5.78 s, 387 MB)   2.8 x                             2.7 x
    100 k   --no-sm3   0.037 s                    pyCANON 35.6 s, 970 x (medians of three; at a million rows it takes longer than one waits)
    100 M   --no-sm3   40.8 s (69.7 s,  477 MB)   with --memory 1000 (both): gives up after half a minute, out of memory
    100 M              48.5 s (89.3 s,  479 MB)
    100 M   --no-sm3   35.6 s (65.9 s, 2576 MB)   135.9 s (257 s, 6410 MB), 3.8 and 3.9 x, with --memory 6000 (one run each)

Beside `wc -l`, which only reads: 0.013 s for a million of these rows, 0.126 s for ten, 1.1 to 3 s for a hundred, so that a run without
SM3 takes 16, 17 and 35 times as long. Ten million sizes of classes (`deid import --classes`, 21 MB) take 0.185 s, 0.015 s of which is
what a hundred take; Python's Counter 1.27 s, Polars 0.24 s.

SM3 alone takes a quarter of a second of one core for each million of these rows: it is the floor of a run with it. `measure columns` looks at
32 million cells a second by the clock (17 of processor); the rules of presidio-analyzer 2.2.366, without a model of language, at 2,400 a
second of processor.
"""
import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time

QUASI = "sex,year(birth),prefix(postcode,3),city"


def made(rows, folder):
    path = os.path.join(folder, f"people-{rows}.csv")
    if os.path.exists(path):
        return path
    import duckdb

    # Four of five rows are of people of their own. Values follow from the number of the person, so that a person has one class.
    duckdb.sql(f"""COPY (SELECT printf('%06d%04d%02d%02d%04d', 110101 + p // 8999 % 899, 1940 + p * 7919 % 70, 1 + p * 104729 % 12,
        1 + p * 1299709 % 28, p % 8999) || p // 8090101 AS id,
        printf('%04d-%02d-%02d', 1940 + p * 7919 % 70, 1 + p * 104729 % 12, 1 + p * 1299709 % 28) AS birth,
        CASE WHEN p * 15485863 % 2 = 0 THEN '女' ELSE '男' END AS sex, printf('%06d', 100000 + p * 32452843 % 900 * 100) AS postcode,
        '城市' || p * 49979687 % 300 AS city, printf('2026-%03d', n * 7907 % 365) AS visit,
        'J' || (hash(n) % 60 * (hash(n * 3) % 60) // 60) AS illness, n * 4409 % 380 * 500 AS income
        FROM (SELECT range AS n, range * 4 // 5 AS p FROM range({rows}))) TO '{path}' (HEADER)""")
    return path


def duckdb(path, memory):
    import duckdb as engine

    base = engine.connect()
    base.execute("SET threads = 2")
    if memory:
        base.execute(f"SET memory_limit = '{memory}MiB'")
        base.execute(f"SET temp_directory = '{path}.aside'")
    rows = f"(SELECT id, sex, substr(birth, 1, 4) y, substr(postcode, 1, 3) p, city, illness v FROM read_csv('{path}', all_varchar = true))"
    people = base.execute(f"SELECT count(DISTINCT id), count(*) FROM {rows}").fetchone()
    sizes = base.execute(f"SELECT n, count(*) FROM (SELECT count(DISTINCT id) n FROM {rows} GROUP BY sex, y, p, city) GROUP BY n").fetchall()
    l, t = base.execute(f"""WITH b AS (SELECT DISTINCT id, sex, y, p, city, v FROM {rows}),
        g AS (SELECT v, count(*) * 1.0 / sum(count(*)) OVER () q FROM b GROUP BY v),
        c AS (SELECT sex, y, p, city, v, count(*) n FROM b GROUP BY ALL),
        s AS (SELECT sex, y, p, city, sum(n) t, count(*) d FROM c GROUP BY ALL)
        SELECT min(d), max(t) FROM (SELECT any_value(d) d, 0.5 * (sum(abs(n / t - q)) + 1 - sum(q)) t
            FROM c JOIN s USING (sex, y, p, city) JOIN g USING (v) GROUP BY sex, y, p, city)""").fetchone()
    return people[1], people[0], min(sizes)[0], len(sizes), l, round(t, 6)


def polars(path, memory):
    import polars as pl

    rows = pl.scan_csv(path, infer_schema=False).select(
        "id", "sex", pl.col("birth").str.slice(0, 4).alias("y"), pl.col("postcode").str.slice(0, 3).alias("p"), "city",
        pl.col("illness").alias("v"))
    quasi = ["sex", "y", "p", "city"]
    each = rows.unique()
    shares = each.group_by("v").len("c").with_columns(q=pl.col("c") / pl.col("c").sum())
    values = each.group_by(quasi + ["v"]).len("m").join(shares, on="v").with_columns(t=pl.col("m").sum().over(quasi))
    spread = values.group_by(quasi).agg(
        d=pl.len(), t=0.5 * ((pl.col("m") / pl.col("t") - pl.col("q")).abs().sum() + 1 - pl.col("q").sum()))
    people, sizes, spread = pl.collect_all(
        [rows.select(pl.len(), pl.col("id").n_unique()), rows.group_by(quasi).agg(pl.col("id").n_unique().alias("n")).group_by("n").len(),
         spread.select(pl.col("d").min(), pl.col("t").max())], engine="streaming")
    return *people.row(0), sizes["n"].min(), sizes.height, spread.row(0)[0], round(spread.row(0)[1], 6)


def frame(path):
    import pandas

    rows = pandas.read_csv(path, dtype=str, usecols=["id", "birth", "sex", "postcode", "city", "illness"])
    return rows.assign(y=rows.birth.str[:4], p=rows.postcode.str[:3]), ["sex", "y", "p", "city"]


def pandas(path, memory):
    rows, quasi = frame(path)
    people = rows.id.nunique()
    sizes = rows.groupby(quasi).id.nunique().value_counts()
    each = rows[["id", "illness", *quasi]].drop_duplicates()
    shares = each.illness.value_counts(normalize=True)
    values = each.groupby([*quasi, "illness"]).size().rename("m").reset_index()
    values["q"] = values.illness.map(shares)
    values["a"] = (values["m"] / values.groupby(quasi)["m"].transform("sum") - values.q).abs()
    spread = values.groupby(quasi).agg(d=("m", "size"), a=("a", "sum"), q=("q", "sum"))
    return len(rows), people, int(sizes.index.min()), len(sizes), int(spread.d.min()), round((0.5 * (spread.a + 1 - spread.q)).max(), 6)


def pycanon(path, memory):
    from pycanon import anonymity

    rows, quasi = frame(path)
    k, l = anonymity.k_anonymity(rows, quasi), anonymity.l_diversity(rows, quasi, ["illness"])
    return len(rows), None, k, None, l, round(float(anonymity.t_closeness(rows, quasi, ["illness"])), 6)


def chujing(path, memory, program, folder, no_sm3):
    cap = ["--memory", str(memory * 3 // 4)] if memory else []
    cap += ["--no-sm3"] if no_sm3 else []
    command = [program, "measure", path, "--people", "id", "--quasi", QUASI, "--sensitive", "illness", "--json", "--aside", folder, *cap]
    one = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)["measured"]
    spread = one["sensitive"][0]
    return one["rows"], one["people"]["distinct"], one["classes"]["k"], len(one["classes"]["sizes"]), spread["distinct_l"], round(spread["t"], 6)


def columns(program, path, rows, runs):
    import csv

    from presidio_analyzer import predefined_recognizers as rules

    own = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run([program, "measure", "columns", path, "--json"], check=True, capture_output=True)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        own.append((wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
    with open(path, newline="") as lines:
        table = [row for row, _ in zip(csv.reader(lines), range(1_001))][1:]
    cells, all_cells = sum(map(len, table)), rows * len(table[0])
    known = [rules.CreditCardRecognizer(), rules.EmailRecognizer(), rules.IpRecognizer(), rules.PhoneRecognizer(), rules.DateRecognizer(), rules.IbanRecognizer()]
    start = time.process_time()
    for row in table:
        for cell in row:
            for rule in known:
                rule.analyze(cell, rule.supported_entities, None)
    took = time.process_time() - start
    wall, used = (statistics.median(one) for one in zip(*own))
    print(f"chujing  {all_cells / wall / 1e6:.1f} million cells a second ({wall:.3f} s), {all_cells / used / 1e6:.1f} of processor")
    print(f"presidio {cells / took:.0f} cells a second of processor, x{all_cells / used / (cells / took):.0f}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("rows", type=int)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--tools", default="chujing,duckdb,polars,pandas")
    parser.add_argument("--folder", default=".")
    parser.add_argument("--memory", type=int, default=0)
    parser.add_argument("--no-sm3", action="store_true")
    parser.add_argument("--columns", action="store_true")
    parser.add_argument("--one", help="one run of one tool, for this script itself")
    given = parser.parse_args()
    path = made(given.rows, given.folder)
    if given.columns:
        columns(os.path.abspath(given.program), path, given.rows, given.runs)
        return
    if given.one:
        more = [os.path.abspath(given.program), given.folder, given.no_sm3] if given.one == "chujing" else []
        start = time.perf_counter()
        found = globals()[given.one](path, given.memory, *more)
        seconds = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN if given.one == "chujing" else resource.RUSAGE_SELF)
        print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, found]))
        return
    tools = given.tools.split(",")
    times, cpu, held, found = {tool: [] for tool in tools}, {tool: [] for tool in tools}, {tool: 0 for tool in tools}, {}
    for _ in range(given.runs):
        for tool in tools:
            if tool in found and found[tool] is None:
                continue
            run = subprocess.run([sys.executable, *sys.argv, "--one", tool], capture_output=True, text=True)
            if run.returncode:
                found[tool] = None
                print(tool, "gave up:", (run.stderr.strip().split("\n") or [""])[-1][:160] or run.returncode)
                continue
            seconds, used, memory, found[tool] = json.loads(run.stdout.strip().split("\n")[-1])
            cpu[tool].append(used)
            times[tool].append(seconds)
            held[tool] = max(held[tool], memory)
    lines = []
    for _ in range(given.runs):
        start = time.perf_counter()
        subprocess.run(["wc", "-l", path], capture_output=True, check=True)
        lines.append(time.perf_counter() - start)
    size = os.path.getsize(path)
    print(f"{given.rows} rows, {size / 1e6:.0f} MB; wc -l {statistics.median(lines):.3f} s; load {os.getloadavg()[0]:.1f}")
    own, used = statistics.median(times["chujing"]), statistics.median(cpu["chujing"])
    for tool in tools:
        if times[tool]:
            median = statistics.median(times[tool])
            print(f"{tool:8} {median:8.3f} s ({min(times[tool]):.3f}-{max(times[tool]):.3f})  {held[tool]:6} MB  x{median / own:.1f}  "
                  f"cpu {statistics.median(cpu[tool]):.2f} s x{statistics.median(cpu[tool]) / used:.1f}  {found[tool]}")


main()
