//! The picture of the ways of the data, one for each scenario: whose data, from which systems, over which link, to whom.
//!
//! It shows what each flow says and draws no line that nobody stated, but from people to the systems where their flow begins, or to the
//! recipient while no system and no link is named.

use std::collections::BTreeSet;

use crate::document::picture::{NodeId, Picture, Role};
use crate::document::{Block, Inline};
use crate::form::catalog::{flows, links, onward, recipients, systems};
use crate::form::options::system_side;
use crate::form::{Entry, Tri};
use crate::text::{Text, t};

use super::flows::way_at_home;
use super::material::Material;

/// Said at a recipient to whom no link of its flow leads.
const NO_LINK: Text = t("没有通到境外的链路", "no link leads abroad");

/// The picture of a scenario; nothing while it names no recipient.
pub(super) fn picture(material: &Material<'_>, scenario: &Entry<'_>) -> Vec<Block> {
    let of = material.flows_of(scenario);
    if of.is_empty() {
        return Vec::new();
    }
    let title = scenario.title();
    let title = said!("数据流图：{title}", "The ways of the data: {title}", title);
    let mut drawn = Drawn {
        material,
        picture: Picture::flow(material.tell(&title), material.lang),
        lines: BTreeSet::new(),
        links: BTreeSet::new(),
        third_parties: BTreeSet::new(),
    };
    // From left to right: where the boxes of one column stand goes by what is drawn first.
    for flow in &of {
        drawn.home(flow);
    }
    for flow in &of {
        drawn.abroad(flow);
    }
    vec![material.shown_in(&title), Block::Picture(drawn.picture)]
}

struct Drawn<'m, 'a> {
    material: &'m Material<'a>,
    picture: Picture,
    /// The lines that are drawn, by the rows at their ends.
    lines: BTreeSet<(String, String)>,
    /// The links that are drawn, with the rows at their ends.
    links: BTreeSet<(String, String, String)>,
    /// The third parties of which a system is drawn.
    third_parties: BTreeSet<String>,
}

