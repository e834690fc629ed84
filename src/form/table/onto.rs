//! Which rows of a table are there already, by their ids or names, and what it says of them otherwise.
//!
//! An empty cell takes no answer away, and what cannot be read takes the place of no good answer. A name that stands in two rows, of the
//! table or of the section, means neither of them: such a row is a new one, and a person is asked whether it is.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use crate::form::spelling::Spelled;
use crate::form::{Answers, Edit, Field, Place, Section, Shape, shown};
use crate::text::{Phrase, harmless, phrase};

use super::mapping::is_key;
use super::said::quoted;
use super::{Grid, Mapping, Plan, Planned};

/// So many differences are told in words; JSON holds them all.
const TOLD: usize = 40;

/// A table laid onto the rows that are there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Onto {
    /// For each row of the plan the row of the section that it is.
    known: Vec<Option<String>>,
    /// What differs.
    pub changes: Vec<Changed>,
    /// What the table says otherwise, but not so that it can be relied on: what stands there is kept.
    pub unread: Vec<Changed>,
    /// Names of rows that would be new only because it is not clear which row they mean.
    pub twice: Vec<Twice>,
}

/// A row of the table whose name is borne more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// The number of its line.
    pub number: usize,
    /// The name as the table has it.
    pub name: String,
    /// Whether it is two rows of the table that bear it; else two rows that are there.
    pub is_in_table: bool,
}

impl Twice {
    /// Why it is not certain which row is meant.
    pub fn said(&self) -> Phrase {
        let (number, name) = (self.number, quoted(&self.name));
        if self.is_in_table {
            said!(
                "第{number}行：表格中有几行都叫“{name}”，不知道哪一行是已有的那一行，都作新行",
                "line {number}: several rows of the table are called \"{name}\", so which of them is the one there is not clear; each is new",
                number,
                name,
            )
        } else {
            said!(
                "第{number}行：已有几行都叫“{name}”，不知道指哪一行，作新行",
                "line {number}: several rows there are called \"{name}\", so which is meant is not clear; it is new",
                number,
                name,
            )
        }
    }
}

/// An answer that the table gives otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// Whose it is.
    pub row: String,
    /// The field.
    pub field: &'static Field,
    /// What stands there; nothing if it is not answered.
    pub before: Option<Value>,
    /// What the table says.
    pub after: Value,
}

