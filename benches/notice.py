#!/usr/bin/env python3
"""Counts the keys that a whole record takes in two builds: that of a published passenger notice, from an empty folder to its package.

    python3 benches/notice.py PROGRAM [--before PROGRAM] [--size 140x40] [--show]

Two recipients, one of which reaches the data by remote access alone; two groups of people; thirty items pasted, of which one scenario
takes sixteen and the other two; measures, a consent for each scenario, and the package. A person who reads the screen does it: the bar is
moved until the field that is meant stands under it. Text comes from the notice and is pasted, which is one key; whatever is typed counts
letter by letter. The build of commit b16b462 (--before) takes one answer after another; that of now takes rows as tables, which is
what its sheet for pasted tables is for. In the end both records must hold the same answers. Python's standard library; Linux only.
"""

import argparse
import os
import re

from screen import Desk

OPTIONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "form", "options")


def codes(name):
    """The codes of a list of choices, in its order."""
    with open(os.path.join(OPTIONS, f"{name}.tsv")) as lines:
        return [line.split("\t")[0] for line in lines][1:]


LISTS = {name: codes(name) for name in ("relations", "roles", "measure_sides", "measure_areas")}

# Headings as the sections call their fields; words as their choices are called.
RECIPIENTS = [
    ["名称", "所在国家或者地区", "详细地址", "联系人及职务", "联系方式", "与本企业的关系", "角色"],
    ["Skyline Call Centre Inc.", "菲律宾", "8 Example Road, Manila", "Ana Cruz, data protection officer", "dpo@skyline.example", "service_provider", "entrusted"],
    ["Alliance Office B.V.", "荷兰", "1 Example Straat, Amsterdam", "Jan Smit, privacy officer", "privacy@alliance.example", "business_partner", "independent_handler"],
]
GROUPS = [
    ["人群", "一般个人信息人数", "敏感个人信息人数", "统计截止日", "数据来源和去重方法"],
    ["旅客", "260000", "9000", "2026-11-01", "订座系统按证件号码去重"],
    ["常旅客会员", "80000", "0", "2026-11-01", "会员系统按会员号去重"],
]
MEASURES = [
    ["措施", "由谁实施", "领域", "具体做法"],
    ["远程访问按岗位授权", "handler", "access", "只读界面，按岗位授权，操作全程记录"],
    ["传输加密", "handler", "transmission", "传输使用TLS 1.3"],
    ["境外人员保密承诺", "recipient", "training", "上岗前签署保密承诺并每年培训"],
]
HANDLER = [
    ("名称", "line", "样例航空有限公司"),
    ("注册地址", "line", "浙江省杭州市样例路1号"),
    ("法定代表人", "line", "张三"),
    ("经办人", "line", "李四"),
    ("经办人联系方式", "line", "0571-00000000"),
    ("对个人公布的联系方式", "line", "privacy@sample.example"),
    ("是否被认定为关键信息基础设施运营者", "choice", "否"),
    ("是否被告知或者公开发布为重要数据", "choice", "否"),
]
REMOTE = "境外远程访问"
BASIS = "取得个人的同意"
SCENARIOS = [
    ("境外呼叫中心客服", [0], [0, 1], [*range(9), *range(12, 19)], REMOTE, "公共互联网远程访问", "境外客服远程查看订座信息，以答复旅客", "旅客以英语求助的夜间时段境内没有客服"),
    ("联盟积分互认", [1], [1], [0, 7], "向境外传输", "公共互联网传输", "向联盟办公室提供会员号，以互认积分", "积分互认须由联盟统一计算"),
]
CONSENTS = [("客服单独同意", 0, [0, 1]), ("积分单独同意", 1, [1])]


def tsv(table):
    return "\n".join("\t".join(line) for line in table)


def items():
    names = ["姓名", "电话", "邮箱", "地址", "证件号码", "出生日期", "国籍", "会员号", "航班号", "座位号"]
    return "名称\t说明\n" + "".join(f"{name}{part}\t{name}的第{number}项\n"
        for number, part in enumerate(("甲", "乙", "丙"), 1) for name in names)