impl Drawn<'_, '_> {
    /// People, and the systems in the mainland with the lines between them, as one flow says it.
    fn home(&mut self, flow: &Entry<'_>) {
        let (systems, between) = way_at_home(&[*flow]);
        let people: Vec<(String, NodeId)> =
            self.material.groups_of(flow).iter().map(|group| self.people(group)).collect();
        let is_gateway = |row: &Entry<'_>| row.chose(&systems::SIDE, system_side::GATEWAY).is_yes();
        let nodes: Vec<(String, NodeId, bool)> = systems
            .iter()
            .map(|row| {
                let (id, node) = self.system(row);
                (id, node, is_gateway(row))
            })
            .collect();
        let at = |end: Entry<'_>| {
            let id = place(&end);
            nodes.iter().find(|(known, ..)| *known == id)
        };
        let ways: Vec<_> = between
            .iter()
            .filter_map(|link| {
                let ends = links::from(link).known().zip(links::to(link).known());
                let (from, to) = ends.and_then(|(from, to)| at(from).zip(at(to)))?;
                Some((link, from, to))
            })
            .collect();
        let gateways: Vec<_> = nodes.iter().filter(|(.., gateway)| *gateway).collect();
        let plain: Vec<_> = nodes.iter().filter(|(.., gateway)| !gateway).collect();
        // The data of people comes in where no other system feeds it.
        let is_fed = |id: &str| ways.iter().any(|(_, (from, ..), (to, ..))| to == id && from != id);
        let first: Vec<_> = plain.iter().copied().filter(|(id, ..)| !is_fed(id)).collect();
        let sources =
            [first, plain.clone(), gateways.clone()].into_iter().find(|nodes| !nodes.is_empty());
        for (group, from) in &people {
            for (system, to, _) in sources.iter().flatten() {
                self.line((group, *from), (system, *to), Vec::new());
            }
        }
        for (link, from, to) in &ways {
            self.stated(link, (&from.0, from.1), (&to.0, to.1));
        }
        // A link that says which system feeds the gateway is drawn as it is; without any, each system feeds it.
        if let [(gateway, to, _)] = gateways.as_slice() {
            for (system, from, _) in &plain {
                if !ways.iter().any(|(_, (known, ..), _)| known == system) {
                    self.line((system, *from), (gateway, *to), Vec::new());
                }
            }
        }
    }

    /// The links of a flow, where its data is kept, and to whom it is passed on.
    fn abroad(&mut self, flow: &Entry<'_>) {
        let Some(recipient) = flow.with() else { return };
        let mut entry = None;
        let mut is_his = false;
        for link in flows::links(flow).iter().filter(|link| !links::stays_inside(link)) {
            let from = links::from(link).known().map(|row| self.owned(&row, &recipient));
            let to = links::to(link).known().map(|row| self.owned(&row, &recipient));
            let owner = links::to(link).known().and_then(|row| owner(&row, &recipient));
            is_his |= to.is_none() || owner.is_some_and(|owner| owner.id == recipient.id);
            let to = to.unwrap_or_else(|| self.recipient(&recipient));
            if let Some(from) = from {
                self.stated(link, (&from.0, from.1), (&to.0, to.1));
            }
            // Where the data arrives: from there it is kept and passed on.
            entry.get_or_insert(to);
        }
        let is_known = entry.is_some();
        let entry = entry.unwrap_or_else(|| self.without_link(flow, &recipient));
        // While nobody says by which systems and links, it still goes from these people to this recipient.
        if !is_known && way_at_home(&[*flow]).0.is_empty() {
            for group in self.material.groups_of(flow) {
                let from = self.people(&group);
                self.line((&from.0, from.1), (&entry.0, entry.1), Vec::new());
            }
        }
        // The data may arrive where nobody says whose it is: to whom it goes is drawn all the same.
        if is_known && !is_his {
            let to = self.recipient(&recipient);
            self.line((&entry.0, entry.1), (&to.0, to.1), Vec::new());
        }
        let stored = match flows::is_kept(flow) {
            Tri::Yes => flows::storage(flow),
            Tri::No | Tri::Unknown(_) => Vec::new(),
        };
        for system in stored {
            let kept = self.owned(&system, &recipient);
            if !self.is_reached(&kept.0) {
                self.line((&entry.0, entry.1), (&kept.0, kept.1), Vec::new());
            }
        }
        for row in onward::of_flow(flow) {
            let id = place(&row);
            // One that runs a system which is drawn stands there already.
            if self.third_parties.contains(&id) {
                continue;
            }
            let label = self.material.needed(&row, &onward::NAME);
            let note = self.material.answer(&row, &onward::COUNTRY);
            let made = self.picture.noted(&id, Role::Onward, label, note);
            self.line((&entry.0, entry.1), (&id, made), Vec::new());
        }
    }

    /// Whether a line leads to a box.
    fn is_reached(&self, id: &str) -> bool {
        self.lines.iter().any(|(_, to)| to == id)
    }

    /// The line of a link, once for each link: two links between the same two are two lines.
    fn stated(&mut self, link: &Entry<'_>, from: (&str, NodeId), to: (&str, NodeId)) {
        if from.0 != to.0 && self.links.insert((place(link), from.0.into(), to.0.into())) {
            self.lines.insert((from.0.to_owned(), to.0.to_owned()));
            let label = self.label(link);
            self.picture.link(from.1, to.1, label);
        }
    }

    /// A line that no link states, once between the same two, and none from a box to itself.
    fn line(&mut self, from: (&str, NodeId), to: (&str, NodeId), label: Vec<Inline>) {
        if from.0 != to.0 && self.lines.insert((from.0.to_owned(), to.0.to_owned())) {
            self.picture.link(from.1, to.1, label);
        }
    }

    fn people(&mut self, group: &Entry<'_>) -> (String, NodeId) {
        let (id, label) = (place(group), self.material.told(&group.title()));
        let made = self.picture.node(&id, Role::People, label);
        (id, made)
    }

    /// A system on either side.
    fn system(&mut self, row: &Entry<'_>) -> (String, NodeId) {
        let role = match row.choice(&systems::SIDE).known() {
            Some(system_side::GATEWAY) => Role::Gateway,
            Some(system_side::ABROAD) => Role::Recipient,
            _ => Role::System,
        };
        let (id, label) = (place(row), self.material.needed(row, &systems::NAME));
        let note = self.material.answer(row, &systems::LEVEL);
        let made = self.picture.noted(&id, role, label, note);
        (id, made)
    }

    /// A system, if it stands abroad with whose it is and where: of a third party that runs it, or else of the recipient.
    fn owned(&mut self, row: &Entry<'_>, recipient: &Entry<'_>) -> (String, NodeId) {
        if !row.chose(&systems::SIDE, system_side::ABROAD).is_yes() {
            return self.system(row);
        }
        let third = onward::running(recipient, row);
        let owner = owner(row, recipient);
        let name = self.material.needed(row, &systems::NAME);
        let mut note = self.material.answer(row, &systems::COUNTRY);
        let label = match owner {
            None => name,
            Some(owner) => {
                if note.is_empty() && third.is_none() {
                    note = self.material.answer(&owner, &recipients::COUNTRY);
                }
                let owner = self.material.told(&owner.title());
                runs!(
                    self.material,
                    "{owner}\n{name}",
                    "{owner}\n{name}",
                    owner = owner,
                    name = name
                )
            }
        };
        let role = if third.is_some() { Role::Onward } else { Role::Recipient };
        self.third_parties.extend(third.as_ref().map(place));
        let id = place(row);
        let made = self.picture.noted(&id, role, label, note);
        (id, made)
    }

    fn recipient(&mut self, row: &Entry<'_>) -> (String, NodeId) {
        let (id, label) = (place(row), self.material.told(&row.title()));
        let note = self.material.answer(row, &recipients::COUNTRY);
        let made = self.picture.noted(&id, Role::Recipient, label, note);
        (id, made)
    }

    /// The recipient where no link leads to it. Where the flow does name links, which all stay inside, the box says so: no line is drawn
    /// that nobody stated.
    fn without_link(&mut self, flow: &Entry<'_>, recipient: &Entry<'_>) -> (String, NodeId) {
        if flows::links(flow).is_empty() {
            return self.recipient(recipient);
        }
        let (id, label) = (place(recipient), self.material.told(&recipient.title()));
        let country = self.material.answer(recipient, &recipients::COUNTRY);
        let no_link = self.material.told(&NO_LINK.into());
        let note = if country.is_empty() {
            no_link
        } else {
            runs!(
                self.material,
                "{country}\n{none}",
                "{country}\n{none}",
                country = country,
                none = no_link
            )
        };
        let made = self.picture.noted(&id, Role::Recipient, label, note);
        (id, made)
    }

    /// What stands along a link: its manner and how often.
    fn label(&self, link: &Entry<'_>) -> Vec<Inline> {
        let manner = self.material.answer(link, &links::MANNER);
        let frequency = self.material.answer(link, &links::FREQUENCY);
        if frequency.is_empty() {
            return manner;
        }
        runs!(
            self.material,
            "{manner}\n{frequency}",
            "{manner}\n{frequency}",
            manner = manner,
            frequency = frequency
        )
    }
}

/// Whose a system abroad is: the third party's that runs it, the recipient's that it names, or the only recipient's there is.
fn owner<'a>(row: &Entry<'a>, recipient: &Entry<'a>) -> Option<Entry<'a>> {
    let named = || row.named(&systems::RECIPIENT).known()?.into_iter().next();
    let is_only = || {
        let several = row.facts().rows(&recipients::SECTION).nth(1).is_some();
        (!several && row.value(&systems::OPERATOR).is_none()).then_some(*recipient)
    };
    onward::running(recipient, row).or_else(named).or_else(is_only)
}

/// The row as the id of its box.
fn place(row: &Entry<'_>) -> String {
    format!("{}/{}", row.section.id, row.id.unwrap_or_default())
}
