//! What was measured as a page: for the terminal, for a file, for the meeting.

use crate::day::Day;
use crate::document::{Block, Document, Layout, Stamp, Table, plain};
use crate::measure::{BELOW, Cells, Figures, Form, Report, Sensitive, Writing};
use crate::text::{Lang, Phrase, Text, grouped, harmless, phrase, t};

use super::{Alone, Measured, program};

/// Writes in one language.
struct Page {
    lang: Lang,
    blocks: Vec<Block>,
}

pub(super) fn document(measured: &Measured, day: Day, lang: Lang) -> Document {
    let mut page = Page { lang, blocks: Vec::new() };
    let report = &measured.report;
    page.files(report);
    page.people(report);
    page.classes(report, measured.before.as_ref());
    page.empty(report);
    page.sensitive(&report.sensitive);
    page.columns(&measured.columns);
    let title = t("数据测量", "Measured data");
    let line =
        said!("{day}，{program}", "{day}, {program}", day = day.spoken(), program = program(),);
    Document {
        id: "measured",
        of: None,
        title: title.get(lang).to_owned(),
        lang,
        layout: Layout::Brief,
        cover: None,
        has_contents: false,
        is_copied: false,
        heading: String::new(),
        blocks: page.blocks,
        stamp: Stamp {
            line: line.get(lang).to_owned(),
            draft: String::new(),
            open: 0,
            is_shown: true,
            day,
            subject: String::new(),
            author: String::new(),
            record: String::new(),
        },
    }
}

impl Page {
    fn title(&mut self, title: Text) {
        self.blocks.push(Block::Heading(1, title.get(self.lang).to_owned()));
    }

    fn say(&mut self, said: &Phrase) {
        self.blocks.push(Block::Paragraph(plain(said.get(self.lang))));
    }

    fn warn(&mut self, said: &Phrase) {
        self.blocks.push(Block::Note(plain(said.get(self.lang))));
    }

    fn table(&mut self, head: &[Text], widths: &[u16], rows: Vec<Vec<Phrase>>) {
        let cells = |row: Vec<Phrase>| row.iter().map(|one| plain(one.get(self.lang))).collect();
        let rows = rows.into_iter().map(cells).collect();
        let head = head.iter().map(|text| text.get(self.lang).to_owned()).collect();
        let widths = widths.to_vec();
        self.blocks.push(Block::Table(Table { caption: String::new(), head, widths, rows }));
    }

    fn files(&mut self, report: &Report) {
        self.title(t("文件", "Files"));
        for file in &report.files {
            let name = harmless(&file.name, false);
            let (size, rows) = (grouped(file.size), grouped(file.rows));
            let form = match file.form {
                Form::Text { writing: Writing::Utf8, .. } => phrase("UTF-8 文本", "text, UTF-8"),
                Form::Text { .. } => phrase("GB18030 文本", "text, GB18030"),
                Form::Parquet { row_groups } => said!(
                    "Parquet，{row_groups}个行组",
                    "Parquet, {row_groups} row {row_groups?group|groups}",
                    row_groups,
                ),
                Form::Engine => phrase("引擎的结果", "counted by the engine"),
                Form::Book { other_sheets: 0 } => phrase("工作簿", "workbook"),
                Form::Book { other_sheets: count } => said!(
                    "工作簿，另有{count}张工作表没有读",
                    "workbook; {count} other {count?sheet|sheets} not read",
                    count,
                ),
            };
            self.say(&said!(
                "{name}：{size}字节，{rows}行，{form}",
                "{name}: {size} bytes, {rows} {rows?row|rows}, {form}",
                name,
                size,
                rows,
                form,
            ));
            self.say(&Phrase::same(format!("SHA-256 {}", file.sha256)));
            if let Some(sm3) = &file.sm3 {
                self.say(&Phrase::same(format!("SM3 {sm3}")));
            }
        }
    }

