//! Whether a paper of one route tells of what stands at a place of the record.
//!
//! A row belongs to the flows that use it: it is told where one of them is. What no flow uses belongs to none in particular, and nothing
//! is made of it.

use crate::form::catalog::{
    consents, contracts, deidentification, flows, groups, items, links, measures, onward, overlaps,
    owners, recipients, risks, scenarios, systems,
};
use crate::form::{Answer, Entry, Field, Place, Section};

use super::flows::at_home;
use super::material::Material;

impl Material<'_> {
    /// Whether it tells of what stands at a place; nothing of what belongs to no flow in particular.
    pub(super) fn is_told_at(&self, place: &Place) -> Option<bool> {
        let id = place.row.as_deref()?;
        let row = self.facts.row(place.section, id)?;
        if *place.section == consents::SECTION {
            return Some(self.is_of_told(&row, &consents::SCENARIO, &consents::RECIPIENTS));
        }
        if *place.section == risks::SECTION {
            return Some(self.is_of_told(&row, &risks::SCENARIOS, &risks::RECIPIENTS));
        }
        let through = through(place.section);
        if !through.is_empty() {
            let named = through.iter().flat_map(|field| self.named(&row, field));
            let told: Vec<bool> =
                named.filter_map(|row| self.is_told_row(row.section, row.id?)).collect();
            // How far two groups overlap is told where both are.
            let is_all = *place.section == overlaps::SECTION;
            return (!told.is_empty())
                .then(|| if is_all { !told.contains(&false) } else { told.contains(&true) });
        }
        self.is_told_row(place.section, id)
    }

    /// The same of a row that flows use.
    fn is_told_row(&self, section: &'static Section, id: &str) -> Option<bool> {
        let all = self.rows(&flows::SECTION);
        let mut uses =
            all.iter().filter(|flow| self.used(flow, section).iter().any(|row| row.id == Some(id)));
        let first = uses.next()?;
        Some(self.is_told(first) || uses.any(|flow| self.is_told(flow)))
    }

    /// The rows of a section that a flow uses.
    fn used<'b>(&self, flow: &Entry<'b>, section: &'static Section) -> Vec<Entry<'b>> {
        if *section == flows::SECTION {
            vec![*flow]
        } else if *section == scenarios::SECTION {
            flow.of().into_iter().collect()
        } else if *section == recipients::SECTION || *section == contracts::SECTION {
            flow.with().into_iter().collect()
        } else if *section == groups::SECTION {
            self.groups_of(flow)
        } else if *section == items::SECTION {
            self.items_of(flow)
        } else if *section == links::SECTION {
            flows::links(flow)
        } else if *section == onward::SECTION {
            onward::of_flow(flow)
        } else if *section == systems::SECTION {
            let links = flows::links(flow);
            let ends = links.iter().flat_map(|link| [links::from(link), links::to(link)]);
            let ends = ends.filter_map(Answer::known);
            let home = at_home(std::slice::from_ref(flow));
            ends.chain(home).chain(flows::storage(flow)).collect()
        } else {
            Vec::new()
        }
    }
}

/// The fields by which a row of a section names what it is about; none of a section whose rows flows use.
fn through(section: &'static Section) -> Vec<&'static Field> {
    match section.id {
        id if id == deidentification::SECTION.id => vec![&deidentification::ITEMS],
        id if id == overlaps::SECTION.id => vec![&overlaps::GROUP, &overlaps::OTHER],
        id if id == measures::SECTION.id => vec![&measures::RECIPIENTS],
        id if id == owners::SECTION.id => vec![&owners::OF_RECIPIENT],
        _ => Vec::new(),
    }
}
