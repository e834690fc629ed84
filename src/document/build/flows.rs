//! Where the data goes, as papers tell it: links, places of storage, periods and third parties, flow by flow.
//!
//! What a flow does not say for itself is said of its scenario. Nothing is told of a flow that belongs to another recipient.

mod home;
mod ways;

pub(super) use home::{at_home, way_at_home};

use crate::document::Inline;
use crate::form::catalog::{flows, onward, recipients, scenarios, systems};
use crate::form::options::system_side;
use crate::form::{Entry, Field, Place, Tri};
use crate::law::Route;
use crate::text::{Text, t};

use super::material::Material;
use super::parts::add_line;

/// Which flows a paper tells of: those of a scenario, of a recipient, or one.
pub(super) type Flows<'a> = Vec<Entry<'a>>;

impl Material<'_> {
    /// The flows of a scenario, as far as the paper that is being made tells of them.
    pub(super) fn flows_of<'b>(&self, scenario: &Entry<'b>) -> Flows<'b> {
        let flows = flows::of_scenario(scenario).into_iter();
        flows.filter(|flow| self.is_told(flow)).collect()
    }

    /// The flows to a recipient that go, or may go, by one of these routes.
    pub(super) fn flows_to<'b>(&self, recipient: &Entry<'b>, routes: &[Route]) -> Flows<'b> {
        let flows = flows::to_recipient(recipient).into_iter();
        flows.filter(|flow| self.survey.routes.flow_may_go(flow, routes)).collect()
    }

    /// What these flows say: of several scenarios each by itself with its name, unless all say the same.
    fn by_scenario(
        &self,
        of: &[Entry<'_>],
        say: impl Fn(&[Entry<'_>]) -> Vec<Inline>,
    ) -> Vec<Inline> {
        let mut parts: Vec<(Entry<'_>, Flows<'_>)> = Vec::new();
        for flow in of {
            let Some(scenario) = flow.of() else { continue };
            match parts.iter_mut().find(|(known, _)| known.id == scenario.id) {
                Some((_, flows)) => flows.push(*flow),
                None => parts.push((scenario, vec![*flow])),
            }
        }
        let parts: Vec<(Entry<'_>, Vec<Inline>)> =
            parts.into_iter().map(|(scenario, flows)| (scenario, say(&flows))).collect();
        let is_alike = parts.windows(2).all(|two| matches!(two, [(_, a), (_, b)] if a == b));
        if is_alike {
            return say(of);
        }
        let mut out = Vec::new();
        for (scenario, words) in parts.into_iter().filter(|(_, words)| !words.is_empty()) {
            let name = scenario.title();
            let named =
                runs!(self, "{name}：{words}", "{name}: {words}", name = name, words = words);
            add_line(&mut out, named);
        }
        out
    }

    /// Every answer of these flows to a field, each once and one a line.
    pub(super) fn each_answer(&self, of: &[Entry<'_>], field: &'static Field) -> Vec<Inline> {
        self.by_scenario(of, |of| {
            let mut out = Vec::new();
            for flow in of {
                add_line(&mut out, self.answer(flow, field));
            }
            out
        })
    }

    /// The purposes: that of the recipient where it says one of its own, else that of the scenario, which may hold more than goes to
    /// it.
    pub(super) fn purposes(&self, of: &[Entry<'_>]) -> Vec<Inline> {
        self.by_scenario(of, |of| self.purposes_alike(of))
    }

    fn purposes_alike(&self, of: &[Entry<'_>]) -> Vec<Inline> {
        let mut out = Vec::new();
        for flow in of {
            let own = self.answer(flow, &flows::PURPOSE);
            let of_all = || {
                let scenario = flow.of();
                scenario.map(|scenario| self.answer(&scenario, &scenarios::PURPOSE))
            };
            let words = if own.is_empty() { of_all().unwrap_or_default() } else { own };
            add_line(&mut out, words);
        }
        out
    }

    /// Every system on either side that these flows touch.
    pub(super) fn systems_of(&self, of: &[Entry<'_>]) -> Vec<Inline> {
        let mut out = Vec::new();
        for system in at_home(of) {
            add_line(&mut out, self.system(&system));
        }
        for system in of.iter().flat_map(|flow| flows::storage(flow)) {
            add_line(&mut out, self.system(&system));
        }
        if out.is_empty() { vec![self.blank(Place::whole(&systems::SECTION))] } else { out }
    }

    /// The places of storage abroad; that nothing is kept, where it is so.
    pub(super) fn stored_abroad(&self, of: &[Entry<'_>]) -> Vec<Inline> {
        self.by_scenario(of, |of| self.stored_alike(of))
    }

    fn stored_alike(&self, of: &[Entry<'_>]) -> Vec<Inline> {
        let mut out = Vec::new();
        for flow in of {
            match flows::is_kept(flow) {
                Tri::No => add_line(&mut out, self.words(NOT_KEPT)),
                Tri::Unknown(lacking) => {
                    add_line(
                        &mut out,
                        lacking.iter().map(|place| self.blank(place.clone())).collect(),
                    );
                }
                Tri::Yes => {
                    let all = flows::storage(flow);
                    if all.is_empty() {
                        add_line(&mut out, vec![self.blank(storage_place(flow))]);
                    }
                    for system in all {
                        add_line(&mut out, self.system(&system));
                    }
                }
            }
        }
        out
    }

    /// The systems in the mainland from which these flows come.
    pub(super) fn stored_at_home(&self, of: &[Entry<'_>]) -> Vec<Inline> {
        let mut out = Vec::new();
        let all = at_home(of);
        if all.is_empty() {
            return vec![self.blank(Place::whole(&systems::SECTION))];
        }
        for system in all {
            add_line(&mut out, self.system(&system));
        }
        out
    }

    /// A system: its name, place and who runs it.
    pub(super) fn system(&self, system: &Entry<'_>) -> Vec<Inline> {
        // A name that nobody gave is told nobody.
        let place = self.needed(system, &systems::PLACE);
        let mut out = if systems::is_unnamed(system) {
            place
        } else {
            let name = self.needed(system, &systems::NAME);
            runs!(self, "{name}：{place}", "{name}: {place}", name = name, place = place)
        };
        for field in [&systems::OPERATOR, &systems::USE, &systems::LEVEL, &systems::CERTIFICATES] {
            let answer = self.answer(system, field);
            if !answer.is_empty() {
                out.extend(self.then(field));
                out.extend(answer);
            }
        }
        out
    }

    /// How long the data of these flows is kept abroad, and what becomes of it then.
    pub(super) fn kept(&self, of: &[Entry<'_>], then: Text) -> Vec<Inline> {
        self.by_scenario(of, |of| {
            let mut out = Vec::new();
            for flow in of {
                add_line(&mut out, self.kept_by(flow, then));
            }
            out
        })
    }

    fn kept_by(&self, flow: &Entry<'_>, then: Text) -> Vec<Inline> {
        match flows::is_kept(flow) {
            Tri::No => return self.words(NOT_KEPT),
            Tri::Unknown(lacking) => {
                return lacking.iter().map(|place| self.blank(place.clone())).collect();
            }
            Tri::Yes => {}
        }
        runs!(
            self,
            "{period}{then}{disposal}",
            "{period}{then}{disposal}",
            period = self.kept_from_to(flow),
            then = self.words(then),
            disposal = self.answer(flow, &flows::DISPOSAL),
        )
    }

    fn kept_from_to(&self, flow: &Entry<'_>) -> Vec<Inline> {
        let day = |field| self.answer(flow, field);
        self.period(day(&flows::RETENTION_FROM), day(&flows::RETENTION_TO))
    }

    /// How long the data of a flow is kept abroad, if it is; nothing while that is open, as a blank stands where it is told at length.
    pub(super) fn kept_for(&self, flow: &Entry<'_>) -> Vec<Inline> {
        match flows::is_kept(flow) {
            Tri::Yes => self.kept_from_to(flow),
            Tri::No | Tri::Unknown(_) => Vec::new(),
        }
    }

    /// To whom a recipient passes the data on, as papers for the authority tell it.
    pub(super) fn onward(&self, recipient: &Entry<'_>) -> Vec<Inline> {
        let rows = onward::of(recipient);
        if rows.is_empty() {
            return self.needed(recipient, &recipients::ONWARD_RECIPIENTS);
        }
        self.third_parties(rows, &onward::FACTS)
    }

    /// The same of one flow.
    pub(super) fn onward_of(&self, flow: &Entry<'_>) -> Vec<Inline> {
        self.onward_in(flow, &onward::FACTS)
    }

    /// The same as people are told it; nothing if no third party receives their data.
    pub(super) fn onward_for_people(&self, flow: &Entry<'_>) -> Vec<Inline> {
        self.onward_in(flow, &onward::TOLD)
    }

    fn onward_in(&self, flow: &Entry<'_>, words: &'static Field) -> Vec<Inline> {
        match flow.with() {
            Some(recipient) if onward::of(&recipient).is_empty() => {
                self.needed(&recipient, &recipients::ONWARD_RECIPIENTS)
            }
            _ => self.third_parties(onward::of_flow(flow), words),
        }
    }

    fn third_parties(&self, rows: Vec<Entry<'_>>, words: &'static Field) -> Vec<Inline> {
        let mut out = Vec::new();
        for row in rows {
            let mut line = self.needed(&row, &onward::NAME);
            for field in [&onward::COUNTRY, &onward::CONTACT] {
                let answer = self.answer(&row, field);
                if !answer.is_empty() {
                    line.extend(self.words(t("，", ", ")));
                    line.extend(answer);
                }
            }
            line.extend(self.words(t("。", ". ")));
            let own = self.answer(&row, words);
            line.extend(if own.is_empty() { self.needed(&row, &onward::FACTS) } else { own });
            add_line(&mut out, line);
        }
        out
    }

    /// The items of a flow: those it names, or all of its scenario.
    pub(super) fn items_of<'b>(&self, flow: &Entry<'b>) -> Flows<'b> {
        self.own_or_all(flow, &flows::ITEMS, &scenarios::ITEMS)
    }

    /// The groups of a flow: those it names, or all of its scenario.
    pub(super) fn groups_of<'b>(&self, flow: &Entry<'b>) -> Flows<'b> {
        self.own_or_all(flow, &flows::GROUPS, &scenarios::GROUPS)
    }

    fn own_or_all<'b>(
        &self,
        flow: &Entry<'b>,
        own: &'static Field,
        all: &'static Field,
    ) -> Flows<'b> {
        if flow.value(own).is_some() {
            return self.named(flow, own);
        }
        flow.of().map(|scenario| self.named(&scenario, all)).unwrap_or_default()
    }
}

/// Said where nothing is kept abroad.
const NOT_KEPT: Text = t("不在境外保存。", "Nothing is kept abroad.");

/// Where it would be said where the data of a flow is kept.
fn storage_place(flow: &Entry<'_>) -> Place {
    let is_abroad = |row: &Entry<'_>| row.chose(&systems::SIDE, system_side::ABROAD).is_yes();
    if flow.facts().rows(&systems::SECTION).any(|row| is_abroad(&row)) {
        flow.place(&flows::STORAGE)
    } else {
        Place::whole(&systems::SECTION)
    }
}