    fn people(&mut self, report: &Report) {
        self.title(t("人数", "People"));
        let people = &report.people;
        let distinct = grouped(people.distinct);
        if people.by.is_empty() {
            self.warn(&phrase(
                "没有写明识别一个人的列（--people），每一行都当作一个人。一个人有几行的，等价类会显得太大，k 偏高；人数也偏高。",
                "No column that names a person is given (--people), and every row is taken for one. Where a person has several rows, classes look too large and k is too high; so is the number of people.",
            ));
            self.say(&said!("{distinct}行", "{distinct} {distinct?row|rows}", distinct));
            return;
        }
        let by = harmless(&people.by.join(" + "), false);
        self.say(&said!(
            "按 {by} 去重：{distinct}人",
            "distinct by {by}: {distinct} {distinct?person|people}",
            by,
            distinct,
        ));
        if people.as_written > people.distinct {
            let written = grouped(people.as_written);
            self.warn(&said!(
                "按写法区分有{written}个号码，其中只差空白、大小写或者全半角的当作同一人。等价类按较少的人数计。",
                "{written} keys as they are written; those that differ only in blanks, capitals or width are taken for one person. Classes count the fewer people.",
                written,
            ));
        }
        if is_unusual(report) {
            let (most, rows) = (grouped(people.most_rows), grouped(report.rows));
            self.warn(&said!(
                "有一人占了{rows}行中的{most}行，远多于平均。请看这个号码是不是“无”一类的填充：那样的话，这些行是不同的人，却只算一人。",
                "one person has {most} of {rows} {rows?row|rows}, far more than others. See whether that key stands for nobody: these rows would be of many people, who count as one.",
                most,
                rows,
            ));
        }
        if people.rows_of_nobody > 0 {
            let rows = grouped(people.rows_of_nobody);
            self.warn(&said!(
                "另有{rows}行没有写是谁：最多再多{rows}人。它们不使任何等价类变大。",
                "{rows} {rows?row names|rows name} nobody: up to {rows} {rows?person|people} more. They make no class larger.",
                rows,
            ));
        }
        if let Some(several @ 1..) = people.in_several_classes {
            let several = grouped(several);
            self.say(&said!(
                "{several}人的各行准标识符不同，在不止一个等价类中",
                "{several} {several?person has|people have} rows with different quasi-identifiers and {several?stands|stand} in more than one class",
                several,
            ));
        }
    }

    fn classes(&mut self, report: &Report, before: Option<&Report>) {
        self.title(t("等价类", "Classes"));
        let quasi = report.quasi.iter().map(|one| harmless(&one.column, false));
        let quasi = quasi.collect::<Vec<_>>().join(", ");
        self.say(&said!("准标识符：{quasi}", "quasi-identifiers: {quasi}", quasi));
        let (k, joined) = (grouped(report.classes.k), grouped(report.joined.k));
        if k == joined {
            self.say(&said!("k = {k}", "k = {k}", k));
        } else {
            self.say(&said!(
                "k = {k}（采用）；把缺失、空文本和缺失标记当作同一个值时为{joined}",
                "k = {k} (of record); {joined} where missing cells, empty texts and marks of missing values are taken for one value",
                k,
                joined,
            ));
        }
        let mut all = vec![&report.classes, &report.joined];
        let mut head = vec![t("", ""), t("采用", "of record"), t("空值合并", "kinds joined")];
        if let Some(before) = before {
            all.insert(0, &before.classes);
            head.insert(1, t("处理前", "before"));
        }
        let widths = vec![30; head.len()];
        self.table(&head, &widths, rows_of(&all));
        let columns = head.iter().skip(1).zip(&all);
        let twice = columns.filter(|(_, one)| one.below.iter().any(|below| below.counted_twice));
        let twice: Vec<Phrase> = twice.map(|(column, _)| (*column).into()).collect();
        if !twice.is_empty() {
            let columns = Phrase::list(twice);
            self.say(&said!(
                "“{columns}”栏：在几个等价类中的人，按每个等价类各算一次",
                "{columns}: people in several classes count once in each of them",
                columns,
            ));
        }
    }

    fn empty(&mut self, report: &Report) {
        let sensitive = report.sensitive.iter().map(|one| &one.cells);
        let all: Vec<&Cells> = report.quasi.iter().chain(sensitive).collect();
        let is_full = |one: &&Cells| one.missing + one.empty + one.marked + one.not_coarser == 0;
        if all.iter().all(is_full) {
            return;
        }
        self.title(t("空值", "Empty cells"));
        let row = |one: &&Cells| {
            let number = |count: u64| Phrase::same(grouped(count));
            vec![
                Phrase::same(harmless(&one.column, false)),
                number(one.missing),
                number(one.empty),
                number(one.marked),
                number(one.not_coarser),
            ]
        };
        let head = [
            t("列", "Column"),
            t("缺失", "Missing"),
            t("空文本", "Empty text"),
            t("缺失标记", "Mark of missing"),
            t("未能粗化", "Not made coarser"),
        ];
        self.table(&head, &[40, 20, 20, 20, 20], all.iter().map(row).collect());
    }

    fn sensitive(&mut self, all: &[Sensitive]) {
        if all.is_empty() {
            return;
        }
        self.title(t("敏感值的分布", "Spread of sensitive values"));
        let number =
            |count: Option<u64>| count.map_or_else(none, |count| Phrase::same(grouped(count)));
        // What protects is rounded down, what threatens up.
        let least = |l: Option<f64>| l.map_or_else(none, |l| Phrase::same(rounded(l, f64::floor)));
        let most = |t: Option<f64>| t.map_or_else(none, |t| Phrase::same(rounded(t, f64::ceil)));
        let row = |one: &Sensitive| {
            vec![
                Phrase::same(harmless(&one.cells.column, false)),
                number(one.values),
                number(one.distinct_l),
                least(one.entropy_l),
                most(one.t),
                most(one.t_ordered),
                number(Some(one.classes_without)),
            ]
        };
        let head = [
            t("列", "Column"),
            t("不同的值", "Values"),
            t("l（不同值）", "l (distinct)"),
            t("l（熵）", "l (entropy)"),
            t("t（等距）", "t (equal)"),
            t("t（按大小）", "t (ordered)"),
            t("无值的等价类", "Classes without"),
        ];
        self.table(&head, &[30, 15, 15, 15, 15, 15, 15], all.iter().map(row).collect());
        self.say(&phrase(
            "只差空白、大小写或者全半角的取值当作同一个；l 不超过等价类中的人数，也不计没有写是谁的行。",
            "values that differ only in blanks, capitals or width are one; l is no more than the people of a class, and rows that name nobody do not raise it.",
        ));
    }