impl Onto {
    /// Finds the rows of a plan in its section, and what differs.
    pub fn of(plan: &Plan, mapping: &Mapping, grid: &Grid, answers: &Answers) -> Self {
        let section = mapping.section;
        let key = mapping.columns.iter().position(is_key);
        let lines: HashMap<usize, &super::Line> =
            grid.lines.iter().map(|line| (line.number, line)).collect();
        let names = once(
            answers
                .rows(section)
                .filter_map(|row| Some((name(section, row.cells?)?, row.id.to_owned()))),
        );
        let given =
            once(plan.rows.iter().filter_map(|row| Some((name(section, &row.cells)?, row.number))));
        let of = |row: &Planned| -> Option<String> {
            let id = key.and_then(|at| Some(lines.get(&row.number)?.words(at)));
            let by_id = id.filter(|id| answers.row(section, id).is_some());
            let by_name = || {
                let name = name(section, &row.cells)?;
                given.get(&name)?.as_ref()?;
                names.get(&name)?.clone()
            };
            by_id.map(str::to_owned).or_else(by_name)
        };
        let mut known: Vec<Option<String>> = plan.rows.iter().map(of).collect();
        let by_key = |row: &Planned| {
            let id = key.and_then(|at| Some(lines.get(&row.number)?.words(at)));
            id.is_some_and(|id| answers.row(section, id).is_some())
        };
        let twice = |row: &Planned| {
            let name = name(section, &row.cells).filter(|_| !by_key(row))?;
            let there = names.get(&name)?;
            let is_in_table = given.get(&name)?.is_none();
            let own = row.cells.get(title_of(section)?)?.as_str()?.trim().to_owned();
            let is_open = is_in_table || there.is_none();
            is_open.then_some(Twice { number: row.number, name: own, is_in_table })
        };
        let twice = plan.rows.iter().filter_map(twice).collect();
        // Two lines for one row say two things of it.
        let counts = known.iter().flatten().fold(HashMap::new(), |mut counts, id| {
            *counts.entry(id.clone()).or_insert(0) += 1;
            counts
        });
        for one in &mut known {
            *one = one.take().filter(|id| counts.get(id) == Some(&1));
        }
        let rows = known.iter().zip(&plan.rows).filter_map(|(id, row)| Some((id.as_ref()?, row)));
        let all: Vec<(usize, Changed)> = rows
            .flat_map(|(id, row)| {
                differences(section, id, row, answers).map(move |one| (row.number, one))
            })
            .collect();
        let is_draft = |number: usize, one: &Changed| {
            one.before
                .as_ref()
                .is_some_and(|before| one.field.kind.problem(before, answers).is_none())
                && plan.drafts.iter().any(|d| d.number == number && d.field == one.field)
        };
        let (unread, changes): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|(number, one)| is_draft(*number, one));
        let alone = |all: Vec<(usize, Changed)>| all.into_iter().map(|(_, one)| one).collect();
        Self { known, changes: alone(changes), unread: alone(unread), twice }
    }

    /// How many rows of the table are there already.
    pub fn count(&self) -> usize {
        self.known.iter().flatten().count()
    }

    /// How many of them it would change.
    pub fn changed(&self) -> usize {
        let mut rows: Vec<&str> = self.changes.iter().map(|change| change.row.as_str()).collect();
        rows.dedup();
        rows.len()
    }

    /// One edit that changes the rows that are there and adds the others behind them; nothing if nothing differs.
    pub fn edit(
        &self,
        plan: &Plan,
        section: &'static Section,
        answers: &Answers,
        mut new_id: impl FnMut() -> String,
    ) -> Option<Edit> {
        let set = |change: &Changed| {
            let place = Place::in_row(section, &change.row, change.field);
            let value = answers.written(&place, Some(change.after.clone()));
            Edit::Set(place, value)
        };
        let mut edits: Vec<Edit> = self.changes.iter().map(set).collect();
        let new = plan.rows.iter().zip(&self.known).filter(|(_, known)| known.is_none());
        for (index, (planned, _)) in (answers.rows(section).count()..).zip(new) {
            let mut row = Map::from_iter([("id".to_owned(), json!(new_id()))]);
            row.extend(planned.cells.clone());
            edits.push(Edit::Insert { section, index, row });
        }
        (!edits.is_empty()).then_some(Edit::Batch(edits))
    }

    /// What would change, a line for each answer.
    pub fn said(&self, section: &'static Section, answers: &Answers) -> Vec<Phrase> {
        let words = |field: &Field, value: &Value| {
            let said = shown(field.kind, value, answers);
            Phrase { zh: quoted(&said.zh), en: quoted(&said.en) }
        };
        let line = |change: &Changed| {
            let title = answers.row_title(section, &change.row);
            let row = Phrase { zh: harmless(&title.zh, false), en: harmless(&title.en, false) };
            let before = change.before.as_ref().map_or_else(
                || phrase("（未填写）", "(not answered)"),
                |value| words(change.field, value),
            );
            said!(
                "{row} {field}：{before} → {after}",
                "{row}, {field}: {before} -> {after}",
                row,
                field = change.field.label,
                before,
                after = words(change.field, &change.after),
            )
        };
        let kept = |change: &Changed| {
            let line = line(change);
            said!(
                "{line}（读不懂，保留原来的）",
                "{line} (not understood: the first is kept)",
                line
            )
        };
        let mut out: Vec<Phrase> = self.changes.iter().take(TOLD).map(line).collect();
        if let Some(more) = self.changes.len().checked_sub(TOLD).filter(|more| *more > 0) {
            out.push(said!(
                "……另有{more}处改动",
                "... and {more} more {more?change|changes}",
                more
            ));
        }
        out.extend(self.unread.iter().take(TOLD).map(kept));
        out
    }

    /// How many of the drafts of a plan are written.
    pub fn drafts(&self, plan: &Plan) -> usize {
        plan.drafts.len().saturating_sub(self.unread.len())
    }

    /// The same as JSON.
    pub fn json(&self) -> Vec<Value> {
        self.changes.iter().map(Changed::json).collect()
    }
}

