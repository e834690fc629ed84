//! The rule book: an introduction, the regime through time, the figures, every rule with its examples, open points, sources.
//!
//! All of it but the introduction is generated from the registries.

pub mod cases;
mod eras;
mod find;
mod intro;
mod page;

pub use find::{Found, find};
pub use page::{about, examples, open_point, standing};

use serde_json::{Value, json};

use super::{document, pair};
use crate::document::{Block, Document, Inline, Table, plain};
use crate::law::figures::{
    self, ORDINARY_ASSESSMENT, ORDINARY_CONTRACT, SENSITIVE_ASSESSMENT, SENSITIVE_CONTRACT,
};
use crate::law::{Mechanism, Rule, catalog, duties, effect_code, open_points, source_json};
use crate::source::{INSTRUMENTS, LAW_DATA};
use crate::text::{Lang, Phrase, Text, grouped, phrase, t};

/// The rule book.
pub fn rules(lang: Lang) -> Document {
    let mut blocks = introduction(lang);
    blocks.extend(through_time(lang));
    blocks.extend(all_figures(lang));
    let parts: [((Text, Text), Vec<&Rule>); 3] = [
        (intro::DECIDING, catalog::deciding().collect()),
        (intro::DUTIES, duties::ALL.iter().map(|duty| &duty.rule).collect()),
        (intro::FLAGS, catalog::FLAGS.to_vec()),
    ];
    for ((title, about_them), rules) in parts {
        blocks.push(heading(1, title, lang));
        blocks.push(Block::Paragraph(plain(about_them.get(lang))));
        for rule in rules {
            blocks.push(heading(2, rule.title, lang));
            blocks.extend(about(rule, lang));
            blocks.extend(examples(rule, lang));
        }
    }
    blocks.push(heading(1, intro::POINTS.0, lang));
    blocks.push(Block::Paragraph(plain(intro::POINTS.1.get(lang))));
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

fn introduction(lang: Lang) -> Vec<Block> {
    let mut out = vec![heading(1, t("先读这里", "Start here"), lang)];
    for part in intro::BEFORE {
        out.extend(prose(part, lang));
    }
    out.push(lines(lang));
    for part in intro::AFTER {
        out.extend(prose(part, lang));
    }
    out
}

/// Points stand behind the first paragraph, which leads to them.
fn prose(part: &intro::Part, lang: Lang) -> Vec<Block> {
    let mut out = vec![heading(2, part.title, lang)];
    let mut paragraphs = part.paragraphs.iter().map(|text| Block::Paragraph(plain(text.get(lang))));
    out.extend(paragraphs.next());
    if !part.points.is_empty() {
        out.push(Block::List(part.points.iter().map(|text| plain(text.get(lang))).collect()));
    }
    out.extend(paragraphs);
    out
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
    let below =
        |to: u64| phrase(format!("不满{}", grouped(to)), format!("fewer than {}", grouped(to)));
    let from =
        |from: u64| phrase(format!("{}以上", grouped(from)), format!("{} or more", grouped(from)));
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
                t("来源", "Sources"),
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
                t("来源", "Source"),
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
                || phrase(format!("自{}", one.from), format!("from {}", one.from)),
                |until| Phrase::same(format!("{} - {until}", one.from)),
            );
            vec![
                plain(one.id),
                plain(one.title.get(lang)),
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
    json!({
        "id": rule.id,
        "title": pair(rule.title),
        "says": pair(rule.says),
        "effect": effect_code(rule.effect),
        "from": rule.in_force.from.to_string(),
        "until": rule.in_force.until.map(|day| day.to_string()),
        "sources": rule.sources.iter().map(source_json).collect::<Vec<_>>(),
        "figures": figures::of_rule(rule).map(|figure| json!({
            "id": figure.id,
            "says": pair(figure.says),
            "history": figure.history.0.iter().map(|(from, value, source)| json!({
                "from": from.to_string(), "value": value, "source": source_json(source),
            })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "cases": cases::of_rule(rule.id).map(cases::Case::to_json).collect::<Vec<_>>(),
    })
}
