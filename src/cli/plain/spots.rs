//! What stands where one is, in numbered lines, and where a number leads.

use std::collections::BTreeSet;

use crate::desk::{self, Record, Standing};
use crate::form::catalog::SECTIONS;
use crate::form::{Field, Place, Section};
use crate::text::{Lang, Phrase, Text, t};

use super::lines::{fields, line, title_of};
use super::{Flow, PROMPT, Plain, Spot, Trouble, nth, place_in};

impl Plain<'_> {
    /// Tells the place where one is.
    pub(super) fn show(&mut self) -> Result<(), Trouble> {
        match self.spot() {
            Spot::Desk => self.show_desk()?,
            Spot::Record => self.show_record()?,
            Spot::Section(section) if section.is_single() => self.show_fields(None)?,
            Spot::Section(section) => self.show_rows(section)?,
            Spot::Row(_, id) => self.show_fields(Some(&id))?,
            Spot::Meeting(at) => return self.show_matter(at),
        }
        self.out.say(PROMPT)
    }

    /// Tells in a line where one is: what stands there was told before.
    pub(super) fn here(&mut self) -> Result<(), Trouble> {
        let name: Phrase = match self.spot() {
            Spot::Desk => t("评估列表", "the assessments").into(),
            Spot::Record | Spot::Meeting(_) => title_of(&self.record()?.0),
            Spot::Section(section) => section.title.into(),
            Spot::Row(section, id) => {
                let (standing, _) = self.record()?;
                let (section, row) =
                    (section.title, standing.dossier.answers.row_title(section, &id));
                said!("{section}，{row}", "{section}, {row}", section, row)
            }
        };
        self.out.tell(&said!(
            "在这里：{name}。空行再读一遍；h 帮助，q 退出。",
            "You are at: {name}. An empty line reads it again; h for help, q to quit.",
            name,
        ))
    }

    fn records(&self) -> Result<Vec<Record>, Trouble> {
        Ok(desk::records(&self.call.folder)?.records)
    }

    fn show_desk(&mut self) -> Result<(), Trouble> {
        let listing = desk::records(&self.call.folder)?;
        for warning in &listing.warnings {
            self.out.note(warning);
        }
        let count = listing.records.len();
        self.out.tell(&said!(
            "评估列表，共{count}份。加号和名称新建一份。",
            "The assessments, {count} in all. A plus sign and a name makes a new one.",
            count,
        ))?;
        let title_of = |record: &Record| record.content.as_ref().map(|one| one.title.clone()).ok();
        for (at, record) in listing.records.iter().enumerate() {
            let number = at + 1;
            let own = title_of(record);
            let is_twice = listing.records.iter().filter(|one| title_of(one) == own).count() > 1;
            let file = if is_twice {
                said!("，文件 {name}", ", file {name}", name = record.stem)
            } else {
                Phrase::default()
            };
            let said = match &record.content {
                Ok(content) => said!(
                    "{number}，评估：{title}{file}。{mechanism}。{state}，缺{gaps}项，错误{errors}处。",
                    "{number}, assessment: {title}{file}. {mechanism}. {state}, {gaps} missing, {errors} {errors?error|errors}.",
                    number,
                    title = content.title,
                    file,
                    mechanism = content.mechanism.label(),
                    state = content.state.label(),
                    gaps = content.gaps,
                    errors = content.errors,
                ),
                Err(why) => said!(
                    "{number}，不能读取的文件：{name}。{why}",
                    "{number}, a file that cannot be read: {name}. {why}",
                    number,
                    name = record.stem,
                    why,
                ),
            };
            self.out.tell(&said)?;
        }
        Ok(())
    }

    fn show_record(&mut self) -> Result<(), Trouble> {
        let (standing, survey) = self.record()?;
        let name = title_of(&standing);
        self.out.tell(&said!(
            "评估：{name}。结论：{mechanism}。缺{gaps}项，错误{errors}处。",
            "Assessment: {name}. Result: {mechanism}. {gaps} missing, {errors} {errors?error|errors}.",
            name,
            mechanism = survey.verdict.mechanism.label(),
            gaps = survey.gaps.len(),
            errors = survey.errors(),
        ))?;
        for (at, section) in SECTIONS.iter().enumerate() {
            let missing = survey.gaps.iter().filter(|gap| gap.section == *section).count();
            let rows =
                (!section.is_single()).then(|| standing.dossier.answers.rows(section).count());
            let number = at + 1;
            let title = section.title;
            let rows = rows.map_or_else(Phrase::default, |rows| {
                said!("，{rows}行", ", {rows} {rows?row|rows}", rows)
            });
            let missing = if missing == 0 {
                t("没有缺项", "nothing missing").into()
            } else {
                said!("缺{missing}项", "{missing} missing", missing)
            };
            self.out.tell(&said!(
                "{number}，部分：{title}{rows}，{missing}。",
                "{number}, section: {title}{rows}, {missing}.",
                number,
                title,
                rows,
                missing,
            ))?;
        }
        Ok(())
    }

    fn show_rows(&mut self, section: &'static Section) -> Result<(), Trouble> {
        let (standing, survey) = self.record()?;
        let answers = &standing.dossier.answers;
        let title = section.title;
        self.out.tell(&said!("表：{title}。", "Table: {title}.", title))?;
        self.out.say(section.about)?;
        let mut number = 0;
        for row in answers.rows(section) {
            number += 1;
            let of_row =
                |gap: &&Place| gap.section == section && gap.row.as_deref() == Some(row.id);
            let missing = survey.gaps.iter().filter(of_row).count();
            let title = answers.row_title(section, row.id);
            let missing = if missing == 0 {
                Phrase::default()
            } else {
                said!("，缺{missing}项", ", {missing} missing", missing)
            };
            self.out.tell(&said!(
                "{number}，行：{title}{missing}",
                "{number}, row: {title}{missing}",
                number,
                title,
                missing,
            ))?;
        }
        if number == 0 {
            self.out.say(t("还没有行。", "There is no row yet."))?;
        }
        if section.grows() {
            self.out.say(t(
                "加号和名称增加一行，减号和编号去掉一行。",
                "A plus sign and a name adds a row, a minus sign and a number removes one.",
            ))?;
        }
        Ok(())
    }

    fn show_fields(&mut self, row: Option<&str>) -> Result<(), Trouble> {
        let (standing, survey) = self.record()?;
        let spot = self.spot();
        let (Spot::Section(section) | Spot::Row(section, _)) = spot else { return Ok(()) };
        let facts = standing.facts();
        let entry = match row {
            Some(id) => facts.row(section, id).ok_or_else(gone)?,
            None => facts.single(section),
        };
        let (heading, title) = (section.title, entry.title());
        self.out.tell(&if row.is_some() {
            said!("{heading}，行：{title}。", "{heading}, row: {title}.", heading, title)
        } else {
            said!("部分：{heading}。", "Section: {heading}.", heading)
        })?;
        let answers = &standing.dossier.answers;
        for (at, field) in fields(&entry).iter().enumerate() {
            let place = place_in(&spot, field);
            let is_missing = place.as_ref().is_some_and(|place| survey.gaps.contains(place));
            let value = place.and_then(|place| answers.get(&place));
            let problem = value.and_then(|value| field.kind.problem(value, answers));
            let said = line(at + 1, &entry, field, (is_missing, problem), self.out.lang());
            self.out.tell(&said)?;
        }
        Ok(())
    }

    /// Goes to what a number, or the beginning of a name, stands for.
    pub(super) fn pick(&mut self, typed: &str) -> Result<Flow, Trouble> {
        match self.spot() {
            Spot::Desk => {
                let records = self.records()?;
                let named = records.iter().filter(|record| {
                    let title = record.content.as_ref().map_or("", |content| &content.title);
                    record.stem == typed || (!title.is_empty() && title.contains(typed))
                });
                let named: Vec<&Record> = named.collect();
                let record = match named.as_slice() {
                    [alone] if typed.parse::<usize>().is_err() => *alone,
                    _ => nth(&records, typed)?,
                };
                self.file = Some(record.path.clone());
                // What cannot be read is told, and one stays where one is.
                if let Err(why) = self.record() {
                    self.file = None;
                    return Err(why);
                }
                self.go(Spot::Record)
            }
            Spot::Record => {
                let section = *nth(SECTIONS, typed)?;
                self.go(Spot::Section(section))
            }
            Spot::Section(section) if section.is_single() => self.pick_field(typed),
            Spot::Section(section) => {
                let (standing, _) = self.record()?;
                let rows = standing.dossier.answers.rows(section);
                let ids: Vec<String> = rows.map(|row| row.id.to_owned()).collect();
                let id = nth(&ids, typed)?.clone();
                self.go(Spot::Row(section, id))
            }
            Spot::Row(..) => self.pick_field(typed),
            Spot::Meeting(_) => Ok(Flow::On),
        }
    }

    fn field(&self, typed: &str) -> Result<(Standing, &'static Field), Trouble> {
        let (standing, _) = self.record()?;
        let facts = standing.facts();
        let entry = match self.spot() {
            Spot::Row(section, id) => facts.row(section, &id).ok_or_else(gone)?,
            Spot::Section(section) => facts.single(section),
            _ => return Err(Phrase::from(NO_FIELD).into()),
        };
        let field = *nth(&fields(&entry), typed)?;
        drop(facts);
        Ok((standing, field))
    }

    fn pick_field(&mut self, typed: &str) -> Result<Flow, Trouble> {
        let (_, field) = self.field(typed)?;
        if let Some(place) = place_in(&self.spot(), field) {
            self.ask(&place)?;
            self.here()?;
        }
        Ok(Flow::On)
    }

    /// Asks for the text of a field in the other language.
    pub(super) fn other_language(&mut self, typed: &str) -> Result<(), Trouble> {
        let (_, field) = self.field(typed)?;
        let other = if self.out.lang() == Lang::Zh { Lang::En } else { Lang::Zh };
        let Some(field) = field.in_language(other) else {
            let words = t("这一项只用一种语言填写", "this is answered in one language only");
            return Err(Phrase::from(words).into());
        };
        if let Some(place) = place_in(&self.spot(), field) {
            self.ask(&place)?;
            self.here()?;
        }
        Ok(())
    }

    /// Asks for what is missing, in the order of the sections, until nothing is left or somebody goes back.
    pub(super) fn ask_missing(&mut self) -> Result<(), Trouble> {
        let mut asked: BTreeSet<Place> = BTreeSet::new();
        let spot = self.spot();
        let is_here = |gap: &&Place| match &spot {
            Spot::Section(section) => gap.section == *section,
            Spot::Row(section, id) => {
                gap.section == *section && gap.row.as_deref() == Some(id.as_str())
            }
            _ => true,
        };
        loop {
            let (standing, survey) = self.record()?;
            let open = survey.open_places(&standing.dossier.answers);
            let is_left = |gap: &&Place| is_here(gap) && !asked.contains(*gap);
            let left: Vec<&Place> = open.iter().filter(is_left).collect();
            // What is begun of a section is finished before another row of it is asked for.
            let of_first =
                |gap: &&&Place| left.first().is_some_and(|one| one.section == gap.section);
            let begun = left.iter().filter(of_first).find(|gap| gap.field.is_some());
            let next = begun.or(left.first()).copied().cloned();
            let Some(place) = next else {
                self.out.say(if asked.is_empty() {
                    t("这里没有缺项。", "Nothing is missing here.")
                } else {
                    t("缺的都已经问过。", "All that was missing was asked.")
                })?;
                let count = survey.gaps.len();
                if count > 0 {
                    self.out.tell(&said!(
                        "全记录还缺{count}项。",
                        "{count} {count?answer of the record is|answers of the record are} still missing.",
                        count,
                    ))?;
                }
                return self.here();
            };
            if place.field.is_none() {
                let name = place.label();
                let why = survey.problems.iter().find(|one| one.place == place);
                let why = why.map(|one| one.message.clone()).unwrap_or_default();
                self.out.tell(&said!(
                    "“{name}”需要增加一行：{why}",
                    "\"{name}\" needs another row: {why}",
                    name,
                    why,
                ))?;
                return self.go(Spot::Section(place.section)).map(|_| ());
            }
            if !self.ask(&place)? {
                return self.here();
            }
            asked.insert(place);
        }
    }
}

const NO_FIELD: Text = t("这里没有问题可以填写", "there is no question here");

fn gone() -> Trouble {
    Phrase::from(t("这一行已经不在了；b 返回", "that row is no longer there; b goes back")).into()
}