class Reader(Desk):
    """A desk at which a record is filled in."""

    def answer(self, label, kind, what, is_now):
        """Answers the field of this label as this build is quickest: a text, or the words of the choices that are meant."""
        self.to(label)
        if kind in ("line", "text"):
            self.do(*([] if is_now else ["Enter"]), f"paste:{what}", "Enter" if kind == "line" else "Tab")
            return
        words = what if kind == "many" else [what]
        self.do("Enter")
        self.still(0.2)
        at = 1
        for one in words:
            if is_now:
                self.do(str(self.number(one)))
                continue
            self.do(*(self.number(one) - at) * ["Down"], *(["Space"] if kind == "many" else []))
            at = self.number(one)
        self.still(0.2)
        if is_now or kind == "many":
            ticked = [at for at, (_, is_ticked) in enumerate(self.listed(), 1) if is_ticked]
            if ticked != [self.number(word) for word in words]:
                self.lost(f"{label}: {ticked} instead of {words}")
        self.do("Enter")

    def listed(self):
        """The choices that are seen, each with whether it is taken."""
        marked = re.compile(r"[(\[]([ *x])[)\]] (\S.*?)(?=\s{2}|\s*│|\s*$)")
        return [(found[2], found[1] != " ") for found in map(marked.search, self.screen()) if found]

    def number(self, word):
        """The number of the choice that is called so, from 1: in full, or but for what stands behind it in brackets."""
        for at, (name, _) in enumerate(self.listed(), 1):
            if name == word or name.startswith(f"{word}（"):
                return at
        return self.lost(f"no choice {word}")


def rows_by_keys(desk, table, kinds):
    """One row after another, one answer after another."""
    for line in table[1:]:
        desk.do("F4", f"paste:{line[0]}", "Enter")
        for label, kind, words in list(zip(table[0], kinds, line))[1:]:
            desk.to(label)
            if kind == "name":
                # What is listed first may only begin so: the build of before took it unasked.
                desk.do("Enter", f"type:{words}")
                desk.still(0.3)
                found = [match[1].strip() for match in map(re.compile(r"\([ *]?\) ?(\S+)").search, desk.screen()) if match]
                desk.do(*(found.index(words) if words in found else 0) * ["Down"], "Enter")
            elif kind in LISTS:
                desk.do("Enter", *LISTS[kind].index(words) * ["Down"], "Enter")
            elif kind == "text":
                desk.do("Enter", f"paste:{words}", "Tab")
            else:
                desk.do("Enter", f"paste:{words}", "Enter")
        desk.do("Esc")


def table(desk, title, data, kinds, is_now):
    desk.section(title)
    if is_now:
        desk.do(f"paste:{tsv(data)}")
        desk.still(0.3)
        desk.do("Tab")
        desk.still(0.3)
    else:
        rows_by_keys(desk, data, kinds)


def begin(desk, is_now):
    desk.do("F4", "type:notice", "Enter")


def handler(desk, is_now):
    desk.section("个人信息处理者")
    desk.do("Home")
    for label, kind, what in HANDLER:
        desk.answer(label, kind, what, is_now)


def recipients(desk, is_now):
    table(desk, "境外接收方", RECIPIENTS, ["line", "name", "line", "line", "line", "relations", "roles"], is_now)


def groups(desk, is_now):
    table(desk, "人群与人数", GROUPS, ["line", "line", "line", "line", "text"], is_now)


def thirty(desk, is_now):
    desk.section("个人信息项")
    desk.do(f"paste:{items()}", *(["Tab"] if is_now else ["Del", "Enter"]))
    desk.still(0.3)


def scenarios(desk, is_now):
    for name, to_whom, whose, which, act, manner, purpose, why in SCENARIOS:
        desk.section("出境场景")
        desk.do("F4", f"paste:{name}", "Enter")
        desk.answer("处理目的", "text", purpose, is_now)
        desk.answer("境外接收方", "many", [RECIPIENTS[one + 1][0] for one in to_whom], is_now)
        desk.answer("涉及人群", "many", [GROUPS[one + 1][0] for one in whose], is_now)
        desk.to("个人信息项")
        chosen(desk, which, is_now)
        desk.answer("含个人信息", "choice", "是", is_now)
        desk.answer("出境行为", "choice", act, is_now)
        desk.answer("出境方式", "many", [manner], is_now)
        desk.answer("出境活动的必要性", "text", why, is_now)
        desk.answer("合法性基础", "choice", BASIS, is_now)


