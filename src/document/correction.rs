//! The letter that answers a request for corrections, in the order of its points: what each was answered, and what was changed for it as
//! it was handed in, changed, and now.
//!
//! Only what a point asked for stands under it. What else changed of what was handed in stands apart, behind the points: the officer sees it in
//! the papers, and the reply is not silent about it.

use crate::day::Day;
use crate::form::{Difference, Mark};
use crate::text::{Lang, Phrase, Text, WordFate, t};

use super::{Block, Document, Inline, Layout, Stamp, Table, plain};

/// What is answered.
#[derive(Clone, Debug)]
pub struct Correction {
    /// To whom it goes; none where the letter does not say from whom it came.
    pub addressee: Option<String>,
    /// About what: the name of the filing.
    pub filing: Phrase,
    /// The letter's number, where it has one.
    pub number: Option<String>,
    /// The day on which it came.
    pub received: Day,
    /// The points.
    pub points: Vec<Answered>,
    /// What else was changed.
    pub unasked: Vec<Difference>,
    /// What is handed in, each with what becomes of it.
    pub papers: Vec<(String, Text)>,
    /// What the officer holds already and is not handed in again.
    pub unchanged: Vec<String>,
    /// Who hands it in.
    pub handler: String,
    /// The name of the record.
    pub subject: String,
    /// Its id.
    pub record: String,
    /// The day of the letter.
    pub day: Day,
}

/// A point with its answer.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Under which marks it stands in the letter, such as `（一）(2)`.
    pub mark: Option<String>,
    /// What the letter says.
    pub words: String,
    /// The answer; none while it is open.
    pub answer: Option<String>,
    /// Whether nothing is changed for it.
    pub no_change: bool,
    /// What is still to be done, by whom and when.
    pub commitment: Option<(Option<String>, Option<Day>)>,
    /// What was changed for it.
    pub changes: Vec<Difference>,
}

impl Correction {
    /// What is undertaken without saying who does it or until when: an officer would take it for nothing.
    pub fn vague(&self) -> impl Iterator<Item = Phrase> {
        (1..).zip(&self.points).filter_map(|(number, point): (usize, &Answered)| {
            let (owner, due) = point.commitment.as_ref()?;
            let lacking = match (owner, due) {
                (None, None) => t("责任人和期限", "who does it and until when"),
                (None, Some(_)) => t("责任人", "who does it"),
                (Some(_), None) => t("期限", "until when"),
                (Some(_), Some(_)) => return None,
            };
            Some(said!(
                "第{number}点的承诺没有写明{lacking}",
                "what point {number} undertakes does not say {lacking}",
                number,
                lacking,
            ))
        })
    }
}

/// The answer as a document. A point without an answer makes a draft of it.
pub fn correction(of: &Correction, lang: Lang) -> Document {
    let say = |text: Text| text.get(lang).to_owned();
    let open = of.points.iter().filter(|point| point.answer.is_none()).count();
    let mut blocks = vec![
        Block::Paragraph(plain(addressed(of).get(lang))),
        Block::Paragraph(plain(opening(of).get(lang))),
    ];
    for (number, point) in (1..).zip(&of.points) {
        blocks.extend(answered(number, point, lang));
    }
    if !of.unasked.is_empty() {
        blocks.push(Block::Heading(1, say(t("其他改动", "Other changes"))));
        let words = t(
            "除上述各点要求的以外，与已提交的材料相比，还有以下改动：",
            "Beside what the points ask for, the following differs from what was handed in:",
        );
        blocks.push(Block::Paragraph(plain(say(words))));
        blocks.push(changes(&of.unasked, lang));
    }
    blocks.push(Block::Heading(1, say(t("本次提交的材料", "What is handed in"))));
    if of.papers.is_empty() {
        let none = t(
            "已提交的材料都没有变化，本次只提交本答复。",
            "No paper that was handed in has changed; only this answer is handed in.",
        );
        blocks.push(Block::Paragraph(plain(say(none))));
    }
    let row = |cells: [String; 2]| cells.map(plain).to_vec();
    if !of.papers.is_empty() {
        blocks.push(Block::Table(Table {
            caption: String::new(),
            head: [t("材料", "Paper"), t("处理", "What becomes of it")].map(say).to_vec(),
            widths: vec![5, 1],
            rows: of.papers.iter().map(|(title, what)| row([title.clone(), say(*what)])).collect(),
        }));
    }
    if !of.unchanged.is_empty() {
        blocks.push(Block::Heading(
            1,
            say(t("没有变化、不再提交的材料", "What is unchanged and not handed in again")),
        ));
        blocks.push(Block::List(of.unchanged.iter().map(plain).collect()));
    }
    let seal = t("（盖章）", "(seal)");
    blocks.push(Block::Signature(vec![
        plain(format!("{}{}", of.handler, say(seal))),
        plain(of.day.spoken().get(lang)),
    ]));
    Document {
        id: "correction-reply",
        of: None,
        title: say(t("关于补充、更正备案申报材料的答复", "Answer to the request for corrections")),
        heading: String::new(),
        lang,
        layout: Layout::Form,
        cover: None,
        has_contents: false,
        is_copied: false,
        blocks,
        stamp: Stamp {
            line: String::new(),
            draft: draft(of, open).get(lang).to_owned(),
            open,
            is_shown: false,
            day: of.day,
            subject: of.subject.clone(),
            author: String::new(),
            record: of.record.clone(),
        },
    }
}

