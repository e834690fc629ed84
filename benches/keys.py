#!/usr/bin/env python3
"""Counts the keys that the same work takes in two builds, task by task.

    python3 benches/keys.py PROGRAM [--before PROGRAM] [--size 80x24] [--show]

Each build does the tasks with its own keys, in a pseudo-terminal, on a folder of its own; after each task the record is read from its
file and must hold what the task is about, so that no count is of something that did not happen. A pasted text is one key, and
letters that are typed are told apart from keys that move and choose. --before takes the build of commit b16b462. Python's
standard library is all it needs; Linux only.
"""

import argparse
import fcntl
import glob
import json
import os
import pty
import re
import select
import shutil
import signal
import struct
import tempfile
import termios
import time

NAMED = {
    "Enter": "\r", "Esc": "\x1b", "Tab": "\t", "S-Tab": "\x1b[Z", "Space": " ", "Bksp": "\x7f", "Del": "\x1b[3~",
    "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D", "Home": "\x1b[H", "End": "\x1b[F",
    "PgUp": "\x1b[5~", "PgDn": "\x1b[6~", "C-End": "\x1b[1;5F", "A-Up": "\x1b[1;3A", "A-Down": "\x1b[1;3B",
    "F1": "\x1bOP", "F2": "\x1bOQ", "F3": "\x1bOR", "F4": "\x1bOS", "F5": "\x1b[15~", "F6": "\x1b[17~", "F7": "\x1b[18~",
    "F8": "\x1b[19~", "F9": "\x1b[20~", "F10": "\x1b[21~", "F11": "\x1b[23~", "F12": "\x1b[24~",
}

# Thirty items as a team keeps them: the names, what they are, why they are needed.
GROUPS = ["姓名", "电话", "邮箱", "地址", "证件号码", "出生日期", "国籍", "会员号", "航班号", "座位号"]
ITEMS = "名称\t说明\n" + "".join(
    f"{name}{number}\t{name}的第{number}项\n" for number in (1, 2, 3) for name in GROUPS)


def encoded(key):
    if key in NAMED:
        return NAMED[key]
    if key.startswith("C-"):
        return chr(ord(key[2].upper()) & 31)
    if key.startswith("A-"):
        return "\x1b" + key[2]
    raise SystemExit(f"no such key: {key}")


class Desk:
    """A build at work in a terminal of its own."""

    def __init__(self, program, size):
        self.dir = tempfile.mkdtemp()
        self.work = os.path.join(self.dir, "work")
        os.mkdir(self.work)
        self.keys = self.letters = 0
        self.drawn = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", CHUJING_SETTINGS="", CHUJING_LANG="zh", CHUJING_WIDTH="narrow")
            os.chdir(self.dir)
            os.execv(program, [program, "--workspace", self.work])
        columns, self.rows = map(int, size.split("x"))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", self.rows, columns, 0, 0))
        self.still(0.4)

    def still(self, quiet=0.03):
        """Waits until nothing more is drawn."""
        while select.select([self.fd], [], [], quiet)[0]:
            self.drawn += os.read(self.fd, 1 << 16)

    def send(self, text):
        os.write(self.fd, text.encode())
        self.still()

    def do(self, *steps):
        """Keys by their names; `type:` before text that is typed, `paste:` before what is pasted, `label:` before the place of
        a line in the body, to which its label leads."""
        for step in steps:
            times, _, key = step.rpartition("*")
            for _ in range(int(times or 1)):
                if key.startswith("type:"):
                    for letter in key[5:]:
                        self.send(letter)
                        self.letters += 1
                elif key.startswith("label:"):
                    self.still(0.3)
                    self.drawn = b""
                    self.do("A-j")
                    self.still(0.3)
                    label = self.labels()[int(key[6:])]
                    for figure in label:
                        self.send(figure)
                        self.keys += 1
                elif key.startswith("paste:"):
                    self.send(f"\x1b[200~{key[6:]}\x1b[201~")
                    self.keys += 1
                else:
                    self.send(encoded(key))
                    # An escape alone is told from the beginning of another key by what follows it.
                    self.still(0.06 if key == "Esc" else 0.01)
                    self.keys += 1

    def labels(self):
        """The labels that were just drawn down the body, from its top."""
        row = column = 0
        found = {}
        for token in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|[^\x1b]+", self.drawn.decode(errors="replace")):
            move = re.fullmatch(r"\x1b\[(\d+);(\d+)H", token)
            if move:
                row, column = map(int, move.groups())
            elif not token.startswith("\x1b"):
                digits = re.match(r"\d+", token)
                if digits:
                    found.setdefault(row, {})[column] = digits[0]
                column += len(token)
        # Behind the sections, above the footer.
        return [next(iter(labels.values())) for row, labels in sorted(found.items())
                for labels in [{at: one for at, one in labels.items() if at > 23 and row < self.rows}] if labels]

    def record(self):
        """The record as it is saved."""
        self.send(encoded("C-s"))
        time.sleep(0.8)
        self.still()
        (file,) = glob.glob(os.path.join(self.work, "*.json"))
        with open(file) as record:
            held = json.load(record)
        return held.get("answers", held)

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        shutil.rmtree(self.dir)