def chosen(desk, which, is_now):
    """Items by the quickest way: now ranges, from label to label."""
    if is_now:
        names = [line.split("\t")[0] for line in items().split("\n")[1:]]
        desk.do("Enter")
        desk.expect(names[which[0]])
        for one in which:
            is_first, is_last = one - 1 not in which, one + 1 not in which
            if (is_first or is_last) and one > 0:
                desk.jump(names[one])
            if is_first:
                desk.do("Space")
            elif is_last:
                desk.do("F6")
        desk.do("Enter")
        return
    steps, at = ["Enter"], 0
    for one in which:
        steps += ["Down"] * (one - at) + ["Space"]
        at = one
    desk.do(*steps, "Enter")


def measures(desk, is_now):
    table(desk, "安全措施", MEASURES, ["line", "measure_sides", "measure_areas", "text"], is_now)


def consents(desk, is_now):
    for name, scenario, whose in CONSENTS:
        desk.section("告知与单独同意")
        desk.do("F4", f"paste:{name}", "Enter")
        desk.answer("场景（目的）", "choice", SCENARIOS[scenario][0], is_now)
        desk.answer("人群", "many", [GROUPS[one + 1][0] for one in whose], is_now)
        desk.answer("接收方", "many", [RECIPIENTS[scenario + 1][0]], is_now)
        desk.answer("文本版本", "line", "2026-11", is_now)


def package(desk, is_now):
    desk.do("F10")
    desk.wait(lambda: any("材料包" in line and "┌" in line for line in desk.screen()))
    desk.do("F10")
    desk.wait(desk.has_package)


TASKS = [("a record begun", begin), ("the handler", handler), ("2 recipients", recipients), ("2 groups", groups),
         ("30 items pasted", thirty), ("2 scenarios, 16 of 30 items", scenarios), ("3 measures", measures),
         ("2 consents", consents), ("the package", package)]


def told(record):
    """The answers with names in the place of ids, and without what nobody was asked for here."""
    names = {row["id"]: row.get("name") for section in record.values() if isinstance(section, list)
             for row in section if isinstance(row, dict) and "id" in row}

    def named(value):
        if isinstance(value, list):
            return [named(one) for one in value]
        if isinstance(value, dict):
            return {key: named(one) for key, one in value.items() if key != "id"}
        return names.get(value, value) if isinstance(value, str) else value

    parts = ["handler", "recipients", "groups", "items", "scenarios", "measures", "consents"]
    return {part: named(record.get(part)) for part in parts}


def counted(program, is_now, size, shows):
    desk = Reader(os.path.abspath(program), size)
    out = []
    for name, does in TASKS:
        desk.keys = desk.letters = 0
        does(desk, is_now)
        out.append((desk.keys, desk.letters))
        if shows:
            print(name, out[-1], flush=True)
    has_package = desk.has_package()
    record = told(desk.record())
    desk.end()
    return out, record, has_package


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("program")
    args.add_argument("--before", help="the build of commit b16b462")
    args.add_argument("--size", default="140x40")
    args.add_argument("--show", action="store_true", help="print each task as it is done, and what differs")
    args = args.parse_args()
    builds = [("before", args.before, False)] if args.before else []
    builds.append(("now", args.program, True))
    counts = [(which, *counted(program, is_now, args.size, args.show)) for which, program, is_now in builds]
    print("keys (and letters typed)".ljust(34) + "".join(which.rjust(14) for which, *_ in counts))
    for at, (name, _) in enumerate(TASKS):
        print(name.ljust(34) + "".join(f"{one[at][0]} ({one[at][1]})".rjust(14) for _, one, *_ in counts))
    sums = [sum(keys + letters for keys, letters in one) for _, one, *_ in counts]
    print("all of it".ljust(34) + "".join(str(one).rjust(14) for one in sums))
    for which, _, record, has_package in counts:
        if not has_package:
            raise SystemExit(f"{which}: no package was made")
        if record != counts[0][2]:
            for part, held in record.items():
                if held != counts[0][2][part] and args.show:
                    print(part, "now:", held, "\nbefore:", counts[0][2][part])
            raise SystemExit("the two records do not hold the same answers")
    if len(sums) > 1:
        print(f"both records hold the same answers; {100 * sums[1] // sums[0]} in a hundred of the keys")


if __name__ == "__main__":
    main()
