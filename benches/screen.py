"""A build at work in a terminal of its own, whose screen is read as a person reads it.

Keys are counted as they are sent: letters that are typed apart from keys that move and choose; a pasted text is one key. Nothing is sent to
a place that was not seen before: who moves the bar looks where it stands. Python's standard library; Linux only.
"""

import codecs
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
import unicodedata

NAMED = {
    "Enter": "\r", "Esc": "\x1b", "Tab": "\t", "S-Tab": "\x1b[Z", "Space": " ", "Bksp": "\x7f", "Del": "\x1b[3~",
    "Up": "\x1b[A", "Down": "\x1b[B", "Right": "\x1b[C", "Left": "\x1b[D", "Home": "\x1b[H", "End": "\x1b[F",
    "PgUp": "\x1b[5~", "PgDn": "\x1b[6~", "C-End": "\x1b[1;5F", "A-Up": "\x1b[1;3A", "A-Down": "\x1b[1;3B",
    "F1": "\x1bOP", "F2": "\x1bOQ", "F3": "\x1bOR", "F4": "\x1bOS", "F5": "\x1b[15~", "F6": "\x1b[17~", "F7": "\x1b[18~",
    "F8": "\x1b[19~", "F9": "\x1b[20~", "F10": "\x1b[21~", "F11": "\x1b[23~", "F12": "\x1b[24~",
}

def encoded(key):
    if key in NAMED:
        return NAMED[key]
    if key.startswith("C-"):
        return chr(ord(key[2].upper()) & 31)
    if key.startswith("A-"):
        return "\x1b" + key[2]
    raise SystemExit(f"no such key: {key}")


