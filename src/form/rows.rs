//! Rows as tab-separated text, to be copied into a spreadsheet; [`super::table`] reads them back.

use serde_json::Value;

use crate::text::{Lang, as_words};

use super::{Answers, Field, Section, value_text};

/// Every row of a section as text for a spreadsheet, with all its fields.
pub fn to_tsv(section: &'static Section, answers: &Answers, lang: Lang) -> String {
    let ids: Vec<String> = answers.rows(section).map(|row| row.id.to_owned()).collect();
    rows_to_tsv((section, section.fields), &ids, answers, lang)
}

/// Rows of a section as text for a spreadsheet, in this order and with these fields, under a head line. No cell begins a formula.
pub fn rows_to_tsv<'r>(
    (section, fields): (&'static Section, &[&'static Field]),
    rows: impl IntoIterator<Item = &'r String>,
    answers: &Answers,
    lang: Lang,
) -> String {
    let quoted = |text: &str| {
        if text.contains(['\t', '\n', '"']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.to_owned()
        }
    };
    let mut out = fields.iter().map(|field| field.label.get(lang)).collect::<Vec<_>>().join("\t");
    out.push('\n');
    for row in rows.into_iter().filter_map(|id| answers.row(section, id)) {
        let line: Vec<String> = fields
            .iter()
            .map(|field| {
                let value: Option<&Value> = row.cells.and_then(|cells| cells.get(field.id));
                value.map_or_else(String::new, |value| {
                    quoted(&as_words(&value_text(field.kind, value, answers, lang)))
                })
            })
            .collect();
        out.push_str(&line.join("\t"));
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::form::catalog::items;
    use crate::form::table::{Given, Mapping};

    #[test]
    fn what_is_copied_pastes_back() {
        let answers = Answers::from_json(json!({ "items": [
            { "id": "item-1", "name": "银行\"账号\"", "description": "11位\n数字", "sensitivity": "sensitive" },
            { "id": "item-2", "name": "姓名", "caught_by": ["pipl_28", "harm_test"] },
        ] }))
        .unwrap();
        for lang in [Lang::Zh, Lang::En] {
            let copied = to_tsv(&items::SECTION, &answers, lang);
            let grid = Given::of_text(&copied, None).unwrap().grid;
            let mut again = Answers::default();
            let mapping = Mapping::guess(&items::SECTION, &grid, &again);
            let plan = mapping.plan(&grid, &again);
            assert_eq!(plan.doubts, []);
            let mut next = 0;
            let edit = plan.edit(&mapping, &again, || {
                next += 1;
                format!("item-{next}")
            });
            again.apply(edit.unwrap()).unwrap();
            assert_eq!(answers, again);
        }
    }
}
