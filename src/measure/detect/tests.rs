//! Detectors on a set that was made for it and that no rule was fitted to: what of it they find, and what of theirs is right.
//!
//! The set is drawn with a fixed seed: true cells in several writings, and cells that are near misses of each kind. Names and addresses
//! are put together of parts; names are drawn from lists of their own, with rare surnames among them.
#![expect(
    clippy::string_slice,
    clippy::too_many_lines,
    reason = "the set is made of ASCII, kind by kind"
)]

use std::collections::BTreeMap;

use super::checks::check_of_identity;
use super::{HOLDS, Holds};

/// Drawn numbers, always the same.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn digits(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
    }

    fn birth(&mut self) -> String {
        format!("{}{:02}{:02}", 1940 + self.below(80), 1 + self.below(12), 1 + self.below(28))
    }
}

fn with_check(first: &str) -> String {
    format!("{first}{}", char::from(check_of_identity(first.as_bytes()).unwrap()))
}

/// The check of cards, written apart from the rule: twice every second digit from the right, cross sums.
fn card(first: &str) -> String {
    let check = (0..10).find(|check| {
        let whole = format!("{first}{check}");
        let sum: u32 = whole
            .chars()
            .rev()
            .enumerate()
            .map(|(at, digit)| {
                let digit = digit.to_digit(10).unwrap();
                if at % 2 == 1 { digit * 2 / 10 + digit * 2 % 10 } else { digit }
            })
            .sum();
        sum.is_multiple_of(10)
    });
    format!("{first}{}", check.unwrap())
}

fn made(kind: Holds, drawn: &mut Drawn) -> String {
    const GIVEN: &[&str] = &[
        "伟", "芳", "娜", "秀英", "敏", "静", "建国", "丽华", "强", "磊", "洋", "思源", "子涵",
        "浩然", "雨桐", "志强", "美玲", "晓东", "欣怡", "文博",
    ];
    // With surnames that no short list has.
    const SURNAMES: &[&str] = &[
        "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高",
        "林", "何", "郭", "马", "罗", "欧阳", "司马", "寇", "桑", "覃", "冼", "逄", "呙",
    ];
    match kind {
        Holds::IdentityNumber if drawn.below(10) == 0 => {
            format!("{}{}{}", "310104", &drawn.birth()[2..], drawn.digits(3))
        }
        Holds::IdentityNumber => {
            let place = drawn.of(&["110101", "310115", "440305", "510104", "652901", "230103"]);
            with_check(&format!("{place}{}{}", drawn.birth(), drawn.digits(3)))
        }
        Holds::ResidencePermit => {
            let place = drawn.of(&["810000", "820000", "830000"]);
            with_check(&format!("{place}{}{}", drawn.birth(), drawn.digits(3)))
        }
        Holds::PermanentResidence if drawn.below(3) == 0 => {
            format!(
                "{}{}{}{}",
                drawn.of(&["USA", "DEU", "JPN"]),
                drawn.digits(4),
                &drawn.birth()[2..],
                drawn.digits(2)
            )
        }
        Holds::PermanentResidence => {
            let place = drawn.of(&["11", "31", "44"]);
            let country = drawn.of(&["840", "276", "392"]);
            with_check(&format!("9{place}{country}{}{}", drawn.birth(), drawn.digits(3)))
        }
        Holds::Passport => format!(
            "{}{}",
            drawn.of(&["E", "G", "EA", "EH", "EK", "D", "H", "M", "C"]),
            drawn.digits(8)
        )
        .chars()
        .take(9)
        .collect(),
        Holds::Mobile => {
            let number =
                format!("1{}{}", drawn.of(&["38", "59", "77", "99", "45", "66"]), drawn.digits(8));
            let (a, rest) = number.split_at(3);
            let (b, c) = rest.split_at(4);
            match drawn.below(5) {
                0 => format!("+86 {number}"),
                1 => format!("{a}-{b}-{c}"),
                2 => format!("{a} {b} {c}"),
                _ => number,
            }
        }
        Holds::Telephone => format!(
            "{}{}{}",
            drawn.of(&["010", "021", "0755", "(0571)"]),
            drawn.of(&["-", " "]),
            drawn.digits(8)
        ),
        Holds::ServiceNumber => match drawn.below(3) {
            0 => format!("95{}", drawn.digits(3)),
            _ => format!("{}-{}-{}", drawn.of(&["400", "800"]), drawn.digits(3), drawn.digits(4)),
        },
        Holds::BankCard => {
            let start = drawn.of(&["622848", "621700", "625957", "436742", "552245"]);
            let length = if start.starts_with("62") { 18 } else { 15 };
            let own = card(&format!("{start}{}", drawn.digits(length - start.len())));
            match drawn.below(3) {
                0 => own
                    .as_bytes()
                    .chunks(4)
                    .map(|part| std::str::from_utf8(part).unwrap())
                    .collect::<Vec<_>>()
                    .join(" "),
                _ => own,
            }
        }
        Holds::CreditCode => drawn
            .of(&[
                "91310000775785552L",
                "91110000802100433B",
                "911100007109310534",
                "91440300708461136T",
            ])
            .to_owned(),
        Holds::Plate => {
            let own = format!(
                "{}{}",
                drawn.of(&["京A", "沪B", "粤Z", "川A", "新B"]),
                drawn.of(&["·", "", " "])
            );
            match drawn.below(4) {
                0 => format!("{own}D{}", drawn.digits(5)),
                1 => format!("{own}{}港", drawn.digits(4)),
                _ => format!("{own}{}{}", drawn.of(&["K", "8", "X"]), drawn.digits(4)),
            }
        }
        Holds::Email => format!(
            "{}{}@{}",
            drawn.of(&["li.wei", "a_b", "x", "zhang-san", "13"]),
            drawn.digits(3),
            drawn.of(&["qq.com", "mail.example.cn", "a-b.org"])
        ),
        Holds::IpAddress => format!(
            "{}.{}.{}.{}",
            drawn.below(256),
            drawn.below(256),
            drawn.below(256),
            drawn.below(256)
        ),
        Holds::Address => format!(
            "{}{}{}{}",
            drawn.of(&[
                "北京市海淀区",
                "上海市浦东新区",
                "广东省深圳市南山区",
                "浙江省杭州市西湖区",
                "四川省成都市",
                "香港九龙"
            ]),
            drawn.of(&["中关村大街", "世纪大道", "科技园路", "文三路", "春熙路", "弥敦道"]),
            drawn.of(&["8号", "1288弄12号", "100号A座", "甲3号院"]),
            drawn.of(&["", "2单元501室", "3栋", "1702"]),
        ),
        Holds::Name => format!("{}{}", drawn.of(SURNAMES), drawn.of(GIVEN)),
    }
}

