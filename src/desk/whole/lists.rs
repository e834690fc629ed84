//! The pages of a whole folder as workbooks: the list, the deadlines, what was found, the people; with the columns of the screen. What
//! could not be read stands on a sheet before them: whoever is handed the file was not there when that was told.

use std::collections::BTreeSet;

use crate::day::Day;
use crate::document::workbook::{Cell, Column, Purpose, Sheet, Workbook};
use crate::law::Task;
use crate::law::clock::Due;
use crate::source::LAW_DATA;
use crate::text::{Lang, Phrase, Text, t};

use super::super::listing::{Listing, Record};
use super::{Agenda, Counted, Hit, People};

/// Widths in Latin characters.
const WHOLE: u16 = 110;
const LONG: u16 = 44;
const NAME: u16 = 28;
const SHORT: u16 = 14;

const TITLE: Text = t("评估", "Assessment");
const ENTITY: Text = t("处理者", "Entity");
const FILE: Text = t("文件", "File");
const PLACE: Text = t("位置", "Place");

/// A workbook of one list, made on a day.
pub(super) fn workbook(
    of: &str,
    title: Text,
    sheets: Vec<Sheet>,
    (day, lang): (Day, Lang),
) -> Workbook {
    Workbook {
        id: "folder",
        of: Some(of.to_owned()),
        title: title.get(lang).to_owned(),
        lang,
        day,
        stamp: LAW_DATA.spoken().get(lang).to_owned(),
        is_stamped: true,
        record: String::new(),
        sheets,
    }
}

fn sheet(name: Text, columns: &[(Text, u16)], rows: Vec<Vec<Cell>>, lang: Lang) -> Sheet {
    Sheet {
        name: name.get(lang).to_owned(),
        purpose: Purpose::List,
        columns: columns.iter().map(|(head, width)| Column::new(head.get(lang), *width)).collect(),
        rows,
    }
}

/// The sheet of what is missing in those behind it, and why; none where nothing is.
pub(super) fn missing(all: impl Iterator<Item = Phrase>, lang: Lang) -> Option<Sheet> {
    let columns = [(t("下列各表没有列入的", "What the other sheets leave out"), WHOLE)];
    let row = |said: Phrase| vec![Cell::Text(said.get(lang).to_owned())];
    // What several things cannot do without is told once.
    let rows: Vec<_> = all.collect::<BTreeSet<_>>().into_iter().map(row).collect();
    let title = t("没有列入", "Not listed");
    (!rows.is_empty()).then(|| sheet(title, &columns, rows, lang))
}

/// Title, company and file of a record.
pub(super) fn about(record: &Record) -> [Cell; 3] {
    let content = record.content.as_ref().ok();
    let text = |part: Option<&String>| Cell::Text(part.cloned().unwrap_or_default());
    let [title, entity] = [content.map(|one| &one.title), content.map(|one| &one.entity)].map(text);
    [title, entity, Cell::Text(record.stem.clone())]
}

fn number(count: usize) -> Cell {
    Cell::Number(u64::try_from(count).unwrap_or(u64::MAX))
}

fn words(text: Text, lang: Lang) -> Cell {
    Cell::Text(text.get(lang).to_owned())
}

fn day_or_none(day: Option<Day>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}

/// The list of the assessments; one that cannot be read stands there with the reason. `warnings` are of what is kept beside them.
pub fn of_list(records: &[Record], warnings: &[Phrase], (day, lang): (Day, Lang)) -> Workbook {
    let columns = [
        (TITLE, NAME),
        (t("状态", "State"), SHORT),
        (t("备案", "Filing"), SHORT),
        (t("机制", "Mechanism"), NAME),
        (t("理由", "Ground"), NAME),
        (t("缺项", "Open"), SHORT),
        (t("错误", "Errors"), SHORT),
        (t("评估基准日", "As of"), SHORT),
        (ENTITY, NAME),
        (FILE, NAME),
        (t("说明", "Remark"), LONG),
    ];
    let row = |record: &Record| {
        let [title, entity, file] = about(record);
        let remark = |said: Option<Phrase>| {
            said.map_or(Cell::Empty, |said| Cell::Text(said.get(lang).to_owned()))
        };
        match &record.content {
            Ok(content) => vec![
                title,
                words(content.state.label(), lang),
                content.filing_on(day).map_or(Cell::Empty, |stage| words(stage, lang)),
                words(content.mechanism.short(), lang),
                content.ground.map_or(Cell::Empty, |ground| words(ground.label(), lang)),
                number(content.gaps),
                number(content.errors),
                day_or_none(content.has_day.then_some(content.as_of)),
                entity,
                file,
                remark(content.day_said()),
            ],
            Err(why) => {
                let mut out = vec![Cell::Empty; columns.len() - 2];
                out.extend([file, remark(Some(why.clone()))]);
                out
            }
        }
    };
    let title = t("评估列表", "Assessments");
    let list = sheet(title, &columns, records.iter().map(row).collect(), lang);
    let sheets = missing(warnings.iter().cloned(), lang).into_iter().chain([list]).collect();
    workbook("list", title, sheets, (day, lang))
}

