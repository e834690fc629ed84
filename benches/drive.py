#!/usr/bin/env python3
"""Drives the real program in a pseudo-terminal and prints what a person waits for.

    python3 benches/drive.py FOLDER... [--program target/release/chujing OTHER...] [--keys 60] [--table 6]
    python3 benches/drive.py --copies 4 1000 10000 [--peers vd tig] [--program BUILD OTHER...]

Works on a copy of each folder, and opens its first record. Printed are the first frame, the list at rest, opening the record, a
key among its sections, while text is typed and in one of its tables (p50, p99), accepting an answer, every page of the findings,
going back to the list, and the memory held. A wait runs from the key to the first bytes of its frame; behind it stands the
processor time until nothing more is done for it. Python's standard library is all it needs; Linux only.

With --copies folders of so many copies of the examples are made, of 300 companies and 300 groups of people, and listed: twice, so that
the second time there is an index; then a hundred of their files are written by others while the list is shown. Peers are given as
many rows: `vd` a table of them, `tig` and `lazygit` a history of as many commits, `taskwarrior-tui` as many tasks; each is measured as
the desk is, from its start to the first frame that shows a row. A peer may be named by its path.
"""

import argparse
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import tempfile
import termios
import time

UP, DOWN, RIGHT, LEFT, END = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[F"
ENTER, ESC, TAB, F2 = "\r", "\x1b", "\t", "\x1bOQ"
ROWS, COLUMNS = 40, 140
LONGEST = 120.0
IDLE = 5.0
PEERS = ("vd", "tig", "lazygit", "taskwarrior-tui")


class Driven:
    """A program in a terminal of its own."""

    def __init__(self, command, folder):
        self.begun = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            # Nobody's settings, and no question that this terminal does not answer.
            os.environ.update(TERM="xterm-256color", CHUJING_SETTINGS="", CHUJING_LANG="zh", CHUJING_WIDTH="narrow")
            os.chdir(folder)
            os.execvp(command[0], command)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def until(self, mark):
        """Waits until this is drawn; how long that took from the start."""
        drawn = b""
        while mark.encode() not in drawn:
            if not select.select([self.fd], [], [], LONGEST)[0]:
                raise SystemExit(f"{mark} was not drawn")
            drawn += os.read(self.fd, 1 << 16)
        return time.monotonic() - self.begun

    def cpu(self):
        with open(f"/proc/{self.pid}/stat") as stat:
            fields = stat.read().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self, which="VmRSS"):
        with open(f"/proc/{self.pid}/status") as status:
            lines = dict(line.split(":", 1) for line in status)
        return int(lines[which].split()[0]) / 1024

    def rests(self, seconds):
        """Reads what is drawn for so long, and does nothing."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if select.select([self.fd], [], [], left)[0]:
                os.read(self.fd, 1 << 16)

    def first(self):
        """Waits for the next bytes; how long that took."""
        begun = time.monotonic()
        if not select.select([self.fd], [], [], LONGEST)[0]:
            raise SystemExit("nothing was drawn")
        os.read(self.fd, 1 << 16)
        return time.monotonic() - begun

    def works(self):
        """Whether one of its threads runs or waits for the disk or a processor."""
        for task in os.listdir(f"/proc/{self.pid}/task"):
            try:
                with open(f"/proc/{self.pid}/task/{task}/stat") as stat:
                    if stat.read().rsplit(") ", 1)[1][0] != "S":
                        return True
            except (FileNotFoundError, ProcessLookupError):
                # It ended meanwhile.
                continue
        return False

    def still(self, quiet=0.01):
        """Waits until nothing more is drawn and no thread works; the time of the last bytes."""
        last = time.monotonic()
        while True:
            if select.select([self.fd], [], [], quiet)[0]:
                os.read(self.fd, 1 << 16)
                last = time.monotonic()
            elif not self.works():
                return last

    def press(self, key, quiet=0.01):
        """Presses a key: the wait for its frame, and the work until all is still."""
        while select.select([self.fd], [], [], 0)[0]:
            os.read(self.fd, 1 << 16)
        before = self.cpu()
        os.write(self.fd, key.encode())
        wait = self.first()
        self.still(quiet)
        return wait, self.cpu() - before

    def pressed(self, keys):
        """Presses keys one after another: every wait."""
        return [self.press(key)[0] for key in keys]

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


class Desk(Driven):
    """A build on a copy of the folder."""

    def __init__(self, program, folder):
        self.dir = tempfile.mkdtemp()
        work = os.path.join(self.dir, "work")
        shutil.copytree(folder, work, symlinks=True)
        super().__init__([program, "--workspace", work], self.dir)

    def end(self):
        super().end()
        shutil.rmtree(self.dir)


def ms(seconds):
    return f"{seconds * 1e3:9.2f} ms"


def told(what, wait, work=None):
    until = "" if work is None else f"   {work * 1e3:.0f} ms of processor until all is still"
    print(f"  {what:<34}{ms(wait)}{until}", flush=True)


def spread(what, waits):
    waits = sorted(waits)
    p99 = waits[min(len(waits) - 1, len(waits) * 99 // 100)]
    print(f"  {what:<34}{ms(statistics.median(waits))} p50 {ms(p99)} p99   ({len(waits)} keys)", flush=True)


def measure(program, folder, options):
    print(f"{program} on {folder}")
    desk = Desk(program, folder)
    try:
        desk.first()
        told("first frame", time.monotonic() - desk.begun)
        told("list at rest", desk.still(0.5) - desk.begun)
        spread("arrow in the list", desk.pressed([DOWN, UP] * (options.keys // 2)))
        told("open", *desk.press(ENTER))
        for page in range(options.pages):
            told(f"page {page + 1} of the findings", *desk.press(TAB if page else F2))
            spread("  arrow on it", desk.pressed([DOWN, UP] * 5))
        desk.press(F2)
        told("into the first form", *desk.press(RIGHT))
        told("open its first field", *desk.press(ENTER))
        spread("a character", desk.pressed(["x"] * options.keys))
        told("accept it", *desk.press(ENTER))
    finally:
        desk.end()
    desk = Desk(program, folder)
    try:
        desk.still(0.5)
        desk.press(ENTER)
        spread("arrow among sections", desk.pressed([DOWN] * options.table))
        told("into the table", *desk.press(RIGHT))
        spread("arrow in the table", desk.pressed([DOWN] * options.keys))
        told("its last row", *desk.press(END))
        print(f"  {'memory with the record open':<34}{desk.memory():9.1f} MiB")
        desk.press(ESC)
        told("back to the list", *desk.press(ESC))
        print(f"  {'memory at the end':<34}{desk.memory():9.1f} MiB")
    finally:
        desk.end()


EXAMPLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "assessments")


def copies(folder, count):
    """Makes a folder of copies of the examples, with names of their own."""
    names = sorted(name for name in os.listdir(EXAMPLES) if name.endswith(".json"))
    read = [json.load(open(os.path.join(EXAMPLES, name), encoding="utf-8")) for name in names]
    examples = [one for one in read if one.get("format") == "chujing-assessment"]
    for at in range(count):
        one = json.loads(json.dumps(examples[at % len(examples)]))
        one["id"] = f"r-{at:06d}"
        one["answers"]["handler"]["name"] = f"公司{at % 300}"
        one["answers"]["handler"].pop("credit_code", None)
        one["answers"]["record"]["title"] = f"row{at:05d}"
        for group in one["answers"].get("groups", []):
            group["name"] = f"{group['name']}{at % 300}"
        with open(os.path.join(folder, f"row{at:05d}.json"), "w", encoding="utf-8") as file:
            json.dump(one, file, ensure_ascii=False, indent=1)
    # What is as young as its index is read again.
    time.sleep(2.5)


def rows_for(peer, folder, count):
    """Gives a peer as many rows; the command that shows them."""
    name = os.path.basename(peer)
    if name == "vd":
        with open(os.path.join(folder, "rows.tsv"), "w", encoding="utf-8") as file:
            file.write("file\ttitle\tcompany\tstate\n")
            file.writelines(f"row{at:05d}\t评估{at}\t公司{at % 300}\tincomplete\n" for at in range(count))
        return [peer, "rows.tsv"]
    if name in ("tig", "lazygit"):
        subprocess.run(["git", "init", "-q", folder], check=True)
        who = "A <a@example.org>"
        commits = "".join(
            f"commit refs/heads/main\ncommitter {who} {1700000000 + at} +0000\ndata 8\nrow{at:05d}\n"
            for at in reversed(range(count))
        )
        subprocess.run(["git", "-C", folder, "fast-import", "--quiet"], input=commits.encode(), check=True)
        subprocess.run(["git", "-C", folder, "symbolic-ref", "HEAD", "refs/heads/main"], check=True)
        return [peer, "main"] if name == "tig" else [peer, "--use-config-dir", folder, "log"]
    if name == "taskwarrior-tui":
        tasks = [
            {"uuid": f"00000000-0000-4000-8000-{at:012d}", "status": "pending", "entry": "20260101T000000Z",
             "description": f"row{at:05d}", "project": f"c{at % 300}"}
            for at in range(count)
        ]
        os.environ["TASKRC"] = os.path.join(folder, "taskrc")
        with open(os.environ["TASKRC"], "w", encoding="utf-8") as file:
            file.write(f"data.location={folder}\n")
        read = json.dumps(tasks).encode()
        subprocess.run(["task", "rc.verbose=nothing", "import", "-"], input=read, check=True, capture_output=True)
        return [peer]
    raise SystemExit(f"{peer}: {', '.join(PEERS)} are known")


def beside(what, command, folder, keys):
    driven = Driven(command, folder)
    try:
        first = driven.until("row0000")
        rest = driven.still(0.5) - driven.begun
        work = driven.cpu()
        waits = sorted(driven.pressed([DOWN] * keys))
        print(
            f"  {what:<34}{ms(first)} first frame {ms(rest)} at rest {work * 1e3:7.0f} ms of processor"
            f" {ms(statistics.median(waits))} p50 {ms(waits[-1 - len(waits) // 100])} p99",
            flush=True,
        )
        held = driven.memory()
        # What was freed is given back some time later.
        driven.rests(IDLE)
        print(f"  {'':<34}{held:9.1f} MiB after the keys {driven.memory():9.1f} MiB idle {driven.memory('VmHWM'):9.1f} MiB at most")
    finally:
        driven.end()


def changed(what, command, folder, count=100):
    """Other programs write records while the list is shown: until that is seen, and until all is right again."""
    driven = Driven(command, folder)
    try:
        driven.until("row0000")
        driven.still(0.5)
        names = sorted(name for name in os.listdir(folder) if name.startswith("row"))[:count]
        for name in names:
            path = os.path.join(folder, name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.replace('"title": "row', '"title": "NEU'))
        begun = time.monotonic()
        # Only cells that changed are drawn.
        driven.until("NEU")
        seen = time.monotonic() - begun
        rest = driven.still(0.5) - begun
        print(f"  {what:<34}{ms(seen)} seen        {ms(rest)} at rest, after {len(names)} files changed", flush=True)
    finally:
        driven.end()


def compare(count, options):
    print(f"{count} rows")
    for program in options.program:
        with tempfile.TemporaryDirectory() as folder:
            copies(folder, count)
            command = [os.path.abspath(program), "--workspace", folder]
            beside(f"{os.path.basename(program)}, no index", command, folder, options.keys)
            beside(f"{os.path.basename(program)}, again", command, folder, options.keys)
            if count >= 100:
                changed(f"{os.path.basename(program)}, others write", command, folder)
    for peer in options.peers:
        with tempfile.TemporaryDirectory() as folder:
            beside(peer, rows_for(peer, folder, count), folder, options.keys)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", help="folders of assessments; the first record of each is opened")
    parser.add_argument("--copies", nargs="+", type=int, default=[], help="how many copies of the examples are listed")
    parser.add_argument("--peers", nargs="+", default=[], help=f"programs that show as many rows: {', '.join(PEERS)}")
    parser.add_argument("--program", nargs="+", default=["target/release/chujing"], help="one build, or several to compare")
    parser.add_argument("--keys", type=int, default=60, help="how many keys of a kind")
    parser.add_argument("--table", type=int, default=6, help="how many sections down the table stands")
    parser.add_argument("--pages", type=int, default=13, help="how many pages of findings are looked at")
    options = parser.parse_args()
    for count in options.copies:
        compare(count, options)
    for folder in options.folder:
        for program in options.program:
            measure(os.path.abspath(program), folder, options)


main()
