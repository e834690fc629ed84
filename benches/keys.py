#!/usr/bin/env python3
"""Counts the keys that the same work takes in two builds, task by task.

    python3 benches/keys.py PROGRAM [--before PROGRAM] [--size 140x40] [--show]

Each build does the tasks with its own keys, in a pseudo-terminal, on a folder of its own; after each task the record is read from its
file and must hold what the task is about, so that no count is of something that did not happen. Where a key goes is read from the screen
first: names of sections, rows and columns, labels, numbers of choices. A pasted text is one key, and letters that are typed are told apart
from keys that move and choose. --before takes the build of commit b16b462. Python's standard library is all it needs; Linux only.
"""

import argparse
import os
import re

from screen import Desk, rows

# Thirty items as a team keeps them: the names, what they are, why they are needed.
GROUPS = ["姓名", "电话", "邮箱", "地址", "证件号码", "出生日期", "国籍", "会员号", "航班号", "座位号"]
ITEMS = "名称\t说明\n" + "".join(
    f"{name}{number}\t{name}的第{number}项\n" for number in (1, 2, 3) for name in GROUPS)



def items_are_there(desk):
    return len(rows(desk.record(), "items")) == 30


def twelve_are_sensitive(desk):
    found = [row.get("sensitivity") for row in rows(desk.record(), "items")]
    return [at for at, one in enumerate(found) if one == "sensitive"] == list(range(4, 16))


def sixteen_are_chosen(desk):
    record = desk.record()
    ids = [row["id"] for row in rows(record, "items")]
    chosen = [ids.index(id) for row in rows(record, "scenarios") for id in row.get("items", [])]
    return sorted(chosen) == CHOSEN


def a_gap_is_filled(desk):
    return len(desk.record().get("handler", {})) == 1


def a_package_is_made(desk):
    return desk.wait(desk.has_package)


NAMES = [line.split("\t")[0] for line in ITEMS.splitlines()[1:]]
CHOSEN = [*range(9), *range(12, 19)]


def begin(desk, _):
    desk.do("F4", "type:keys", "Enter")
    desk.expect("评估概况")


def pasted(desk, is_now):
    """From the first section to that of the items, and the table."""
    for _ in range(30):
        if re.search(r"│ 个人信息项 ", desk.screen()[1]):
            break
        desk.do("Down")
        desk.still(0.1)
    desk.do("Right", f"paste:{ITEMS}")
    desk.expect(NAMES[0])
    desk.do(*(["Tab"] if is_now else ["Del", "Enter"]))
    desk.still(0.3)


def to_rows(desk, _):
    desk.section("个人信息项")
    desk.do("Home")


def changed(desk, is_now):
    """Twelve rows one below the other become sensitive."""
    first, last = NAMES[4], NAMES[15]
    if not is_now:
        desk.do("4*Down")
        for _ in range(12):
            desk.do("Enter")
            desk.to("是否敏感")
            desk.do("Enter")
            desk.expect("( ) 敏感个人信息")
            desk.do("Enter", "Esc", "Down")
        return
    desk.jump(first, 38)
    desk.do("Space")
    desk.jump(last, 38)
    desk.do("v")
    desk.expect("已标记12")
    for _ in range(12):
        if desk.shows("│ 是否敏感："):
            break
        desk.do("Right")
        desk.still(0.1)
    desk.do("Enter")
    desk.expect("写入标记的12行")
    desk.do(number(desk, "敏感个人信息"), "Enter")
    desk.still(0.3)


def number(desk, word):
    """The number that stands before a choice."""
    for line in desk.screen():
        found = re.search(rf"(\d) [(\[] [)\]] {word}", line)
        if found:
            return found[1]
    return desk.lost(f"no number before {word}")


def to_items_of_scenario(desk, _):
    desk.section("出境场景")
    desk.do("F4", "type:s", "Enter")
    desk.to("个人信息项")


def chosen(desk, is_now):
    """Sixteen of the thirty items, in two ranges."""
    desk.do("Enter")
    desk.expect(f"[ ] {NAMES[0]}")
    if not is_now:
        at = 0
        for one in CHOSEN:
            desk.do(*(one - at) * ["Down"], "Space")
            at = one
    else:
        for first, last in ((CHOSEN[0], CHOSEN[8]), (CHOSEN[9], CHOSEN[-1])):
            # The bar stands on the first of them already.
            if first:
                desk.jump(NAMES[first], 38)
            desk.do("Space")
            desk.jump(NAMES[last], 38)
            desk.do("F6")
    desk.do("Enter")


def to_beginning(desk, _):
    desk.section("评估概况")
    desk.do("Home")


def filled(desk, _):
    """The next gap, which asks to choose: its second choice."""
    desk.do("F8")
    desk.still(0.3)
    desk.do("Enter")
    desk.expect("( ) ")
    has_numbers = any(re.search(r"2 \( \) ", line) for line in desk.screen())
    desk.do("2" if has_numbers else "Down", "Enter")


def made(desk, _):
    desk.do("F10")
    desk.wait(lambda: any("材料包" in line and "┌" in line for line in desk.screen()))
    desk.do("F10")


# What is done; how one comes to its beginning, which is not counted; what is counted; and what the record must hold then.
TASKS = [
    ("30 items pasted", begin, pasted, items_are_there),
    ("12 rows changed in one field", to_rows, changed, twelve_are_sensitive),
    ("16 of 30 items chosen", to_items_of_scenario, chosen, sixteen_are_chosen),
    ("a gap filled", to_beginning, filled, a_gap_is_filled),
    ("a package made", lambda desk, _: None, made, a_package_is_made),
]


def counted(program, which, size, is_shown):
    """The keys and the letters of every task; nothing for one that did not come about."""
    desk, is_now = Desk(program, size), which == "now"
    out = []
    for name, there, does, is_done in TASKS:
        there(desk, is_now)
        desk.keys = desk.letters = 0
        does(desk, is_now)
        count = (desk.keys, desk.letters)
        done = is_done(desk)
        out.append(count if done else None)
        if is_shown:
            print(f"{which}, {name}: {count if done else desk.record()}", flush=True)
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
    for at, (name, *_) in enumerate(TASKS):
        cells = [column[at] for column in columns]
        print(name.ljust(34) + "".join(
            ("not done" if cell is None else f"{cell[0]} ({cell[1]})").rjust(14) for cell in cells))


if __name__ == "__main__":
    main()