impl Agenda {
    /// The deadlines as they stand on a day.
    pub fn workbook(&self, on: Day, lang: Lang) -> Workbook {
        let columns = [
            (t("何时", "When"), SHORT),
            (t("最迟办理日", "Act by"), SHORT),
            (t("暂定", "Provisional"), SHORT),
            (t("进度", "Progress"), SHORT),
            (t("事项", "Matter"), LONG),
            (t("日期的含义", "What the day is"), NAME),
            (t("由谁办理", "Who acts"), NAME),
            (TITLE, NAME),
            (ENTITY, NAME),
            (FILE, NAME),
            (PLACE, NAME),
        ];
        let row = |(at, due): &(usize, Due)| {
            let provisional = if due.is_provisional { t("是", "yes") } else { Text::EMPTY };
            let [title, entity, file] = about(self.record(*at));
            vec![
                words(due.when(on).label(), lang),
                day_or_none(due.act_by),
                words(provisional, lang),
                words(due.progress(on).label(), lang),
                Cell::Text(due.title().get(lang).to_owned()),
                words(due.clock.due_label(), lang),
                words(due.clock.who.label(), lang),
                title,
                entity,
                file,
                Cell::Code(due.place.to_string()),
            ]
        };
        let agreed = |(at, task): &(usize, Task)| {
            let [title, entity, file] = about(self.record(*at));
            vec![
                words(task.when(on).label(), lang),
                day_or_none(task.due),
                Cell::Empty,
                words(task.of.label(), lang),
                Cell::Text(task.words.clone()),
                Cell::Empty,
                Cell::Text(task.who().get(lang).to_owned()),
                title,
                entity,
                file,
                Cell::Text(task.about.get(lang).to_owned()),
            ]
        };
        let title = t("未办结的期限", "Open deadlines");
        let rows = self.dues.iter().map(row).chain(self.tasks.iter().map(agreed)).collect();
        let unread = self.listing.unread().chain(&self.unread).cloned();
        let list = sheet(title, &columns, rows, lang);
        let sheets = missing(unread, lang).into_iter().chain([list]).collect();
        workbook("deadlines", title, sheets, (on, lang))
    }
}

/// What was found.
pub fn of_hits(listing: &Listing, hits: &[Hit], (day, lang): (Day, Lang)) -> Workbook {
    let columns =
        [(t("内容", "Text"), LONG), (PLACE, NAME), (TITLE, NAME), (ENTITY, NAME), (FILE, NAME)];
    let row = |hit: &Hit| {
        let [title, entity, file] = about(&listing.records[hit.at]);
        vec![Cell::Text(hit.text.clone()), Cell::Code(hit.place.to_string()), title, entity, file]
    };
    let title = t("查找结果", "Found");
    let list = sheet(title, &columns, hits.iter().map(row).collect(), lang);
    let sheets = missing(listing.unread().cloned(), lang).into_iter().chain([list]).collect();
    workbook("search", title, sheets, (day, lang))
}

impl People {
    /// The people against the lines of the law.
    pub fn workbook(&self, lang: Lang) -> Workbook {
        let columns = [
            (ENTITY, NAME),
            (t("人数", "Counted"), SHORT),
            (t("至少", "At least"), SHORT),
            (t("至多", "At most"), SHORT),
            (t("法律规定的人数", "Line"), SHORT),
            (t("达到后", "From there on"), NAME),
            (t("还差", "Left"), NAME),
            (t("预计", "Forecast"), NAME),
        ];
        let mut rows = Vec::new();
        for counted in &self.entities {
            for one in &counted.lines {
                let forecast = one.said_forecast();
                rows.push(vec![
                    Cell::Text(counted.entity.clone()),
                    words(one.counted(), lang),
                    Cell::Number(one.now.low),
                    // Where no bound is known nothing stands there, and no number.
                    one.now.high.map_or(Cell::Empty, Cell::Number),
                    Cell::Number(one.line),
                    words(one.mechanism.short(), lang),
                    Cell::Text(one.said_left().get(lang).to_owned()),
                    forecast.map_or(Cell::Empty, |said| Cell::Text(said.get(lang).to_owned())),
                ]);
            }
        }
        let title = t("人数与法律规定的人数", "People against the lines of the law");
        let unread = missing(self.troubles.iter().cloned(), lang);
        let list = sheet(title, &columns, rows, lang);
        let sheets = unread.into_iter().chain([list]).chain(self.noted(lang)).collect();
        workbook("people", title, sheets, (self.on, lang))
    }

    /// Why numbers are open, what else of a count a person should look at, and what counts for nobody; none where there is nothing.
    fn noted(&self, lang: Lang) -> Option<Sheet> {
        let columns = [(ENTITY, NAME), (t("说明", "Remark"), WHOLE)];
        let of = |counted: &Counted| {
            let row = |note: &Phrase| {
                vec![Cell::Text(counted.entity.clone()), Cell::Text(note.get(lang).to_owned())]
            };
            counted.notes.iter().map(row).collect::<Vec<_>>()
        };
        let nobody = self.unplaced.iter().map(|one| {
            let said = said!(
                "{title}：没有写明处理者，没有计入",
                "{title}: no handler named, counted for nobody",
                title = &one.title,
            );
            vec![Cell::Empty, Cell::Text(said.get(lang).to_owned())]
        });
        let rows: Vec<_> = self.entities.iter().flat_map(of).chain(nobody).collect();
        (!rows.is_empty()).then(|| sheet(t("说明", "Remarks"), &columns, rows, lang))
    }
}
