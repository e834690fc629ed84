#!/usr/bin/env python3
"""The query of `chujing measure sql` on real engines, against what `chujing measure` counts of the same rows.

    python3 tests/engines/run.py PROGRAM [ENGINE...]

Outside CI. In process: duckdb, clickhouse (package chdb), spark (package pyspark, needs Java), bigquery (package zetasql: the analyzer and
the reference implementation of the language, which stand behind BigQuery but are not its service). A process of its own: hive (the jars of
Hive 2.3 that pyspark 3.5 brings, with its own compiler, file format and map and reduce; needs a JDK up to 17 and pyspark below 4). Started on
a socket in a folder of its own and ended again: postgresql, mariadb (packages of Debian; their programs must be installed). An engine that is
not there is said to be not there. Prints a table: the sizes each engine gives with the guards, and what a plain GROUP BY of the same file says without them.
Exit code 1 where an engine that was run differs.
"""
import collections
import csv
import glob
import importlib.metadata
import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM = os.path.abspath(sys.argv[1])
WANTED = sys.argv[2:] or ["duckdb", "clickhouse", "postgresql", "mariadb", "spark", "hive", "bigquery"]
# Two columns have names that a query may use itself.
COLUMNS = ["id", "town", "birth", "t1", "person"]
QUASI = "town,year(birth),prefix(t1,2),band(person,10)"
KEYS = ["id", "id,person"]  # one column names a person, or two together
EMPTY = object()  # a text of no signs, apart from None

# Towns that a collation, a loader or a guess of types makes alike, or that are marks of nothing; each with the others of its kind.
TOWNS = [
    "BJ", "bj", "BJ ", " BJ", "Bj", "é", "e", "e\u0301", "É", "ß", "ss", "ＢＪ", "北京", "北京 ", "𠮷", "İ", "i", "I", "ı",
    "007", "7", "7.0", "7e0", "+7", "-0", "0", "0.0", "NaN", "nan", "NAN", "inf", "1e400", "9007199254740993",
    "9007199254740992", "110101199003070011", "110101199003070012", "true", "TRUE", "t", "2026-01-02", "2026-1-2",
    "NULL", "null", "\\N", "\\n", "N/A", "NA", "na", "#N/A", "none", "nil", "-", "(null)", " ", "\t", "\u3000", " \u3000\t",
    "N/A ", "'", "''", "\"", "a\\b", "a,b", "a\nb", "%", "_", None, None, EMPTY, EMPTY,
    "x" * 600 + "a", "x" * 600 + "b", "x" * 600 + "A", "北" * 400 + "京", "北" * 400 + "方",
]
BIRTHS = ["1990-05-17", "1990/5/17", "19900517", "199005", "1990年5月17日", "17/05/1990", "1990-13-01", "0990-01-01", "1990", "May 1990", None, EMPTY,
          "1990.5", "1990-05-17 10:00:00", "19900517093000", "2200-01-01", "2201-01-01", "1990-005", "1990-", "1990-ab", "199", "19905", "1990\n", "1990-05\n", "199005\r"]
CODES = ["010020", "10020", "01", "0", "北京市", "é1", "e1", "NULL", None, EMPTY, " 1", "𠮷1",
         "北方县", "北", "匕首", "NA12", "NA34", "NA56", "NA", None, None, "SH1", "SH2", "é", "É1"]
AGES = ["37", "30", "39", "40", "-1", "-10", "-0", "0", "007", "NaN", "about 30", "1e1", None, EMPTY, "+5", "123456789012", " 37", "37\n", "37\r\n", "38\n"]