    fn columns(&mut self, all: &[Alone]) {
        if all.is_empty() {
            return;
        }
        self.title(t("各列的作用", "What each column does"));
        let single = |figures: &Figures| figures.below.first().map_or(0, |one| one.people);
        let row = |one: &Alone| {
            let number = |count: u64| Phrase::same(grouped(count));
            let without = one.without.as_ref();
            vec![
                Phrase::same(harmless(&one.column, false)),
                number(one.by_itself.classes.classes),
                number(single(&one.by_itself.classes)),
                without.map_or_else(none, |report| number(report.classes.k)),
                without.map_or_else(none, |report| number(single(&report.classes))),
            ]
        };
        let head = [
            t("列", "Column"),
            t("不同的值", "Values"),
            t("仅凭此列可认出的人", "People it singles out alone"),
            t("没有此列时的k", "k without it"),
            t("没有此列时可认出的人", "People singled out without it"),
        ];
        self.table(&head, &[30, 15, 25, 15, 25], all.iter().map(row).collect());
    }
}

fn none() -> Phrase {
    phrase("未计算", "not computed")
}

/// Whether one person has so many rows that the key may be a word for nobody: many, and fifty times as many as people have.
fn is_unusual(report: &Report) -> bool {
    let (most, rows, people) = (report.people.most_rows, report.rows, report.people.distinct);
    most >= 100 && u128::from(most) * u128::from(people) >= 50 * u128::from(rows)
}

/// Four places, rounded to one side; what a computer adds to a whole number is no part of it.
fn rounded(number: f64, to: fn(f64) -> f64) -> String {
    let places = number * 10_000.0;
    let whole = places.round();
    let places = if (places - whole).abs() < 1e-6 { whole } else { to(places) };
    format!("{:.4}", places / 10_000.0)
}

/// The figures of several sets of classes side by side.
fn rows_of(all: &[&Figures]) -> Vec<Vec<Phrase>> {
    let row = |label: Phrase, of: &dyn Fn(&Figures) -> Phrase| {
        let cells = all.iter().map(|figures| of(figures));
        std::iter::once(label).chain(cells).collect::<Vec<_>>()
    };
    let number = |count: u64| Phrase::same(grouped(count));
    let mut rows = vec![
        row(Phrase::same("k"), &|one| number(one.k)),
        row(phrase("等价类", "Classes"), &|one| number(one.classes)),
        row(phrase("最大的等价类", "Largest class"), &|one| number(one.largest)),
    ];
    for (at, size) in BELOW.into_iter().enumerate() {
        let label = said!("小于{size}的等价类中的人", "People in classes below {size}", size);
        rows.push(row(label, &|one| {
            let Some(below) = one.below.get(at) else { return none() };
            let (people, share) = (grouped(below.people), percent(below.people, one.people));
            said!("{people}（{share}）", "{people} ({share})", people, share)
        }));
    }
    rows
}

/// A share in per cent, in whole hundredths. It tells of people who stand among few, and is rounded up: a doubt makes it no smaller.
fn percent(part: u64, whole: u64) -> String {
    let hundredths = (u128::from(part) * 10_000).div_ceil(u128::from(whole.max(1)));
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::People;

    #[test]
    fn what_protects_is_rounded_down_and_what_threatens_up() {
        let down = [1.99996, 2.0, 1.999_999_999_999_999_8].map(|l| rounded(l, f64::floor));
        assert_eq!(down, ["1.9999", "2.0000", "2.0000"]);
        let up = [0.12341, 0.5, 0.300_000_000_000_000_04].map(|t| rounded(t, f64::ceil));
        assert_eq!(up, ["0.1235", "0.5000", "0.3000"]);
        let shares =
            [(17, 300), (1, 3_000_000), (0, 9), (9, 9)].map(|(part, all)| percent(part, all));
        assert_eq!(shares, ["5.67%", "0.01%", "0.00%", "100.00%"]);
    }

    #[test]
    fn a_key_of_very_many_rows_is_told() {
        let report = |rows, distinct, most_rows| Report {
            rows,
            people: People { distinct, most_rows, ..People::default() },
            ..Report::default()
        };
        assert!(is_unusual(&report(100_000, 90_000, 5000)));
        assert!(!is_unusual(&report(100_000, 1000, 300)) && !is_unusual(&report(99, 99, 99)));
    }
}
