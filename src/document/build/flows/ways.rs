//! By which links data goes abroad, and in which manner.
//!
//! What leads to the gateway is no part of the way abroad.

use crate::document::Inline;
use crate::form::catalog::{flows, links, scenarios, systems};
use crate::form::options::system_side;
use crate::form::{Entry, Field, Place};

use super::super::material::Material;
use super::super::parts::add_line;

impl Material<'_> {
    /// The manner in which a scenario goes abroad: as the form asks it. Where it goes in several and a part of it is told, that of the
    /// links of that part.
    pub(in super::super) fn manner(&self, row: &Entry<'_>, told: &[Entry<'_>]) -> Vec<Inline> {
        let is_part = told.len() < flows::of_scenario(row).len();
        if is_part && !is_of_one_manner(row) {
            let own = self.of_links(told, &links::MANNER);
            if !own.is_empty() {
                return own;
            }
        }
        self.answer(row, &scenarios::MANNER)
    }

    /// The manner of transmission: as the form asks it, then each link with its frequency.
    ///
    /// The form asks it of the whole scenario; with several recipients only the links say by which way it goes to whom.
    pub(in super::super) fn transmission(&self, of: &[Entry<'_>]) -> Vec<Inline> {
        self.by_scenario(of, |of| self.transmission_alike(of))
    }

    fn transmission_alike(&self, of: &[Entry<'_>]) -> Vec<Inline> {
        let mut manner = Vec::new();
        let alone = |scenario: &Entry<'_>| {
            flows::of_scenario(scenario).len() == 1 || is_of_one_manner(scenario)
        };
        for scenario in of.iter().filter_map(Entry::of).filter(alone) {
            add_line(&mut manner, self.answer(&scenario, &scenarios::MANNER));
        }
        // What leads to the gateway is no part of the way abroad.
        let mut all: Vec<Entry<'_>> = of.iter().flat_map(flows::links).collect();
        all.retain(|link| !links::stays_inside(link));
        if all.is_empty() || of.iter().any(|flow| flows::links(flow).is_empty()) {
            for part in [self.links(of), self.of_links(of, &links::FREQUENCY)] {
                add_line(&mut manner, part);
            }
            return self.sentences(manner);
        }
        // What a recipient passes on is no part of the way out of the mainland.
        let is_out = |link: &Entry<'_>| {
            let from = links::from(link).known();
            from.is_none_or(|end| end.chose(&systems::SIDE, system_side::ABROAD).is_no())
        };
        let mut out = Vec::new();
        let is_alone = all.iter().filter(|link| is_out(link)).count() == 1;
        for link in &all {
            // Each link says its own frequency, and ends as a sentence does.
            let mut line = self.link(link);
            let frequency = self.answer(link, &links::FREQUENCY);
            if !frequency.is_empty() {
                line = [line, self.then(&links::FREQUENCY), frequency].concat();
            }
            // The manner of the form and the one link that it is of are one statement.
            if is_alone && is_out(link) && !manner.is_empty() {
                let manner = std::mem::take(&mut manner);
                line = runs!(
                    self,
                    "{manner}：{line}",
                    "{manner}: {line}",
                    manner = manner,
                    line = line
                );
            }
            add_line(&mut out, line);
        }
        if !manner.is_empty() {
            add_line(&mut manner, out);
            out = manner;
        }
        self.sentences(out)
    }

    /// The links, each with its ends, encryption and carrier.
    pub(in super::super) fn links(&self, of: &[Entry<'_>]) -> Vec<Inline> {
        let mut out = Vec::new();
        for flow in of {
            let all = flows::links(flow);
            if all.is_empty() {
                add_line(&mut out, vec![self.blank(links_place(flow))]);
            }
            for link in all {
                add_line(&mut out, self.link(&link));
            }
        }
        out
    }

    /// One link.
    fn link(&self, link: &Entry<'_>) -> Vec<Inline> {
        let mut out = self.answer(link, &links::MANNER);
        let ends = links::from(link).known().zip(links::to(link).known());
        if let Some((from, to)) = ends
            && !(is_told_in(&out, &from) && is_told_in(&out, &to))
        {
            let (from, to) = (self.end(&from), self.end(&to));
            out.extend(runs!(
                self,
                "；自{from}至{to}",
                "; from {from} to {to}",
                from = from,
                to = to
            ));
        }
        for field in [&links::ENCRYPTION, &links::OPERATOR, &links::BANDWIDTH] {
            let answer = self.answer(link, field);
            if !answer.is_empty() {
                out.extend(self.then(field));
                out.extend(answer);
            }
        }
        out
    }

    /// An end of a link: the system with its addresses.
    fn end(&self, system: &Entry<'_>) -> Vec<Inline> {
        let name = self.system_name(system);
        let addresses = self.answer(system, &systems::ADDRESSES);
        if addresses.is_empty() {
            return name;
        }
        runs!(
            self,
            "{name}（{addresses}）",
            "{name} ({addresses})",
            name = name,
            addresses = addresses
        )
    }

    /// What the links of these flows answer to a field; what leads to the gateway is no part of the way abroad.
    pub(in super::super) fn of_links(
        &self,
        of: &[Entry<'_>],
        field: &'static Field,
    ) -> Vec<Inline> {
        let mut out = Vec::new();
        for flow in of {
            for link in flows::links(flow).iter().filter(|link| !links::stays_inside(link)) {
                add_line(&mut out, self.answer(link, field));
            }
        }
        out
    }

    /// The same with the ends of each link, where several say it.
    pub(in super::super) fn each_link(
        &self,
        of: &[Entry<'_>],
        field: &'static Field,
    ) -> Vec<Inline> {
        let mut said: Vec<(Entry<'_>, Vec<Inline>)> = Vec::new();
        for link in of.iter().flat_map(flows::links).filter(|link| !links::stays_inside(link)) {
            let answer = self.answer(&link, field);
            if !answer.is_empty() && !said.iter().any(|(known, _)| known.id == link.id) {
                said.push((link, answer));
            }
        }
        if said.len() < 2 {
            return said.into_iter().flat_map(|(_, answer)| answer).collect();
        }
        let mut out = Vec::new();
        for (link, answer) in said {
            let ends = links::from(&link).known().zip(links::to(&link).known());
            let line = match ends {
                Some((from, to)) => runs!(
                    self,
                    "{from}至{to}：{answer}",
                    "{from} to {to}: {answer}",
                    from = self.system_name(&from),
                    to = self.system_name(&to),
                    answer = answer,
                ),
                None => answer,
            };
            add_line(&mut out, line);
        }
        self.sentences(out)
    }
}

/// Whether a scenario names one manner, which then holds for every part of it.
fn is_of_one_manner(scenario: &Entry<'_>) -> bool {
    scenario.choices(&scenarios::MANNER).known().is_some_and(|manners| manners.len() == 1)
}

/// Where it would be said by which link a flow goes.
fn links_place(flow: &Entry<'_>) -> Place {
    if flow.facts().rows(&links::SECTION).next().is_none() {
        Place::whole(&links::SECTION)
    } else {
        flow.place(&flows::LINK)
    }
}

/// Whether words name a system already, so that it need not be named again.
fn is_told_in(words: &[Inline], system: &Entry<'_>) -> bool {
    let Some(addresses) = system.text(&systems::ADDRESSES).known() else { return true };
    words.iter().any(|run| matches!(run, Inline::Text(text) if text.contains(addresses)))
}