/// To whom it goes, or a blank.
fn addressed(of: &Correction) -> Phrase {
    let blank = || t("＿＿＿＿＿＿（收件机关）", "______ (addressee)").into();
    let to = of.addressee.clone().map_or_else(blank, Phrase::same);
    said!("{to}：", "To {to}:", to)
}

/// What makes a draft of it; nothing where it can go.
fn draft(of: &Correction, open: usize) -> Phrase {
    if open > 0 {
        said!("草稿：{open}点没有答复", "draft: {open} {open?point|points} not answered", open)
    } else if of.addressee.is_none() {
        t("草稿：没有写明收件机关", "draft: it is not said to whom it goes").into()
    } else if let Some(vague) = of.vague().next() {
        said!("草稿：{vague}", "draft: {vague}", vague)
    } else {
        Phrase::default()
    }
}

fn opening(of: &Correction) -> Phrase {
    let (filing, received, count) = (&of.filing, of.received.spoken(), of.points.len());
    if let Some(number) = &of.number {
        said!(
            "{received}收到关于{filing}的补充、更正要求（编号{number}）。现逐点答复如下，共{count}点。",
            "The request for corrections on {filing} of {received} (no. {number}) is answered below, point by point, {count} in all.",
            filing,
            received,
            number,
            count,
        )
    } else {
        said!(
            "{received}收到关于{filing}的补充、更正要求。现逐点答复如下，共{count}点。",
            "The request for corrections on {filing} of {received} is answered below, point by point, {count} in all.",
            filing,
            received,
            count,
        )
    }
}

fn answered(number: usize, point: &Answered, lang: Lang) -> Vec<Block> {
    let say = |text: Text| text.get(lang).to_owned();
    let title = if let Some(mark) = &point.mark {
        said!("第{number}点：来函{mark}", "Point {number}: {mark} of the letter", number, mark)
    } else {
        said!("第{number}点", "Point {number}", number)
    };
    let led = |lead: Text, words: &str| {
        Block::Paragraph(vec![Inline::Strong(say(lead)), Inline::Text(words.to_owned())])
    };
    let mut out = vec![
        Block::Heading(1, title.get(lang).to_owned()),
        led(t("要求：", "Asked: "), &point.words),
    ];
    out.push(match (&point.answer, point.no_change) {
        (Some(words), true) => {
            led(t("答复（没有修改）：", "Answered (nothing is changed): "), words)
        }
        (Some(words), false) => led(t("答复：", "Answered: "), words),
        (None, _) => led(t("答复：", "Answered: "), &say(t("＿＿＿＿（没有答复）", "____ (open)"))),
    });
    if let Some((owner, due)) = &point.commitment {
        let open = || t("（未定）", "(open)").into();
        let owner = owner.as_ref().map_or_else(open, |owner| Phrase::same(owner.clone()));
        let due = due.map_or_else(open, Day::spoken);
        let said = said!(
            "承诺完成：责任人{owner}，期限{due}。",
            "Undertaken: by {owner}, until {due}.",
            owner,
            due,
        );
        out.push(Block::Paragraph(plain(said.get(lang))));
    }
    if !point.changes.is_empty() {
        out.push(changes(&point.changes, lang));
    }
    out
}

/// What was changed, as it was handed in, changed and now.
fn changes(all: &[Difference], lang: Lang) -> Block {
    let head =
        [t("所在", "Where"), t("提交时", "As handed in"), t("修改", "Change"), t("现在", "Now")];
    Block::Table(Table {
        caption: String::new(),
        head: head.map(|text| text.get(lang).to_owned()).to_vec(),
        widths: vec![3, 5, 6, 5],
        rows: all.iter().map(|one| row(one, lang)).collect(),
    })
}

/// One change: as it was handed in, what was struck and what is new, and how it stands now.
fn row(one: &Difference, lang: Lang) -> Vec<Vec<Inline>> {
    let (section, label) = (&one.section, one.label());
    let place = said!("{section}：{label}", "{section}: {label}", section, label);
    let cell = |words: &Phrase, nothing: Text| {
        let words = words.get(lang);
        plain(if words.is_empty() { nothing.get(lang) } else { words })
    };
    let none = t("（无）", "(none)");
    let [before, change, after] = match one.mark {
        Mark::Moved { from, to } => {
            let line = |at: usize| plain(said!("第{n}行", "row {n}", n = at + 1).get(lang));
            [line(from), plain(t("移动", "moved").get(lang)), line(to)]
        }
        Mark::New if one.is_whole_row() => {
            let label = label.get(lang).to_owned();
            [plain(none.get(lang)), vec![Inline::New(label.clone())], plain(label)]
        }
        Mark::Removed if one.is_whole_row() => {
            let label = label.get(lang).to_owned();
            [plain(label.clone()), vec![Inline::Struck(label)], plain(none.get(lang))]
        }
        _ => {
            let parts = one.parts(lang).into_iter().map(|part| match part.fate {
                WordFate::Kept => Inline::Text(part.text),
                WordFate::Struck => Inline::Struck(part.text),
                WordFate::New => Inline::New(part.text),
            });
            [cell(&one.before, none), parts.collect(), cell(&one.after, none)]
        }
    };
    vec![plain(place.get(lang)), before, change, after]
}
