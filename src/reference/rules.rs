//! The rule book: an introduction, the regime through time, the figures, every rule with its examples, open points, sources.
//!
//! All of it but the introduction is generated from the registries.

pub mod cases;
mod eras;
mod find;
mod introduction;
mod page;

pub use find::{Found, find};
use introduction::introduction;
pub use page::{about, examples, open_point};

use serde_json::{Value, json};

use super::document;
use crate::document::{Block, Document, Inline, Table, plain};
use crate::law::figures::{
    self, ORDINARY_ASSESSMENT, ORDINARY_CONTRACT, SENSITIVE_ASSESSMENT, SENSITIVE_CONTRACT,
};
use crate::law::{Mechanism, Rule, catalog, duties, open_points};
use crate::source::{INSTRUMENTS, LAW_DATA};
use crate::text::{Lang, Phrase, Text, grouped, phrase, t};

/// The rule book.
pub fn rules(lang: Lang) -> Document {
    let mut blocks = vec![heading(1, t("先读这里", "Start here"), lang)];
    blocks.extend(introduction(lang, &lines(lang)));
    blocks.extend(through_time(lang));
    blocks.extend(all_figures(lang));
    let parts: [(Text, Text, Vec<&Rule>); 3] = [
        (
            t(
                "决定机制的规则（按顺序问，第一条适用的决定结果）",
                "Rules that decide the mechanism (asked in order; the first that applies decides)",
            ),
            t(
                "以前的规则也在其中，施行期间写明它何时有效；一份记录只问评估基准日当天施行的规则。",
                "Rules of earlier days stand among them with the days they held. A record is put only to those in force on its own day of assessment.",
            ),
            catalog::deciding().collect(),
        ),
        (
            t("义务（豁免机制也不免除）", "Duties (an exemption from the mechanisms waives none)"),
            t(
                "每一项写明由谁履行、记录中哪些字段可以证明。标有“适用”的，条件成立时才需要。",
                "Each names who must act and which fields of the record prove it. Where \"applies if\" or \"applies when\" stands, it is due under that condition only.",
            ),
            duties::ALL.iter().map(|duty| &duty.rule).collect(),
        ),
        (
            t("需要人判断的事项", "Points for a person to settle"),
            t(
                "这些规则不决定结果，只提示应当有人看一看。Q 开头的编号见“未决问题”。",
                "These decide nothing: they ask a person to look. The numbers with Q lead to the open points below.",
            ),
            catalog::FLAGS.to_vec(),
        ),
    ];
    for (title, about_them, rules) in parts {
        blocks.push(heading(1, title, lang));
        blocks.push(Block::Paragraph(plain(about_them.get(lang))));
        for rule in rules {
            blocks.push(heading(2, rule.title, lang));
            blocks.extend(about(rule, lang));
            blocks.extend(examples(rule, lang));
        }
    }
    blocks.push(heading(1, t("未决问题", "Open points"), lang));
    let about_them = t(
        "法律没有写清楚的问题。本程序采用第一种理解；注明可由企业政策选定的，企业可以固定另一种。",
        "Questions that the law leaves open. The program follows the first reading; where a policy may choose, a company may fix another.",
    );
    blocks.push(Block::Paragraph(plain(about_them.get(lang))));
    for point in open_points::ALL {
        blocks.push(Block::Heading(2, format!("{} {}", point.id, point.question.get(lang))));
        blocks.push(page::readings(point, lang));
    }
    blocks.extend(instruments(lang));
    document("rules", t("规则手册", "Rule book"), lang, blocks)
}

fn heading(level: u8, title: Text, lang: Lang) -> Block {
    Block::Heading(level, title.get(lang).to_owned())
}

/// Which mechanism the numbers of people call for, by the figures of the law data's day.
fn lines(lang: Lang) -> Block {
    let figure = |of: &figures::Figure| of.on(LAW_DATA.as_of).map_or(0, |(value, _)| value);
    let (few, many) = (figure(&ORDINARY_CONTRACT), figure(&ORDINARY_ASSESSMENT));
    let (first, much) = (figure(&SENSITIVE_CONTRACT), figure(&SENSITIVE_ASSESSMENT));
    let between = |from: u64, to: u64| {
        phrase(
            format!("{}以上、不满{}", grouped(from), grouped(to)),
            format!("{} to {}", grouped(from), grouped(to.saturating_sub(1))),
        )
    };
    let below = |to: u64| said!("不满{to}", "fewer than {to}", to = grouped(to));
    let from = |from: u64| said!("{from}以上", "{from} or more", from = grouped(from));
    let (exempt, contract, assessment) = (
        Mechanism::Exempt.short(),
        Mechanism::StandardContractOrCertification.short(),
        Mechanism::SecurityAssessment.short(),
    );
    let row = |head: Phrase, cells: [Text; 3]| {
        let mut row = vec![plain(head.get(lang))];
        row.extend(cells.iter().map(|cell| plain(cell.get(lang))));
        row
    };
    let head = phrase("敏感人数 / 一般人数", "sensitive / ordinary");
    Block::Table(Table {
        caption: String::new(),
        head: [head, below(few), between(few, many), from(many)]
            .iter()
            .map(|text| text.get(lang).to_owned())
            .collect(),
        widths: vec![3, 3, 4, 3],
        rows: vec![
            row(phrase("0", "0"), [exempt, contract, assessment]),
            row(between(first, much), [contract, contract, assessment]),
            row(from(much), [assessment; 3]),
        ],
    })
}