def traps():
    """Each trap alone in its class and beside those it is confused with; people with several rows, and rows of nobody."""
    rows, person = [], 0

    def add(times, *cells):
        nonlocal person
        for _ in range(times):
            person += 1
            rows.append([f"P{person:04}", *cells])

    for n, town in enumerate(TOWNS):
        add(1 + n % 3, town, "1990-05-17", "010020", "37")
    for n, birth in enumerate(BIRTHS):
        add(1 + n % 2, "BJ", birth, "010020", "37")
    for n, code in enumerate(CODES):
        add(1 + n % 3, "BJ", "1990-05-17", code, "37")
    for n, age in enumerate(AGES):
        add(1 + n % 2, "BJ", "1990-05-17", "010020", age)
    again = rows[::5]
    rows.extend([row[0], "SH", *row[2:]] for row in again)  # in two classes
    rows.extend(list(row) for row in again)  # twice in one
    for key in [None, EMPTY, "NULL", " ", "n/a", None]:
        rows.append([key, "BJ", "1990-05-17", "010020", "37"])
        rows.append([key, "nobody else", "1990-05-17", "010020", "37"])
    # P0001 in other writings, and words for nobody.
    for key in ["p0001", "P0001 ", "P0001\t", "Ｐ0001", "ｐ００01", "P\u3000000\u00a01\r\n", "无", " 未知", "0", "NULL ", "unknown", "－"]:
        rows.append([key, "BJ", "1990-05-17", "010020", "37"])
        rows.append([key, "of few", "1990-05-17", "010020", "37"])
    for key in ["Q-1", "q－1", "Ｑ-１", "é9", "e9", "É 9"]:
        rows.append([key, "of few", "1990-05-17", "010020", "37"])
    return rows


def write(rows, path):
    def cell(value):
        if value is None:
            return ""
        if value is EMPTY:
            return '""'
        special = any(sign in value for sign in ',"\n\r')
        return '"' + value.replace('"', '""') + '"' if special else value

    text = ",".join(COLUMNS) + "\n" + "".join(",".join(map(cell, row)) + "\n" for row in rows)
    path.write_text(text, encoding="utf-8")


def chujing(*arguments):
    return subprocess.run([PROGRAM, "measure", *arguments], check=True, capture_output=True, text=True).stdout


def query(dialect, table="traps"):
    told = chujing("sql", "--dialect", dialect, "--table", table, "--people", KEY, "--quasi", QUASI, "--format", "json")
    return json.loads(told)["sql"]


def values(rows):
    return [[("" if cell is EMPTY else cell) for cell in row] for row in rows]


def told(result):
    return sorted((str(figure), int(size), int(number)) for figure, size, number in result)


def sizes(counts):
    return dict(sorted(collections.Counter(int(count) for count, in counts).items()))


NAIVE = "SELECT COUNT(*) FROM {} GROUP BY town, birth, t1, person"


def duckdb(rows, file):
    import duckdb as engine

    base = engine.connect()
    base.execute("SET default_collation = 'nocase'")
    base.execute("CREATE TABLE traps (" + ", ".join(f"{name} VARCHAR COLLATE NOCASE.NOACCENT" for name in COLUMNS) + ")")
    base.executemany("INSERT INTO traps VALUES (?, ?, ?, ?, ?)", values(rows))
    naive = lambda: base.execute(NAIVE.format(f"read_csv('{file}')")).fetchall()
    return "DuckDB " + engine.__version__, base.execute(query("duckdb")).fetchall(), naive


def clickhouse(rows, file):
    from chdb import session

    base = session.Session()
    ask = lambda sql: list(csv.reader(str(base.query(sql, "CSV")).splitlines()))
    base.query("CREATE DATABASE one ENGINE = Atomic")
    columns = ", ".join(f"{name} Nullable(String)" for name in COLUMNS)
    base.query(f"CREATE TABLE one.traps ({columns}) ENGINE = Memory")
    quote = lambda cell: "NULL" if cell is None else "'" + cell.replace("\\", "\\\\").replace("'", "\\'") + "'"
    lines = ", ".join("(" + ", ".join(map(quote, row)) + ")" for row in values(rows))
    base.query("INSERT INTO one.traps VALUES " + lines)
    naive = lambda: ask(NAIVE.format(f"file('{file}', 'CSVWithNames')"))
    return "ClickHouse " + ask("SELECT version()")[0][0], ask(query("clickhouse", "one.traps")), naive


