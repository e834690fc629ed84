#!/usr/bin/env python3
"""Drives the real program in a pseudo-terminal and prints what a person waits for.

    python3 benches/drive.py FOLDER... [--program target/release/chujing OTHER...] [--keys 60] [--table 6]

Works on a copy of each folder, and opens its first record. Printed are the first frame, the list at rest, opening the record, a
key among its sections, while text is typed and in one of its tables (p50, p99), accepting an answer, every page of the findings,
going back to the list, and the memory held. A wait runs from the key to the first bytes of its frame; behind it stands the
processor time until nothing more is done for it. Python's standard library is all it needs; Linux only.
"""

import argparse
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import tempfile
import termios
import time

UP, DOWN, RIGHT, LEFT, END = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[F"
ENTER, ESC, TAB, F2 = "\r", "\x1b", "\t", "\x1bOQ"
ROWS, COLUMNS = 40, 140
LONGEST = 120.0


class Desk:
    """One program on a copy of the folder, in a terminal of its own."""

    def __init__(self, program, folder):
        self.dir = tempfile.mkdtemp()
        work = os.path.join(self.dir, "work")
        shutil.copytree(folder, work, symlinks=True)
        self.begun = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ["TERM"] = "xterm-256color"
            os.execv(program, [program, "--workspace", work])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def cpu(self):
        with open(f"/proc/{self.pid}/stat") as stat:
            fields = stat.read().rsplit(") ", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        with open(f"/proc/{self.pid}/status") as status:
            lines = dict(line.split(":", 1) for line in status)
        return int(lines["VmRSS"].split()[0]) / 1024

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
            with open(f"/proc/{self.pid}/task/{task}/stat") as stat:
                if stat.read().rsplit(") ", 1)[1][0] != "S":
                    return True
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="+", help="folders of assessments; the first record of each is opened")
    parser.add_argument("--program", nargs="+", default=["target/release/chujing"], help="one build, or several to compare")
    parser.add_argument("--keys", type=int, default=60, help="how many keys of a kind")
    parser.add_argument("--table", type=int, default=6, help="how many sections down the table stands")
    parser.add_argument("--pages", type=int, default=11, help="how many pages of findings are looked at")
    options = parser.parse_args()
    for folder in options.folder:
        for program in options.program:
            measure(os.path.abspath(program), folder, options)


main()
