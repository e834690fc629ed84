//! Lines of one name, letter by letter, that are one row: a list of what is sent names its recipient and its scene again in every line.
//!
//! Only where they say nothing against each other: what is one answer is the same in all that give it, what takes several is gathered, and
//! texts stand below each other. Where any two of a name say otherwise, each stays a row of its own.

use serde_json::{Map, Value, json};

use crate::form::catalog::{recipients, scenarios};
use crate::form::{Kind, Section, Shape};

use super::Planned;

/// The tables whose rows such lists name.
static TABLES: [&Section; 2] = [&recipients::SECTION, &scenarios::SECTION];

/// Puts lines of one name together, and gives those that stand in others now.
pub(super) fn gather(section: &'static Section, rows: &mut Vec<Planned>) -> Vec<Planned> {
    let Shape::Rows { title, .. } = section.shape else { return Vec::new() };
    if !TABLES.contains(&section) {
        return Vec::new();
    }
    let name = |row: &Planned| {
        let name = row.cells.get(title.id)?.as_str()?.trim();
        (!name.is_empty()).then(|| name.to_owned())
    };
    // The rows of each name, in the order of the first of them.
    let mut named: Vec<(Option<String>, Vec<Planned>)> = Vec::new();
    for row in rows.drain(..) {
        let called = name(&row);
        match named.iter_mut().find(|(known, _)| called.is_some() && *known == called) {
            Some((_, all)) => all.push(row),
            None => named.push((called, vec![row])),
        }
    }
    let (mut kept, mut gone): (Vec<Planned>, Vec<Planned>) = Default::default();
    for (_, mut all) in named {
        let cells = all
            .iter()
            .skip(1)
            .try_fold(all[0].cells.clone(), |known, row| together(section, &known, &row.cells));
        if let Some(cells) = cells {
            gone.extend(all.drain(1..));
            all[0].cells = cells;
        }
        kept.append(&mut all);
    }
    // What stays apart stays in its place.
    kept.sort_by_key(|row| row.number);
    rows.append(&mut kept);
    gone
}

/// What two rows say together; nothing where one says otherwise than the other.
fn together(
    section: &Section,
    first: &Map<String, Value>,
    second: &Map<String, Value>,
) -> Option<Map<String, Value>> {
    let mut out = first.clone();
    for (id, value) in second {
        let Some(known) = out.get(id).filter(|known| *known != value) else {
            out.insert(id.clone(), value.clone());
            continue;
        };
        let kind = section.fields.iter().find(|field| field.id == id)?.kind;
        let both = match (kind, known, value) {
            (Kind::Many(_) | Kind::Rows(_), Value::Array(known), Value::Array(more)) => {
                let new = more.iter().filter(|one| !known.contains(one));
                json!(known.iter().chain(new).collect::<Vec<_>>())
            }
            (Kind::Paragraph, Value::String(known), Value::String(more)) => {
                let is_there = known.lines().any(|line| line == more);
                if is_there { json!(known) } else { json!(format!("{known}\n{more}")) }
            }
            _ => return None,
        };
        out.insert(id.clone(), both);
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::form::Answers;
    use crate::form::Section;
    use crate::form::catalog::{items, recipients, scenarios};
    use crate::form::table::{Given, Mapping, Plan};

    const LIST: &str = "业务场景\t数据项\t境外接收方\t国家\t传输方式\n\
        客服质检\t录音\tAcme\t德国\t跨境专线传输\n客服质检\t电话\tAcme\t德国\t跨境专线传输\n\
        订单配送\t地址\tBeta\t法国\t公共互联网传输\n订单配送\t电话\tBeta\t法国\t公共互联网传输\n";

    fn plan(list: &str, section: &'static Section, answers: &Answers) -> Plan {
        let grid = Given::of_text(list, None).unwrap().grid;
        Mapping::guess(section, &grid, answers).plan(&grid, answers)
    }

    fn cell(plan: &Plan, row: usize, id: &str) -> Value {
        plan.rows[row].cells.get(id).cloned().unwrap_or_default()
    }

    #[test]
    fn a_list_of_items_gives_its_recipients_and_scenes_once_each() {
        let none = Answers::default();
        let to = plan(LIST, &recipients::SECTION, &none);
        assert_eq!((to.rows.len(), to.gathered.len()), (2, 2));
        assert_eq!(cell(&to, 1, "name"), "Beta");
        assert_eq!(cell(&to, 1, "country"), "fr");
        // With items and recipients there, each scene names its own, and how they go.
        let there = Answers::from_json(json!({
            "items": [
                { "id": "i1", "name": "录音" }, { "id": "i2", "name": "电话" }, { "id": "i3", "name": "地址" },
            ],
            "recipients": [{ "id": "r1", "name": "Acme" }, { "id": "r2", "name": "Beta" }],
        }))
        .unwrap();
        let scenes = plan(LIST, &scenarios::SECTION, &there);
        assert_eq!((scenes.rows.len(), scenes.gathered.len()), (2, 2));
        assert_eq!(cell(&scenes, 0, "name"), "客服质检");
        assert_eq!(cell(&scenes, 0, "items"), json!(["i1", "i2"]));
        assert_eq!(cell(&scenes, 1, "items"), json!(["i3", "i2"]));
        assert_eq!(cell(&scenes, 1, "recipients"), json!(["r2"]));
        assert_eq!(cell(&scenes, 0, "manner"), json!(["dedicated_line_transfer"]));
        // Items of one name may be two things.
        assert_eq!(plan("数据项名称\n姓名\n姓名\n", &items::SECTION, &none).rows.len(), 2);
    }

    #[test]
    fn lines_that_say_otherwise_stay_rows_of_their_own() {
        let list = "名称\t国家\nAcme\t德国\nBeta\t\nAcme\t法国\nBeta\t法国\nAcme\t德国\n";
        let to = plan(list, &recipients::SECTION, &Answers::default());
        assert_eq!((to.rows.len(), to.gathered.len()), (4, 1));
        let countries: Vec<Value> = (0..4).map(|at| cell(&to, at, "country")).collect();
        assert_eq!(countries, ["de", "fr", "fr", "de"]);
    }
}