def spark(rows, file):
    from pyspark.sql import SparkSession, types

    base = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false").config("spark.log.level", "ERROR")
    base = base.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
    shape = types.StructType([types.StructField(name, types.StringType()) for name in COLUMNS])
    base.createDataFrame(values(rows), shape).createOrReplaceTempView("traps")
    result = [tuple(row) for row in base.sql(query("spark")).collect()]

    def naive():
        base.read.csv(str(file), header=True, inferSchema=True, multiLine=True).createOrReplaceTempView("plain")
        return [tuple(row) for row in base.sql(NAIVE.format("plain")).collect()]

    return "Spark " + base.version, result, naive


def bigquery(rows, file):
    from zetasql.api import CatalogBuilder, PreparedQuery, TableBuilder, create_table_content
    from zetasql.types import AnalyzerOptions, LanguageFeature, LanguageOptions, TypeKind, ZetaSQLBuiltinFunctionOptions

    language = LanguageOptions.maximum_features()
    # BigQuery has collations; this build leaves them out unless they are asked for.
    language.enabled_language_features = [
        *language.enabled_language_features, LanguageFeature.FEATURE_ANNOTATION_FRAMEWORK, LanguageFeature.FEATURE_COLLATION_SUPPORT]

    def ask(sql):
        table = TableBuilder("traps")
        for name in COLUMNS:
            table = table.add_column(name, TypeKind.TYPE_STRING)
        functions = ZetaSQLBuiltinFunctionOptions(language_options=language)
        catalog = CatalogBuilder("one").add_table(table.build()).with_builtin_functions(functions).build()
        query = PreparedQuery.builder().set_sql(sql).set_analyzer_options(AnalyzerOptions(language_options=language)).set_catalog(catalog)
        with query.set_table_content({"traps": create_table_content(values(rows))}).prepare() as prepared:
            result = prepared.execute()
        cell = lambda one: one.int64_value if one.string_value is None else one.string_value
        return [[cell(one) for one in row.cell] for row in result.content.table_data.row]

    version = f"ZetaSQL (zetasql {importlib.metadata.version('zetasql')})"
    return version, ask(query("bigquery")), lambda: ask(NAIVE.format("traps"))


# What Hive asks before it reads a file; pyspark leaves the jar out in which it stands.
NO_DAEMON = """package org.apache.hadoop.hive.llap.io.api;
public class LlapProxy {
    public static boolean isDaemon() { return false; }
    public static Object getIo() { return null; }
}
"""
# Java keeps from programs what Hive of its day takes for granted.
OPEN = ["java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.text", "java.time", "java.util",
        "java.util.concurrent", "java.util.concurrent.atomic", "sun.nio.ch"]