def rows(record, section):
    return record.get(section, [])


def items_are_there(desk):
    return len(rows(desk.record(), "items")) == 30


def twelve_are_sensitive(desk):
    found = [row.get("sensitivity") for row in rows(desk.record(), "items")]
    return [at for at, one in enumerate(found) if one == "sensitive"] == list(range(4, 16))


def sixteen_are_chosen(desk):
    record = desk.record()
    ids = [row["id"] for row in rows(record, "items")]
    chosen = [ids.index(id) for row in rows(record, "scenarios") for id in row.get("items", [])]
    return sorted(chosen) == list(range(9)) + list(range(12, 19))


def a_gap_is_filled(desk):
    return len(desk.record().get("handler", {})) == 1


def a_package_is_made(desk):
    time.sleep(3)
    desk.still()
    return any("package" in folder or files for folder, _, files in os.walk(os.path.join(desk.dir, "package")))


# What each build must hold after a task; how one comes to its beginning, which is not counted; and its keys.
TASKS = [
    ("30 items pasted", items_are_there, {
        "before": (["F4", "type:keys", "Enter"], ["5*Down", "Right", f"paste:{ITEMS}", "Del", "Enter"]),
        "now": (["F4", "type:keys", "Enter"], ["6*Down", "Right", f"paste:{ITEMS}", "Tab"]),
    }),
    ("12 rows changed in one field", twelve_are_sensitive, {
        "before": (["Home"], ["4*Down"] + 12 * ["Enter", "5*Down", "Enter", "Enter", "Esc", "Down"]),
        "now": (["Home", "Esc", "Right"], ["label:4", "Space", "label:13", "2*Down", "type:v", "5*Right", "Enter", "Enter"]),
    }),
    ("16 of 30 items chosen", sixteen_are_chosen, {
        "before": (
            ["Left", "Down", "Right", "F4", "type:s", "Enter", "4*Down"],
            ["Enter"] + 9 * ["Space", "Down"] + ["3*Down"] + 6 * ["Space", "Down"] + ["Space", "Enter"]),
        "now": (
            ["S-Tab", "Down", "Right", "F4", "type:s", "Enter", "3*Down"],
            ["Enter", "Space", "label:8", "F6", "label:12", "Space", "label:18", "F6", "Enter"]),
    }),
    ("a gap filled", a_gap_is_filled, {
        "before": (["2*Esc", "Home"], ["F8", "Enter", "Down", "Enter"]),
        "now": (["2*Esc", "Home"], ["F8", "Enter", "Down", "Enter"]),
    }),
    ("a package made", a_package_is_made, {
        "before": ([], ["F10", "F10"]),
        "now": ([], ["F10", "F10"]),
    }),
]


def counted(program, which, size, is_shown):
    """The keys and the letters of every task; nothing for one that did not come about."""
    desk = Desk(program, size)
    out = []
    for name, is_done, scripts in TASKS:
        there, keys = scripts[which]
        desk.do(*there)
        desk.keys = desk.letters = 0
        desk.do(*keys)
        count = (desk.keys, desk.letters)
        done = is_done(desk)
        out.append(count if done else None)
        if is_shown and not done:
            print(f"{which}, {name}:\n{desk.record()}")
    desk.end()
    return out


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("program")
    args.add_argument("--before", help="the build of commit b16b462")
    args.add_argument("--size", default="140x40")
    args.add_argument("--show", action="store_true", help="show the record where a task did not come about")
    args = args.parse_args()
    programs = [("before", args.before)] if args.before else []
    programs.append(("now", args.program))
    columns = [counted(os.path.abspath(program), which, args.size, args.show) for which, program in programs]
    print("keys (and letters typed)".ljust(34) + "".join(which.rjust(14) for which, _ in programs))
    for at, (name, _, _) in enumerate(TASKS):
        cells = [column[at] for column in columns]
        print(name.ljust(34) + "".join(
            ("not done" if cell is None else f"{cell[0]} ({cell[1]})").rjust(14) for cell in cells))


if __name__ == "__main__":
    main()
