//! What every document is built from: the facts, the survey and a language, and the blocks that all of them use.
//!
//! An answer that is missing where the law asks for it becomes a blank; "none" is written only where the analyst said so.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::document::workbook::{Sheet, Workbook};
use crate::document::{Block, Cover, Document, Inline, Layout, Stamp, plain};
use crate::form::catalog::{handler, record, scenarios};
use crate::form::{Entry, Facts, Field, Kind, Need, Place, Section, Severity, Tri, language};
use crate::law::{Duty, Requirement, Route, Survey};
use crate::text::{Lang, Phrase, Text, t};

use super::finish;
use super::paper::{Counts, Paper, Part};
use super::prose::days_said;
use super::subject::Subject;
use super::submission::Beside;

/// Entries that name rows, by the id of the row.
pub(super) type Naming<'a> = HashMap<String, Vec<Entry<'a>>>;

/// The facts of one assessment in one language.
pub(super) struct Material<'a> {
    pub(super) facts: &'a Facts<'a>,
    pub(super) survey: &'a Survey,
    pub(super) lang: Lang,
    /// See [`Material::proving`].
    pub(super) proving: OnceCell<Vec<Vec<Place>>>,
    /// Whose the paper is that is being made; nobody's in particular, where there is one for all.
    pub(super) about: Option<Subject>,
    /// The route whose flows alone the paper tells of; all of them where none is named.
    pub(super) by: Option<Route>,
    /// The documents that were made so far, whose state a list of materials tells.
    pub(super) made: Vec<Document>,
    /// What goes with the package that is being made; nothing where none is made.
    pub(super) beside: Option<&'a Beside>,
}

impl<'a> Material<'a> {
    pub(super) fn new(facts: &'a Facts<'a>, survey: &'a Survey, lang: Lang) -> Self {
        let (proving, about, by, made) = (OnceCell::new(), None, None, Vec::new());
        Self { facts, survey, lang, proving, about, by, made, beside: None }
    }

    /// The digest of the answers, whose beginning every document bears.
    pub(super) fn digest(&self) -> &str {
        self.survey.digest(self.facts.answers())
    }

