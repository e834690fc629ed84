//! A register as a workbook: a row for each use, with the answers on which records should agree, and a sheet of where they do not.

use crate::day::Day;
use crate::document::workbook::{Cell, Column, Purpose, Sheet, Workbook};
use crate::source::LAW_DATA;
use crate::text::{Lang, Text, harmless, t};

use super::super::kept::Kind;
use super::lists::{about, missing};
use super::register::Register;

/// Widths in Latin characters.
const NAME: u16 = 28;
const SHORT: u16 = 16;

impl Register {
    /// The register as a workbook, made on a day.
    pub fn workbook(&self, kind: Kind, day: Day, lang: Lang) -> Workbook {
        let say = |text: Text| text.get(lang).to_owned();
        let title = kind.label().get(lang).to_owned();
        let stamp = LAW_DATA.spoken().get(lang).to_owned();
        let told = [self.uses(kind, lang), self.disagreements(lang)];
        let unread = missing(self.listing.unread().cloned(), lang);
        let sheets = unread.into_iter().chain(told).collect();
        let title = format!("{} - {title}", say(t("登记册", "Register")));
        Workbook {
            id: "register",
            of: Some(kind.code().to_owned()),
            title,
            lang,
            day,
            stamp,
            is_stamped: true,
            record: String::new(),
            sheets,
        }
    }

    fn uses(&self, kind: Kind, lang: Lang) -> Sheet {
        let heads =
            [NAMED, RECORD, ENTITY, FILE, PLACE].map(|head| Column::new(head.get(lang), NAME));
        let facts = kind.facts().iter().map(|field| Column::new(field.label.get(lang), SHORT));
        let mut rows = Vec::new();
        for thing in &self.things {
            for used in &thing.used {
                let name = Cell::Text(harmless(thing.name.get(lang), false));
                let place = Cell::Code(used.says.place.to_string());
                let said = kind.facts().iter().map(|field| {
                    let said = used.says.facts.iter().find(|said| said.field.id == field.id);
                    said.map_or(Cell::Empty, |said| Cell::Text(said.words.get(lang).to_owned()))
                });
                let about = about(&self.listing.records[used.at]);
                rows.push([name].into_iter().chain(about).chain([place]).chain(said).collect());
            }
        }
        Sheet {
            name: kind.label().get(lang).to_owned(),
            purpose: Purpose::List,
            columns: heads.into_iter().chain(facts).collect(),
            rows,
        }
    }

    fn disagreements(&self, lang: Lang) -> Sheet {
        let heads = [NAMED, FIELD, VALUE, RECORD, ENTITY, FILE];
        let mut rows = Vec::new();
        for thing in &self.things {
            for one in &thing.disagreements {
                for (words, who) in &one.values {
                    for at in who {
                        let name = Cell::Text(harmless(thing.name.get(lang), false));
                        let field = Cell::Text(one.field.label.get(lang).to_owned());
                        let value = Cell::Text(words.get(lang).to_owned());
                        let about = about(&self.listing.records[thing.used[*at].at]);
                        rows.push([name, field, value].into_iter().chain(about).collect());
                    }
                }
            }
        }
        Sheet {
            name: t("不一致", "Disagreements").get(lang).to_owned(),
            purpose: Purpose::List,
            columns: heads.map(|head| Column::new(head.get(lang), NAME)).into(),
            rows,
        }
    }
}

const NAMED: Text = t("名称", "Name");
const RECORD: Text = t("评估", "Assessment");
const ENTITY: Text = t("处理者", "Entity");
const FILE: Text = t("文件", "File");
const PLACE: Text = t("位置", "Place");
const FIELD: Text = t("项目", "Answer");
const VALUE: Text = t("填写的内容", "What is said");
