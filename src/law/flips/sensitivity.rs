//! Flip points by what an item is: one that is called sensitive is not, or one of a scenario is, and who counts as sensitive with it.
//!
//! Numbers follow the item, as a person who argues about it would have to count anew: whoever had only this sensitive item counts as sensitive no
//! more, but for children under 14, whose data always are; and all of a scenario do where an item of it is.

use serde_json::{Value, json};

use crate::form::catalog::{groups, items, scenarios};
use crate::form::options::{TYPICAL_ITEMS, sensitivity, usual};
use crate::form::{Entry, Facts, Field, Place, Range};
use crate::source::PCF;
use crate::text::Phrase;

use super::{Search, Spent};

/// A change with its words.
type Change = (Phrase, Vec<(Place, Option<Value>)>);

/// The figures of a group that count, and how many of it are sensitive in any case.
struct Figures<'a> {
    group: Entry<'a>,
    fields: [&'static Field; 2],
}

impl Figures<'_> {
    fn range(&self, field: &'static Field) -> Option<Range> {
        self.group.count(field).known()
    }

    fn set(&self, field: &'static Field, value: Option<&Value>) -> Option<(Place, Option<Value>)> {
        Some((self.group.place(field), Some(value?.clone())))
    }

    /// Without persons whose data are sensitive, but for children; nothing where it is not known how many these are.
    fn lighter(&self) -> Option<Vec<(Place, Option<Value>)>> {
        let [ordinary, sensitive] = self.fields;
        let children = self.group.value(&groups::UNDER_14)?;
        let (all, some) = (self.range(ordinary)?, self.range(sensitive)?);
        let mut out = vec![self.set(sensitive, Some(children))?];
        // The persons stay: what goes of them is ordinary now.
        if some.low > all.low {
            out.push(self.set(ordinary, self.group.value(sensitive))?);
        }
        Some(out)
    }

    /// With all of them sensitive.
    fn heavier(&self) -> Option<Vec<(Place, Option<Value>)>> {
        let [ordinary, sensitive] = self.fields;
        let (all, some) = (self.range(ordinary)?, self.range(sensitive)?);
        if all.low > some.low {
            Some(vec![self.set(sensitive, self.group.value(ordinary))?])
        } else {
            Some(Vec::new())
        }
    }
}

impl Search<'_> {
    /// Each sensitive item not being so, and an item of each scenario being so.
    pub(super) fn sensitivity(&mut self) -> Result<(), Spent> {
        for (words, edits) in self.changes_of_items() {
            self.try_change(words, edits, 0)?;
        }
        Ok(())
    }

    fn changes_of_items(&self) -> Vec<Change> {
        let facts = Facts::at(&self.answers, self.day).quietly();
        let fields: [&'static Field; 2] = if self.day < PCF.from {
            [&groups::TWO_YEARS, &groups::TWO_YEARS_SENSITIVE]
        } else {
            [&groups::ORDINARY, &groups::SENSITIVE]
        };
        let scenarios: Vec<(Entry<'_>, Vec<Entry<'_>>, Vec<Entry<'_>>)> = facts
            .rows(&scenarios::SECTION)
            .map(|one| (one, rows(&one, &scenarios::ITEMS), rows(&one, &scenarios::GROUPS)))
            .collect();
        let has = |all: &[Entry<'_>], one: &Entry<'_>| all.iter().any(|known| known.id == one.id);
        let mut out: Vec<Change> = Vec::new();
        for item in facts.rows(&items::SECTION).filter(|item| item.is_answered(&items::SENSITIVITY))
        {
            if !items::is_sensitive(&item).is_yes()
                || !scenarios.iter().any(|(_, of, _)| has(of, &item))
            {
                continue;
            }
            // A group of which another sensitive item goes stays as it is.
            let is_only = |group: &Entry<'_>| {
                let of_group = scenarios.iter().filter(|(_, _, of)| has(of, group));
                let mut others = of_group.flat_map(|(_, of, _)| of).filter(|one| one.id != item.id);
                !others.any(|one| !items::is_sensitive(one).is_no())
            };
            let carried = facts.rows(&groups::SECTION).filter(|group| {
                scenarios.iter().any(|(_, of, groups)| has(of, &item) && has(groups, group))
            });
            let counted: Vec<Figures<'_>> =
                carried.filter(is_only).map(|group| Figures { group, fields }).collect();
            let moved: Option<Vec<_>> = counted.iter().map(Figures::lighter).collect();
            let Some(moved) = moved else { continue };
            let name = item.title();
            let words = if moved.is_empty() {
                said!("“{name}”不属于敏感个人信息", "\"{name}\" is not sensitive", name)
            } else {
                said!(
                    "“{name}”不属于敏感个人信息（只因它计入敏感的人不再计入）",
                    "\"{name}\" is not sensitive, and who counts as sensitive for it alone does so no more",
                    name,
                )
            };
            out.push((words, edits(&item, sensitivity::ORDINARY.as_str(), moved)));
        }
        for (scenario, of, groups) in &scenarios {
            let ordinary = || of.iter().filter(|item| items::is_sensitive(item).is_no());
            let Some(item) =
                ordinary().find(|item| is_usually_sensitive(item)).or_else(|| ordinary().next())
            else {
                continue;
            };
            let counted = groups.iter().map(|group| Figures { group: *group, fields }.heavier());
            let moved: Option<Vec<_>> = counted.collect();
            let Some(moved) = moved.filter(|moved| moved.iter().any(|of| !of.is_empty())) else {
                continue;
            };
            let (name, scenario) = (item.title(), scenario.title());
            // Only one that is usually sensitive is named: of the others the first is no better than the next.
            let words = if is_usually_sensitive(item) {
                said!(
                    "“{scenario}”的一般信息项中有一项属于敏感个人信息（例如“{name}”，所涉人数全部计入敏感）",
                    "an item of \"{scenario}\" is sensitive after all, for example \"{name}\", and all its persons count so",
                    scenario,
                    name,
                )
            } else {
                said!(
                    "“{scenario}”的一般信息项中有一项属于敏感个人信息（所涉人数全部计入敏感）",
                    "an item of \"{scenario}\" is sensitive after all, and all its persons count so",
                    scenario,
                )
            };
            out.push((words, edits(item, sensitivity::SENSITIVE.as_str(), moved)));
        }
        out
    }
}

fn rows<'a>(entry: &Entry<'a>, field: &'static Field) -> Vec<Entry<'a>> {
    entry.named(field).known().unwrap_or_default()
}

/// An item called otherwise, with the figures that follow.
fn edits(
    item: &Entry<'_>,
    code: &str,
    figures: Vec<Vec<(Place, Option<Value>)>>,
) -> Vec<(Place, Option<Value>)> {
    let own = (item.place(&items::SENSITIVITY), Some(json!(code)));
    std::iter::once(own).chain(figures.into_iter().flatten()).collect()
}

/// Whether an item of this name is usually sensitive.
fn is_usually_sensitive(item: &Entry<'_>) -> bool {
    let name = item.text(&items::NAME).known();
    let of = name.and_then(|name| TYPICAL_ITEMS.meant(name));
    of.is_some_and(|of| usual(of)[1].is_some_and(|choice| choice.code == sensitivity::SENSITIVE))
}