class Desk:
    """A build at work, and what its screen shows."""

    def __init__(self, program, size):
        columns, lines = map(int, size.split("x"))
        self.cells = [[" "] * columns for _ in range(lines)]
        self.at = (0, 0)
        self.left = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")
        self.dir = tempfile.mkdtemp()
        self.work = os.path.join(self.dir, "work")
        os.mkdir(self.work)
        self.keys = self.letters = 0
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", CHUJING_SETTINGS="", CHUJING_LANG="zh", CHUJING_WIDTH="narrow")
            os.chdir(self.dir)
            os.execv(program, [program, "--workspace", self.work])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.still(0.4)

    # What is seen.

    def still(self, quiet=0.04):
        """Reads what is drawn until nothing more is, or for five seconds: a search beside the keys draws all the time."""
        end = time.monotonic() + 5
        while time.monotonic() < end and select.select([self.fd], [], [], quiet)[0]:
            self.read(os.read(self.fd, 1 << 16))

    def wait(self, is_there, most=120):
        """Waits until something is there; a build that is not optimised takes its time. Says whether it came."""
        end = time.monotonic() + most
        while not is_there() and time.monotonic() < end:
            if select.select([self.fd], [], [], 0.2)[0]:
                self.read(os.read(self.fd, 1 << 16))
        return is_there()

    def read(self, drawn):
        self.left += self.decoder.decode(drawn)
        # A sequence that is not whole yet waits for the rest.
        text = re.sub(r"\x1b(?:\[[0-9;?]*)?$", "", self.left)
        self.left = self.left[len(text):]
        for move, other, words in re.findall(r"\x1b\[(\d*;?\d*)H|(\x1b(?:\[[0-9;?]*[A-Za-ln-z]|\[[0-9;?]*m|[()][A-Z0-9]|[=>78]|\][^\x07]*\x07))|([^\x1b]+)", text):
            if words:
                self.put(words)
            elif other.endswith("J"):
                self.cells = [[" "] * len(line) for line in self.cells]
            elif not other:
                line, _, column = move.partition(";")
                self.at = (int(line or 1) - 1, int(column or 1) - 1)

    def put(self, words):
        line, column = self.at
        for char in words:
            if unicodedata.combining(char) or char < " ":
                continue
            wide = 2 if unicodedata.east_asian_width(char) in "WF" else 1
            if line < len(self.cells) and column < len(self.cells[line]):
                cells = self.cells[line]
                # Half of a wide character that is written over is gone whole.
                if cells[column] == "" and column > 0 and cells[column - 1] != "":
                    cells[column - 1] = " "
                behind = column + wide
                if behind < len(cells) and cells[behind] == "":
                    cells[behind] = " "
                cells[column] = char
                if wide == 2 and column + 1 < len(self.cells[line]):
                    self.cells[line][column + 1] = ""
            column += wide
        self.at = (line, column)

    def screen(self):
        return ["".join(line) for line in self.cells]

    def shows(self, words):
        return any(words in line for line in self.screen())

    def expect(self, words, most=20):
        """Waits until words are seen; without them the run is over."""
        if not self.wait(lambda: self.shows(words), most):
            self.lost(f"no {words}")

    def lost(self, what):
        raise SystemExit(f"{what}:\n" + "\n".join(self.screen()))

    def under(self):
        """The field or section that is told of below."""
        for line in self.screen():
            found = re.search(r"── ?(.+?)(?: - |，| ──| ─|─)", line)
            if found:
                return found[1].strip()
        return ""

    def line_of(self, words, behind=0):
        """The line of the screen on which a name stands alone, behind a column."""
        for at, line in enumerate(self.cells):
            said = "".join(line[behind:])
            if re.search(rf"(?<![\w）]){re.escape(words)}(?![\w（])", said):
                return at
        return self.lost(f"{words} is not seen")

    # What is sent.

    def send(self, text):
        os.write(self.fd, text.encode())
        self.still()

    def do(self, *steps):
        """Keys by their names; `type:` before text that is typed, `paste:` before what is pasted; one character is a key."""
        for step in steps:
            times, _, key = step.partition("*") if re.match(r"\d+\*.", step) else ("", "", step)
            for _ in range(int(times or 1)):
                if key.startswith("type:"):
                    for letter in key[5:]:
                        self.send(letter)
                        self.letters += 1
                elif key.startswith("paste:"):
                    self.send(f"\x1b[200~{key[6:]}\x1b[201~")
                    self.keys += 1
                elif key:
                    self.send(key if len(key) == 1 else encoded(key))
                    # An escape alone is told from the beginning of another key by what follows it.
                    self.still(0.06 if key == "Esc" else 0.01)
                    self.keys += 1
        self.still()

    def to(self, label, key="Down", most=60):
        """Moves the bar until this field or section stands under it."""
        self.still(0.25)
        for _ in range(most):
            if self.under() == label:
                return
            self.do(key)
            select.select([self.fd], [], [], 1)
            self.still(0.12)
        self.lost(f"no way to {label}; {self.under()} is seen")

    def section(self, title):
        """Goes to a section from wherever one is: by its name in the palette."""
        self.do("C-p", f"paste:去：{title}")
        self.still(0.15)
        self.do("Enter")
        self.still(0.15)

    def jump(self, words, behind=0):
        """Goes to the line on which a name stands by the label that is written there; the labels are read from the screen."""
        line = self.line_of(words, behind)
        before = list(self.cells[line])
        self.do("A-j")
        self.still(0.3)
        now = self.cells[line]
        new = "".join(one if one != old and one.isdigit() else " " for one, old in zip(now[behind:], before[behind:]))
        label = new.split()
        if not label:
            self.lost(f"no label at {words}")
        self.do(*label[0])
        self.still(0.1)

    # What is kept.

    def record(self):
        """The record as it is saved."""
        self.send(encoded("C-s"))
        time.sleep(0.8)
        self.still()
        (file,) = glob.glob(os.path.join(self.work, "*.json"))
        with open(file) as record:
            held = json.load(record)
        return held.get("answers", held)

    def has_package(self):
        return any(files for _, _, files in os.walk(os.path.join(self.dir, "package")))

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)
        shutil.rmtree(self.dir)


def rows(record, section):
    return record.get(section, [])
