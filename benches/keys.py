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
        columns, rows = map(int, size.split("x"))
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.still(0.4)

    def still(self, quiet=0.03):
        """Waits until nothing more is drawn."""
        while select.select([self.fd], [], [], quiet)[0]:
            self.drawn += os.read(self.fd, 1 << 16)

    def send(self, text):
        os.write(self.fd, text.encode())
        self.still()

    def do(self, *steps):
        """Keys by their names; `type:` before text that is typed, `paste:` before what is pasted."""
        for step in steps:
            times, _, key = step.rpartition("*")
            for _ in range(int(times or 1)):
                if key.startswith("type:"):
                    for letter in key[5:]:
                        self.send(letter)
                        self.letters += 1
                elif key.startswith("paste:"):
                    self.send(f"\x1b[200~{key[6:]}\x1b[201~")
                    self.keys += 1
                else:
                    self.send(encoded(key))
                    # An escape alone is told from the beginning of another key by what follows it.
                    self.still(0.06 if key == "Esc" else 0.01)
                    self.keys += 1

    def record(self):
        """The record as it is saved."""
        self.send(encoded("C-s"))
        time.sleep(0.3)
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


def sections(record, name):
    return record.get(name, [])


def items_are_there(record):
    return len(sections(record, "items")) == 30


def twelve_are_sensitive(record):
    found = [row.get("sensitivity") for row in sections(record, "items")]
    return [at for at, one in enumerate(found) if one == "sensitive"] == list(range(4, 16))


def sixteen_are_chosen(record):
    ids = [row["id"] for row in sections(record, "items")]
    (scenario,) = sections(record, "scenarios")
    chosen = [ids.index(id) for id in scenario.get("items", [])]
    return sorted(chosen) == list(range(0, 9)) + list(range(12, 19))