    /// A fixed wording.
    pub(super) const fn say(&self, text: Text) -> &'static str {
        text.get(self.lang)
    }

    /// A computed wording.
    pub(super) fn tell(&self, phrase: &Phrase) -> String {
        phrase.get(self.lang).to_owned()
    }

    /// Whether a duty is, or may become, due.
    pub(super) fn may_need(&self, duty: &Duty) -> bool {
        self.survey.verdict.duty(duty) != Requirement::NotRequired
    }

    /// A section that is answered once.
    pub(super) fn single(&self, section: &'static Section) -> Entry<'_> {
        self.facts.single(section)
    }

    /// The rows of a section.
    pub(super) fn rows(&self, section: &'static Section) -> Vec<Entry<'_>> {
        self.facts.rows(section).collect()
    }

    /// The scenarios that go, or may go, by one of these routes.
    pub(super) fn going(&self, routes: &[Route]) -> Vec<Entry<'_>> {
        let rows = self.rows(&scenarios::SECTION).into_iter();
        rows.filter(|scenario| self.survey.routes.may_go(scenario, routes)).collect()
    }

    /// The rows that a field names.
    pub(super) fn named<'b>(&self, entry: &Entry<'b>, field: &'static Field) -> Vec<Entry<'b>> {
        entry.named(field).known().unwrap_or_default()
    }

    /// The entries of a section that name each row in `field`: gathered once for all rows.
    pub(super) fn naming(&self, section: &'static Section, field: &'static Field) -> Naming<'_> {
        let mut out = Naming::new();
        for entry in self.rows(section) {
            for id in self.named(&entry, field).iter().filter_map(|row| row.id) {
                out.entry(id.to_owned()).or_default().push(entry);
            }
        }
        out
    }

    /// The answer; a blank if it is missing where it is needed or cannot be relied on; nothing if it may stay open, or if its
    /// question is no longer asked.
    pub(super) fn answer(&self, entry: &Entry<'_>, field: &'static Field) -> Vec<Inline> {
        if entry.is_left_over(field) {
            return Vec::new();
        }
        if let Some(instead) = self.in_place_of(entry, field) {
            return instead;
        }
        if entry.is_answered(field) {
            let words = entry.shown_in(field, self.lang).unwrap_or_default();
            let is_prose = matches!(field.kind, Kind::Line | Kind::Paragraph);
            let is_said = is_prose && self.lang == Lang::Zh;
            return plain(if is_said { days_said(words) } else { words });
        }
        if entry.value(field).is_some()
            || (field.need == Need::Required && entry.is_asked(field) != Tri::No)
        {
            return vec![self.blank(entry.place(field))];
        }
        Vec::new()
    }

    /// The answer, which this document cannot do without even where a record may leave it open.
    pub(super) fn needed(&self, entry: &Entry<'_>, field: &'static Field) -> Vec<Inline> {
        let answer = self.answer(entry, field);
        if answer.is_empty() { vec![self.blank(entry.place(field))] } else { answer }
    }

    /// The same, with its unit behind a number of persons.
    pub(super) fn with_unit(&self, entry: &Entry<'_>, field: &'static Field) -> Vec<Inline> {
        self.united(field, self.answer(entry, field))
    }

    /// What this document cannot do without, with its unit behind a number of persons.
    pub(super) fn needed_with_unit(&self, entry: &Entry<'_>, field: &'static Field) -> Vec<Inline> {
        self.united(field, self.needed(entry, field))
    }

    fn united(&self, field: &Field, mut answer: Vec<Inline>) -> Vec<Inline> {
        if let (Kind::Count, Some(Inline::Text(number))) = (field.kind, answer.last_mut()) {
            // In English the label says whom it counts.
            number.push_str(self.say(t("人", "")));
        }
        answer
    }

    /// A blank for what is asked at `place`.
    pub(super) fn blank(&self, place: Place) -> Inline {
        let label = place.field.map_or(place.section.title, |field| field.label);
        Inline::Blank { label: self.say(label).to_owned(), place: place.into() }
    }

    /// A paragraph that begins with a label in bold.
    pub(super) fn labelled(&self, label: Text, text: Vec<Inline>) -> Option<Block> {
        if text.is_empty() {
            return None;
        }
        let label = self.tell(&said!("{label}：", "{label}: ", label));
        let mut runs = vec![Inline::Strong(label)];
        runs.extend(text);
        Some(Block::Paragraph(runs))
    }

    /// Paragraphs, one for each field that has something to say, each with its label.
    pub(super) fn paragraphs(&self, entry: &Entry<'_>, fields: &[&'static Field]) -> Vec<Block> {
        fields
            .iter()
            .filter_map(|field| self.labelled(field.label, self.with_unit(entry, field)))
            .collect()
    }

    /// A table of labels and answers.
    pub(super) fn sheet(
        &self,
        caption: impl Into<Phrase>,
        entry: &Entry<'_>,
        fields: &[&'static Field],
    ) -> Block {
        let rows = fields
            .iter()
            .map(|field| (field.label, self.with_unit(entry, field)))
            .filter(|(_, answer)| !answer.is_empty())
            .map(|(label, answer)| vec![self.words(label), answer]);
        self.table(caption, &[], &[28, 72], rows)
    }

    /// A table with a row for each entry and a column for each field, numbered; a blank in place of a table without rows.
    pub(super) fn grid(
        &self,
        caption: Text,
        section: &'static Section,
        entries: &[Entry<'_>],
        columns: &[(&'static Field, u16)],
    ) -> Block {
        if entries.is_empty() {
            return self.gap(Place::whole(section));
        }
        let rows = entries
            .iter()
            .map(|entry| columns.iter().map(|(field, _)| self.answer(entry, field)).collect());
        let columns: Vec<(Text, u16)> =
            columns.iter().map(|(field, width)| (field.label, *width)).collect();
        self.numbered(caption, &columns, rows.collect())
    }

    /// A numbered heading of level 1 to 4, in the numbering of the official templates: 一、 （一） 1. （1）.
    pub(super) fn heading(&self, level: u8, number: usize, title: Text) -> Block {
        self.heading_of(level, number, &title.into())
    }

    /// The same with computed words.
    pub(super) fn heading_of(&self, level: u8, number: usize, title: &Phrase) -> Block {
        let words = title.get(self.lang);
        let heading = match (self.lang, level) {
            (Lang::Zh, 1) => format!("{}、{words}", chinese(number)),
            (Lang::Zh, 2) => format!("（{}）{words}", chinese(number)),
            (Lang::En, 1) => format!("{}. {words}", roman(number)),
            (Lang::En, 2) => format!("({}) {words}", roman(number)),
            (_, 3) => format!("{number}. {words}"),
            (Lang::Zh, _) => format!("（{number}）{words}"),
            (Lang::En, _) => format!("({number}) {words}"),
        };
        Block::Heading(level, heading)
    }

    /// A cover with the title, the handler, with room for its seal where it is handed in, and the day the assessment was finished.
    fn cover(&self, (title, party): (&[Text], Text), is_sealed: bool) -> Cover {
        let seal = if is_sealed { t("（盖章）", " (seal)") } else { Text::EMPTY };
        let line = runs!(
            self,
            "{party}{handler}{seal}",
            "{party}{handler}{seal}",
            party = party,
            handler = self.handler_name(),
            seal = seal,
        );
        let day = self.needed(&self.single(&record::SECTION), &record::END);
        Cover {
            title: title.iter().map(|text| self.say(*text).to_owned()).collect(),
            lines: vec![line, day],
        }
    }

    /// The opening remark of a courtesy copy, which says once if texts of the record stand in it untranslated; nothing in Chinese.
    fn courtesy(&self, document: &Document) -> Option<Block> {
        let whole = t("", "Courtesy copy in English. The Chinese text prevails.");
        let mixed = t(
            "",
            "Courtesy copy in English. The Chinese text prevails; texts of the record that are not held in English stand in Chinese.",
        );
        let is_chinese = |inline: &Inline| match inline {
            Inline::Text(words)
            | Inline::Strong(words)
            | Inline::Struck(words)
            | Inline::New(words) => language(words) == Lang::Zh,
            Inline::Blank { .. } => false,
        };
        let is_mixed =
            document.cover.iter().flat_map(|cover| cover.lines.iter().flatten()).any(is_chinese)
                || document.blocks.iter().any(|block| match block {
                    Block::Heading(_, words) => language(words) == Lang::Zh,
                    block => block.inlines().any(is_chinese),
                });
        let text = if is_mixed { mixed } else { whole };
        (self.lang == Lang::En).then(|| Block::Note(plain(text.en)))
    }

    /// Puts a document together: adds the cover, the courtesy remark, the list of gaps, the draft mark and the stamp.
    pub(super) fn finish(&self, paper: &Paper, body: Vec<Block>) -> Document {
        let mut document = Document {
            id: paper.id,
            of: self.of(),
            title: self.title_with(paper.title),
            heading: self.say(paper.heading).to_owned(),
            lang: self.lang,
            layout: paper.layout,
            // What no list of materials has is never sealed and uploaded.
            cover: paper.cover.map(|cover| self.cover(cover, !paper.listed.is_empty())),
            has_contents: false,
            is_copied: paper.is_copied || paper.layout == Layout::Form,
            blocks: body,
            stamp: self.stamp(),
        };
        finish::number_tables(&mut document);
        finish::drop_repeated_labels(&mut document.blocks);
        finish::join_answers(&mut document.blocks);
        let open = self.open(paper, &document);
        if !open.is_empty() {
            let count = open.len();
            let draft = said!(
                "草稿：有{count}项缺漏，不得签发",
                "DRAFT: {count} open {count?point|points}, not to be issued",
                count,
            );
            document.stamp.draft = self.tell(&draft);
            document.stamp.open = count;
            if paper.layout != Layout::Brief && paper.counts != Counts::TellsOpen {
                document.blocks.push(Block::PageBreak);
                document.blocks.push(self.title(1, t("附：缺漏清单", "Annex: open points")));
                document.blocks.push(Block::List(open.into_iter().map(plain).collect()));
            }
        }
        let courtesy = self.courtesy(&document);
        document.blocks.splice(..0, courtesy);
        let is_internal = paper.filed(&self.survey.routes).0 == Part::Internal;
        document.stamp.is_shown =
            document.stamp.open > 0 || (is_internal && paper.counts != Counts::OwnBlanks);
        document
    }

    /// Puts a workbook together.
    pub(super) fn workbook(&self, paper: &Paper, sheets: Vec<Sheet>) -> Workbook {
        Workbook {
            id: paper.id,
            of: self.of(),
            title: self.title_with(paper.title),
            lang: self.lang,
            day: self.survey.verdict.day,
            stamp: self.stamp().line,
            // What is sent to the other side bears no stamp, as in `finish`.
            is_stamped: paper.counts != Counts::OwnBlanks,
            record: String::new(),
            sheets,
        }
    }

    /// What stands against issuing the document: its blanks, answers that cannot be relied on, and an open mechanism.
    fn open(&self, paper: &Paper, document: &Document) -> Vec<String> {
        let mut places: Vec<&Place> = document.blanks();
        if paper.counts != Counts::OwnBlanks {
            let problems = self.survey.problems.iter();
            let errors = problems.filter(|problem| problem.severity == Severity::Error);
            places.extend(errors.map(|problem| &problem.place));
        }
        if paper.counts == Counts::Everything {
            places.extend(self.survey.verdict.lacking.iter());
        }
        places.sort();
        places.dedup();
        places
            .into_iter()
            .map(|place| {
                let row = place
                    .row
                    .as_ref()
                    .map(|row| self.facts.answers().row_title(place.section, row));
                let label = place.label();
                let named = row.map_or_else(
                    || label.clone(),
                    |row| said!("{label}（{row}）", "{label} ({row})", label, row),
                );
                self.tell(&named)
            })
            .collect()
    }

    fn stamp(&self) -> Stamp {
        let verdict = &self.survey.verdict;
        let digest: String = self.digest().chars().take(16).collect();
        let line = said!(
            "评估基准日 {day}；法律数据 {version}；记录摘要 {digest}",
            "Day of assessment {day}; law data {version}; record digest {digest}",
            day = verdict.day,
            version = verdict.law_version(),
            digest,
        );
        let said = |section, field| {
            let shown = self.facts.single(section).shown(field);
            shown.map(|words| self.tell(&words)).unwrap_or_default()
        };
        Stamp {
            line: self.tell(&line),
            draft: String::new(),
            open: 0,
            is_shown: false,
            day: verdict.day,
            subject: said(&record::SECTION, &record::TITLE),
            author: said(&handler::SECTION, &handler::NAME),
            record: String::new(),
        }
    }
}

/// Chinese numerals up to twenty, as headings use them.
fn chinese(number: usize) -> String {
    const DIGITS: [&str; 11] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let digit = |n: usize| DIGITS.get(n).copied().unwrap_or_default();
    match number {
        0..=10 => digit(number).to_owned(),
        11..=19 => format!("十{}", digit(number - 10)),
        _ => number.to_string(),
    }
}

/// Roman numerals up to ten, as the courtesy copy uses them; larger numbers as they are.
fn roman(number: usize) -> String {
    const NUMERALS: [&str; 11] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    NUMERALS.get(number).map_or_else(|| number.to_string(), |numeral| (*numeral).to_owned())
}
