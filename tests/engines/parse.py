#!/usr/bin/env python3
"""The query of `chujing measure sql` as a parser of each dialect reads it: PARSED, NOT RUN.

    python3 tests/engines/parse.py PROGRAM

Outside CI, for the engines that cannot be had here (Trino, Doris, MySQL) and for those that were run. Needs the package
sqlglot. A query that a parser reads may still be refused by the engine, or count otherwise: this proves no dialect, and `proven` in
`measure/dialect.rs` stays as it is. Exit code 1 where a query is not read, or holds what its parser does not know.
"""
import json
import subprocess
import sys
import threading

import sqlglot
from sqlglot import errors

PROGRAM = sys.argv[1]
# What the parser calls them; of "doris" it also reads StarRocks.
DIALECTS = {
    "duckdb": ["duckdb"], "postgresql": ["postgres"], "mariadb": ["mysql"], "clickhouse": ["clickhouse"], "spark": ["spark"],
    "mysql": ["mysql"], "trino": ["trino", "presto"], "hive": ["hive"], "doris": ["doris", "starrocks"], "bigquery": ["bigquery"],
}


def main():
    wrong = 0
    for dialect, parsers in DIALECTS.items():
        told = json.loads(subprocess.run(
            [PROGRAM, "measure", "sql", "--dialect", dialect, "--table", "t", "--people", "id,name", "--quasi",
             "town,year(birth),month(seen),prefix(code,2),band(age,10)", "--format", "json"],
            check=True, capture_output=True, text=True).stdout)
        run = told["proven"] or "never run"
        for parser in parsers:
            try:
                statements = sqlglot.parse(told["sql"], read=parser)
                parts = [type(one).__name__ for one in statements[0].walk()]
                said = f"parsed, not run ({len(parts)} nodes)" if len(statements) == 1 and "Command" not in parts else "NOT READ"
            except errors.SqlglotError as error:
                said = "NOT READ: " + str(error).split("\n")[0][:120]
            wrong |= said.startswith("NOT")
            print(f"{dialect} by the {parser} parser of sqlglot {sqlglot.__version__}: {said}; on an engine: {run}")
    return int(wrong)


# Without a function that exchanges several signs at once hundreds of them stand within each other.
sys.setrecursionlimit(1_000_000)
threading.stack_size(512 << 20)
results = []
work = threading.Thread(target=lambda: results.append(main()))
work.start()
work.join()
sys.exit(results[0] if results else 1)
