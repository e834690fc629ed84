//! What a column that is left out may be in another table of the record, so that nobody takes it for worthless: a list of what is sent
//! often says in the same row to whom, from which scene and of how many people.

use crate::form::catalog::{groups, recipients, scenarios};
use crate::form::{Field, Section};
use crate::text::Phrase;

use super::names::named;
use super::{Column, Target, Why};

/// The tables that such a list speaks of, the likeliest first.
static TABLES: [&Section; 3] = [&recipients::SECTION, &scenarios::SECTION, &groups::SECTION];

impl Column {
    /// The table, and the field of it, that the heading names, where nothing of `section` is meant by it.
    pub fn elsewhere(&self, section: &Section) -> Option<(&'static Section, &'static Field)> {
        if self.target != Target::Left(Why::Unknown) {
            return None;
        }
        let others = TABLES.iter().copied().filter(|other| *other != section);
        let fits = others.filter_map(|other| Some((other, named(other, &self.heading)?)));
        // Of several the one that names it best, of those the first.
        let best = fits.reduce(|best, one| if one.1.1 > best.1.1 { one } else { best })?;
        Some((best.0, best.1.0))
    }

    /// The same in words: where to paste the same table.
    pub fn elsewhere_said(&self, section: &Section) -> Option<Phrase> {
        let (table, field) = self.elsewhere(section)?;
        let (table, field) = (table.title, field.label);
        Some(said!(
            "像是“{table}”的“{field}”：同一张表也可以粘贴到那里，同名的各行合为一行",
            "looks like \"{field}\" of \"{table}\": the same table can be pasted there, too, where lines of one name become one row",
            table,
            field,
        ))
    }
}

#[cfg(test)]
mod tests {
    use crate::form::Answers;
    use crate::form::catalog::items;
    use crate::form::table::{Given, Mapping};

    #[test]
    fn a_column_that_is_left_out_tells_where_it_belongs() {
        let table = "数据项名称\t类别\t内容描述\t接收方\t国家\t备注栏x\n姓名\t基本资料\t中文\tAcme\t德国\t无\n手机号\t联系方式\t手机\tBeta\t法国\t无\n";
        let grid = Given::of_text(table, None).unwrap().grid;
        let mapping = Mapping::guess(&items::SECTION, &grid, &Answers::default());
        let of = |heading: &str| {
            let column = mapping.columns.iter().find(|one| one.heading == heading).unwrap();
            column.elsewhere(&items::SECTION).map(|(table, field)| (table.id, field.id))
        };
        assert!(of("接收方").is_some());
        assert_eq!(of("国家"), Some(("recipients", "country")));
        assert_eq!(of("备注栏x"), None);
        assert_eq!(of("数据项名称"), None, "what goes somewhere is no question");
    }
}