def hive(rows, file):
    found = importlib.util.find_spec("pyspark")
    if not found:
        raise ImportError("pyspark below 4")
    jars = pathlib.Path(found.origin).parent / "jars"
    found = sorted(jars.glob("hive-exec-*-core.jar"))
    if not found or not list(jars.glob("hive-llap-common-*.jar")):
        raise ImportError("pyspark below 4, with the jars of Hive")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        settings = {
            "hive.async.log.enabled": "false", "hive.cbo.enable": "false", "hive.stats.autogather": "false",
            "javax.jdo.option.ConnectionURL": f"jdbc:derby:;databaseName={folder}/names;create=true",
            "datanucleus.schema.autoCreateAll": "true", "hive.metastore.schema.verification": "false",
            "hive.metastore.warehouse.dir": f"{folder}/house", "hive.exec.scratchdir": f"{folder}/aside",
            "hive.exec.local.scratchdir": f"{folder}/near", "hive.querylog.location": f"{folder}/log", "mapreduce.framework.name": "local",
            "fs.defaultFS": "file:///"}
        one = lambda name, value: f"<property><name>{name}</name><value>{value}</value></property>"
        (folder / "hive-site.xml").write_text(f"<configuration>{''.join(one(*pair) for pair in settings.items())}</configuration>")
        (folder / "LlapProxy.java").write_text(NO_DAEMON)
        subprocess.run(["javac", "-d", folder, folder / "LlapProxy.java"], check=True)

        def text(cell):
            if cell is None:
                return "CAST(NULL AS STRING)"
            for sign, written in [("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")]:
                cell = cell.replace(sign, written)
            return f"'{cell}'"

        # In a file of text a line break within a cell would end the row.
        table = f"CREATE TABLE traps ({', '.join(f'{name} STRING' for name in COLUMNS)}) STORED AS ORC;\n"
        cells = ", ".join("struct(" + ", ".join(map(text, row)) + ")" for row in values(rows))
        asked = [f"SELECT '{mark}';\n{sql}" for mark, sql in [("#guarded", query("hive").strip().rstrip(";")), ("#plain", NAIVE.format("traps"))]]
        (folder / "all.sql").write_text(table + f"INSERT INTO TABLE traps SELECT inline(array({cells}));\n" + ";\n".join(asked) + ";\n")
        opened = [f"--add-opens=java.base/{one}=ALL-UNNAMED" for one in OPEN]
        done = quiet("java", *opened, "-Dfile.encoding=UTF-8", f"-Dderby.stream.error.file={folder}/derby.log", f"-Djava.io.tmpdir={folder}",
                     "-cp", f"{folder}:{jars}/*", "org.apache.hadoop.hive.cli.CliDriver", "-f", str(folder / "all.sql"), cwd=folder,
                     stdin=subprocess.DEVNULL, timeout=600)
        if done.returncode:
            raise RuntimeError(done.stderr)
        _, _, told = done.stdout.partition("#guarded\n")
        result, _, plain = told.partition("#plain\n")
        lines = lambda text: [line.split("\t") for line in text.split("\n") if line]
        version = found[-1].name.removeprefix("hive-exec-").removesuffix("-core.jar")
        return "Hive " + version, lines(result), lambda: lines(plain)