fn table(head: &[Text], widths: &[u16], rows: Vec<Vec<Vec<Inline>>>, lang: Lang) -> Block {
    Block::Table(Table {
        caption: String::new(),
        head: head.iter().map(|text| text.get(lang).to_owned()).collect(),
        widths: widths.to_vec(),
        rows,
    })
}

fn through_time(lang: Lang) -> Vec<Block> {
    let rows = eras::ERAS
        .iter()
        .map(|era| {
            let sources = crate::source::Citation::list(era.sources);
            vec![
                plain(era.id),
                plain(era.from.to_string()),
                plain(era.governs.get(lang)),
                plain(sources.get(lang)),
            ]
        })
        .collect();
    let about = t(
        "记录按评估基准日当天的规则判断。每一组规则施行到下一组开始的前一天。",
        "A record is judged by the rules of its own day of assessment. Each set holds until the day before the next.",
    );
    vec![
        heading(1, t("规则的沿革", "Rule sets through time"), lang),
        Block::Paragraph(plain(about.get(lang))),
        table(
            &[
                t("规则集", "Set"),
                t("自", "From"),
                t("适用什么", "What governs"),
                t("依据", "Sources"),
            ],
            &[1, 2, 6, 3],
            rows,
            lang,
        ),
    ]
}

fn all_figures(lang: Lang) -> Vec<Block> {
    let rows = figures::ALL.iter().flat_map(|figure| page::rows(figure, lang)).collect();
    vec![
        heading(1, t("数字的沿革", "Figures through time"), lang),
        table(
            &[
                t("数字", "Figure"),
                t("人数", "Persons"),
                t("自", "From"),
                t("依据", "Source"),
                t("采用的规则", "Rules that read it"),
            ],
            &[4, 1, 2, 3, 3],
            rows,
            lang,
        ),
    ]
}

fn instruments(lang: Lang) -> Vec<Block> {
    let rows = INSTRUMENTS
        .iter()
        .map(|one| {
            let cited = catalog::all()
                .filter(|rule| rule.sources.iter().any(|source| source.instrument == *one))
                .count();
            let days = one.until.map_or_else(
                || said!("自{from}", "from {from}", from = one.from),
                |until| Phrase::same(format!("{} - {until}", one.from)),
            );
            let title = if one.unread.is_empty() {
                one.title.into()
            } else {
                let (title, unread) = (one.title, one.unread);
                said!("{title}（{unread}）", "{title} ({unread})", title, unread)
            };
            vec![
                plain(one.id),
                plain(title.get(lang)),
                plain(one.number.get(lang)),
                plain(days.get(lang)),
                plain(cited.to_string()),
            ]
        })
        .collect();
    vec![
        heading(1, t("所依据的文件", "Instruments relied on"), lang),
        table(
            &[
                t("编号", "Id"),
                t("名称", "Title"),
                t("文号或者发布机关", "Number or issuer"),
                t("施行", "In force"),
                t("引用它的规则数", "Rules that cite it"),
            ],
            &[2, 6, 4, 3, 1],
            rows,
            lang,
        ),
    ]
}

/// Every rule as JSON.
pub fn rules_json() -> Value {
    catalog::all().map(rule_json).collect()
}

/// A rule as JSON, with its figures and its examples.
pub fn rule_json(rule: &Rule) -> Value {
    let figures = figures::of_rule(rule).map(|figure| {
        let history = figure.history.0.iter();
        let history = history
            .map(|(from, value, source)| json!({ "from": from, "value": value, "source": source }));
        json!({ "id": figure.id, "says": figure.says, "history": history.collect::<Vec<_>>() })
    });
    json!({
        "id": rule.id,
        "title": rule.title,
        "says": rule.says,
        "effect": rule.effect,
        "from": rule.in_force.from,
        "until": rule.in_force.until,
        "sources": rule.sources,
        "figures": figures.collect::<Vec<_>>(),
        "cases": cases::of_rule(rule.id).collect::<Vec<_>>(),
    })
}