/// What is like one of them and is none.
fn others(drawn: &mut Drawn) -> String {
    match drawn.below(16) {
        0 => {
            let mut number = made(Holds::ResidencePermit, drawn);
            let last = number.pop().unwrap();
            number.push(if last == '1' { '2' } else { '1' });
            number
        }
        1 => format!("11010120001332{}", drawn.digits(4)),
        2 => format!("ORD{}", drawn.digits(11)),
        3 => format!("1{}{}", drawn.of(&["0", "1", "2"]), drawn.digits(9)),
        4 => format!("62{}", drawn.digits(17)),
        5 => format!(
            "2026-{:02}-{:02} {:02}:{:02}",
            1 + drawn.below(12),
            1 + drawn.below(28),
            drawn.below(24),
            drawn.below(60)
        ),
        6 => format!("{}.{}", drawn.below(100_000), drawn.below(100)),
        7 => drawn
            .of(&[
                "华东大区",
                "成都市",
                "高级工程师",
                "白色",
                "金牌会员",
                "安全",
                "石家庄",
                "马克杯",
                "黄山毛峰",
                "时间段",
                "和田玉",
                "广告费",
                "应收款",
                "单位成本",
            ])
            .to_owned(),
        8 => drawn
            .of(&[
                "北京",
                "上海市",
                "男",
                "本科",
                "已支付",
                "微信支付",
                "顺丰",
                "不限",
                "在职",
                "离异",
            ])
            .to_owned(),
        9 => format!("SKU-{}-{}", drawn.digits(4), drawn.of(&["RED", "XL"])),
        10 => format!("{}.{}.{}", drawn.below(20), drawn.below(20), drawn.below(20)),
        11 => format!("@{}", drawn.digits(6)),
        12 => drawn.digits(6),
        13 => format!("E{}", drawn.digits(6)),
        14 => drawn
            .of(&[
                "请在两点前送到门口",
                "产品质量很好，下次再来",
                "系统升级公告第3号",
                "路由器",
                "市场部",
                "物流单号",
            ])
            .to_owned(),
        _ => format!("9131{}", drawn.digits(14)),
    }
}

#[test]
fn what_is_found_and_what_is_right_on_a_set_that_no_rule_was_fitted_to() {
    const EACH: usize = 2000;
    let mut drawn = Drawn(0x9e37_79b9_7f4a_7c15);
    let mut found: BTreeMap<Holds, (usize, usize, usize)> = BTreeMap::new();
    let mut see = |cell: &str, truth: Option<Holds>| {
        let said = Holds::of(cell.as_bytes());
        if let Some(truth) = truth {
            let one = found.entry(truth).or_default();
            one.0 += 1;
            one.1 += usize::from(said == Some(truth));
        }
        if let Some(said) = said.filter(|said| Some(*said) != truth) {
            found.entry(said).or_default().2 += 1;
        }
    };
    for kind in HOLDS {
        for _ in 0..EACH {
            see(&made(kind, &mut drawn), Some(kind));
        }
    }
    for _ in 0..EACH * HOLDS.len() {
        see(&others(&mut drawn), None);
    }
    // Of a thousand: how many of the true ones are found, and how many of those that are said are true.
    let told: Vec<(Holds, usize, usize)> = found
        .iter()
        .map(|(kind, (all, right, wrong))| {
            (*kind, right * 1000 / all, right * 1000 / (right + wrong))
        })
        .collect();
    // One in ten of random numbers passes the check of cards, and one in thirty-one that of credit codes: a column tells, a cell does not.
    let expected = HOLDS.map(|kind| match kind {
        Holds::BankCard => (kind, 1000, 912),
        Holds::CreditCode => (kind, 1000, 918),
        Holds::Address => (kind, 838, 1000),
        Holds::Name => (kind, 894, 833),
        kind => (kind, 1000, 1000),
    });
    assert_eq!(told, expected);
}

#[test]
fn cells_that_are_no_text_or_too_long_hold_nothing() {
    for cell in
        [&b""[..], b"    ", &[0xff; 18], "王".as_bytes(), &[b'1'; 300], "𠮷".repeat(80).as_bytes()]
    {
        assert_eq!(Holds::of(cell), None);
    }
    assert_eq!(Holds::of(" 13800138000 ".as_bytes()), Some(Holds::Mobile));
}