def served(start, ready, work):
    """Starts a server, waits until it answers, works with it, and ends it."""
    server = subprocess.Popen(start, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            if ready():
                return work()
            if server.poll() is not None:
                raise RuntimeError("the server ended")
            time.sleep(0.1)
        raise RuntimeError("the server does not answer")
    finally:
        server.terminate()
        server.wait(30)


def quiet(*command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)


def literal(cell, double):
    if cell is not None and double:  # the client drops a return before a line break
        cell = cell.replace("\\", "\\\\").replace("\r", "\\r")
    return "NULL" if cell is None else "'" + cell.replace("'", "''") + "'"


def insert(rows, double):
    return "INSERT INTO traps VALUES " + ",\n".join(
        "(" + ", ".join(literal(cell, double) for cell in row) + ")" for row in values(rows)) + ";"


def postgresql(rows, file):
    found = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    if not found:
        raise ImportError("postgresql")
    folder = pathlib.Path(tempfile.mkdtemp())
    user = []
    if os.getuid() == 0:
        shutil.chown(folder, "postgres")
        user = ["runuser", "-u", "postgres", "--"]
    try:
        at = found[-1]
        quiet(*user, f"{at}/initdb", "-D", f"{folder}/base", "--locale=C.UTF-8", "-E", "UTF8", check=True)
        ask = lambda sql: quiet(*user, f"{at}/psql", "-h", str(folder), "-d", "postgres", "-XAtq", "-F", ",",
                                "-v", "ON_ERROR_STOP=1", input=sql)

        def rows_of(sql):
            done = ask(sql)
            if done.returncode:
                raise RuntimeError(done.stderr)
            return [line.split(",") for line in done.stdout.split("\n") if line]

        def work():
            columns = lambda kind: ", ".join(f"{name} {kind}" for name in COLUMNS)
            # A column whose own rule joins capitals, as a database may have it.
            rows_of("CREATE COLLATION joins (provider = icu, locale = 'und-u-ks-level1', deterministic = false);")
            rows_of(f"CREATE TABLE traps ({columns('text COLLATE joins')});" + insert(rows, False))
            version = rows_of("SHOW server_version")[0][0]
            rows_of(f"CREATE TABLE plain ({columns('text')});")
            copied = ask("COPY plain FROM STDIN WITH (FORMAT csv, HEADER);\n" + file.read_text() + "\\.\n")
            result = rows_of(query("postgresql"))
            plain = rows_of(NAIVE.format("traps"))
            return "PostgreSQL " + version.split(" ")[0], result, lambda: plain

        return served([*user, f"{at}/postgres", "-D", f"{folder}/base", "-k", str(folder), "-c", "listen_addresses="],
                      lambda: ask("SELECT 1").returncode == 0, work)
    finally:
        shutil.rmtree(folder)


def mariadb(rows, file):
    if not shutil.which("mariadbd"):
        raise ImportError("mariadbd")
    folder = pathlib.Path(tempfile.mkdtemp())
    user = ["--user=root"] if os.getuid() == 0 else []
    try:
        quiet("mariadb-install-db", "--no-defaults", f"--datadir={folder}/base", "--auth-root-authentication-method=normal", *user, check=True)
        socket = f"{folder}/socket"
        ask = lambda sql: quiet("mariadb", "--no-defaults", "-u", "root", f"--socket={socket}", "--default-character-set=utf8mb4",
                                "-N", "-B", input=sql)

        def rows_of(sql):
            done = ask(sql)
            if done.returncode:
                raise RuntimeError(done.stderr)
            return [line.split("\t") for line in done.stdout.split("\n") if line]

        def work():
            columns = ", ".join(f"{name} VARCHAR(1000)" for name in COLUMNS)
            rows_of(f"CREATE DATABASE one CHARACTER SET utf8mb4; USE one; CREATE TABLE traps ({columns});" + insert(rows, True))
            result = rows_of("USE one; " + query("mariadb"))
            plain = rows_of("USE one; " + NAIVE.format("traps"))
            return "MariaDB " + rows_of("SELECT VERSION()")[0][0].split("-")[0], result, lambda: plain

        return served(["mariadbd", "--no-defaults", f"--datadir={folder}/base", f"--socket={socket}", "--skip-networking", *user],
                      lambda: ask("SELECT 1").returncode == 0, work)
    finally:
        shutil.rmtree(folder)


def main(key):
    global KEY
    KEY = key
    rows = traps()
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "traps.csv"
        write(rows, file)
        own = json.loads(chujing(str(file), "--people", KEY, "--quasi", QUASI, "--json"))["measured"]
        expected = told(
            [(name, size, number) for name, figures in [("apart", own["classes"]), ("joined", own["joined"])]
             for size, number in figures["sizes"].items()]
            + [(f"{name}_{figure}", 0, figures[of]) for name, figures in [("apart", own["classes"]), ("joined", own["joined"])]
               for figure, of in [("classes", "classes"), ("people", "memberships")]]
            + [("people", 0, own["people"]["distinct"]), ("people_as_written", 0, own["people"]["as_written"]), ("most_rows", 0, own["people"]["most_rows"]), ("rows", 0, own["rows"]), ("rows_of_nobody", 0, own["people"]["rows_of_nobody"])])
        shown = lambda one, figure: " ".join(f"{size}x{number}" for name, size, number in one if name == figure)
        print(f"{len(rows)} rows, people by {key}\nfiles: apart {shown(expected, 'apart')} | joined {shown(expected, 'joined')}")
        wrong = False
        for name in WANTED:
            try:
                engine, result, naive = globals()[name](rows, file)
            except ImportError as error:
                print(f"{name}: not there ({error})")
                continue
            result = told(result)
            same = "the same" if result == expected else "OTHER"
            wrong |= result != expected
            print(f"{engine}: {same}: apart {shown(result, 'apart')} | joined {shown(result, 'joined')}")
            for one in sorted(set(result) ^ set(expected)):
                print("   ", "engine" if one in result else "files ", *one)
            try:
                plain = sizes(naive())
                print(f"    without the guards: {sum(plain.values())} classes, k {min(plain)}, the largest {max(plain)}")
            except Exception as error:  # whatever the engine says is what a person would see
                print("    without the guards:", str(error).split("\n")[0][:100])
    return wrong


sys.exit(max([main(key) for key in KEYS]))