impl Changed {
    /// It as JSON.
    pub fn json(&self) -> Value {
        json!({
            "row": self.row, "field": self.field.id, "before": self.before, "after": self.after,
        })
    }
}

/// Names with what bears them; with nothing where several do.
fn once<T>(all: impl Iterator<Item = (String, T)>) -> HashMap<String, Option<T>> {
    let mut out = HashMap::new();
    for (name, bearer) in all {
        out.entry(name).and_modify(|known| *known = None).or_insert(Some(bearer));
    }
    out
}

/// The id of the field that names the rows of a section.
fn title_of(section: &Section) -> Option<&'static str> {
    match section.shape {
        Shape::Rows { title, .. } => Some(title.id),
        _ => None,
    }
}

/// What the name of a row has in common with other spellings of it.
fn name(section: &Section, cells: &Map<String, Value>) -> Option<String> {
    let name = cells.get(title_of(section)?)?.as_str()?;
    Some(Spelled::new(name).key().to_owned()).filter(|key| !key.is_empty())
}

fn differences<'p>(
    section: &'static Section,
    id: &'p str,
    row: &'p Planned,
    answers: &'p Answers,
) -> impl Iterator<Item = Changed> + 'p {
    section.fields.iter().copied().filter_map(move |field| {
        let after = row.cells.get(field.id)?;
        let before = answers.get(&Place::in_row(section, id, field));
        let is_same = before == Some(after);
        (!is_same).then(|| Changed {
            row: id.to_owned(),
            field,
            before: before.cloned(),
            after: after.clone(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::catalog::items;
    use crate::form::table::Given;

    fn laid(section: Value, table: &str) -> (Answers, Plan, Onto) {
        let answers = Answers::from_json(json!({ "items": section })).unwrap();
        let grid = Given::of_text(table, None).unwrap().grid;
        let mapping = Mapping::guess(&items::SECTION, &grid, &answers);
        let plan = mapping.plan(&grid, &answers);
        let onto = Onto::of(&plan, &mapping, &grid, &answers);
        (answers, plan, onto)
    }

    /// Under a heading that asks for the contrary yes and no answer nothing, whatever else the words are a name of.
    #[test]
    fn under_the_contrary_yes_and_no_are_written_as_drafts() {
        let answers = Answers::default();
        for (heading, yes, no) in
            [("非敏感", "是", "否"), ("Not sensitive", "Yes", "n"), ("是否一般个人信息", "Y", "No")]
        {
            let text = format!("名称,{heading}\n指纹,{yes}\n昵称一,{no}\n手机,敏感\n");
            let grid = Given::of_text(&text, None).unwrap().grid;
            let mut mapping = Mapping::guess(&items::SECTION, &grid, &answers);
            mapping.send(1, Some(&items::SENSITIVITY));
            let plan = mapping.plan(&grid, &answers);
            let cells: Vec<&str> =
                plan.rows.iter().map(|row| row.cells["sensitivity"].as_str().unwrap()).collect();
            let drafts = [format!("{heading}：{yes}"), format!("{heading}：{no}")];
            assert_eq!(cells, [drafts[0].as_str(), &drafts[1], "sensitive"]);
            assert_eq!(plan.drafts.len(), 2, "{heading}");
            // What a person leaves as it stands stays so as well.
            mapping.say(&items::SENSITIVITY, "敏感", "敏感");
            assert_eq!(mapping.plan(&grid, &answers).drafts.len(), 3, "{heading}");
        }
    }

    fn written((mut answers, plan, onto): (Answers, Plan, Onto)) -> Value {
        let mut next = 0;
        let edit = onto.edit(&plan, &items::SECTION, &answers, || {
            next += 1;
            format!("new-{next}")
        });
        if let Some(edit) = edit {
            let before = answers.clone();
            let back = answers.apply(edit).unwrap();
            let mut again = answers.clone();
            again.apply(back).unwrap();
            assert_eq!(again, before);
        }
        answers.to_json()["items"].clone()
    }

    #[test]
    fn a_row_of_the_same_name_is_changed_and_another_added() {
        let rows = json!([
            { "id": "a", "name": "姓名", "description": "中文", "necessity": "联系" },
            { "id": "b", "name": "电话" },
        ]);
        let laid = laid(rows, "名称\t说明\n 姓名\t中英文\n邮箱\t公司邮箱\n电话\t\n");
        assert_eq!((laid.2.count(), laid.2.changed()), (2, 1));
        assert_eq!(
            laid.2.said(&items::SECTION, &laid.0)[0].en,
            "姓名, Description: 中文 -> 中英文"
        );
        assert_eq!(
            written(laid),
            json!([
                { "id": "a", "name": "姓名", "description": "中英文", "necessity": "联系" },
                { "id": "b", "name": "电话" },
                { "id": "new-1", "name": "邮箱", "description": "公司邮箱" },
            ]),
            "an empty cell takes no answer away"
        );
    }

    #[test]
    fn a_row_is_known_by_its_id_though_it_is_called_otherwise() {
        let rows = json!([{ "id": "a", "name": "姓名" }, { "id": "b", "name": "姓名" }]);
        let laid = laid(rows, "id\t名称\nb\t英文姓名\nz\t年龄\n");
        assert_eq!(laid.2.count(), 1);
        assert_eq!(laid.1.doubts, [], "an id is no column without a field");
        let names: Vec<Value> =
            written(laid).as_array().unwrap().iter().map(|row| row["name"].clone()).collect();
        assert_eq!(names, ["姓名", "英文姓名", "年龄"]);
    }

    #[test]
    fn a_name_borne_twice_means_neither_row_and_is_asked_about() {
        let twice = json!([{ "id": "a", "name": "姓名" }, { "id": "b", "name": "姓名" }]);
        let onto = laid(twice.clone(), "名称\t说明\n姓名\tx\n电话\ty\n").2;
        assert_eq!((onto.count(), onto.twice.len()), (0, 1));
        assert!(onto.twice[0].said().en.starts_with("line 2: several rows there"));
        let once = json!([{ "id": "a", "name": "姓名" }]);
        let onto = laid(once, "名称\t说明\n姓名\tx\n 姓名\ty\n").2;
        assert_eq!((onto.count(), onto.twice.len()), (0, 2));
        assert!(onto.twice[1].said().en.starts_with("line 3: several rows of the table"));
        // An id says which is meant, and a name that nobody bears yet is new without a question.
        assert_eq!(laid(twice, "id\t名称\nb\t姓名\n").2.twice, []);
        assert_eq!(laid(json!([]), "名称\n姓名\n姓名\n").2.twice, []);
    }

    #[test]
    fn what_cannot_be_read_displaces_no_good_answer() {
        let rows = json!([
            { "id": "a", "name": "姓名", "category": "a02" },
            { "id": "b", "name": "电话" },
        ]);
        let code = items::CATEGORY.kind;
        assert!(code.problem(&json!("a02"), &Answers::default()).is_none(), "a code of the list");
        let laid = laid(rows, "名称\t类别\n姓名\t乱写\n电话\t乱写\n");
        assert_eq!((laid.2.changed(), laid.2.unread.len(), laid.2.drafts(&laid.1)), (1, 1, 1));
        assert!(laid.2.said(&items::SECTION, &laid.0)[1].en.ends_with("the first is kept)"));
        let now = written(laid);
        assert_eq!((&now[0]["category"], &now[1]["category"]), (&json!("a02"), &json!("乱写")));
    }
}
