//! What is claimed and does not stand: a legal basis that its own conditions deny, an exemption that fails. No paper says it, whoever
//! prints the field.

use crate::document::Inline;
use crate::form::catalog::scenarios;
use crate::form::{Entry, Field, Tri};
use crate::law::ScenarioVerdict;

use super::material::Material;

impl Material<'_> {
    /// What stands in the place of an answer that claims what does not stand: a blank for a basis that fails, the basis and a blank for
    /// its open condition where one is open, nothing for an exemption. `None` for every other answer.
    pub(super) fn in_place_of(
        &self,
        entry: &Entry<'_>,
        field: &'static Field,
    ) -> Option<Vec<Inline>> {
        if entry.section != &scenarios::SECTION {
            return None;
        }
        let judged = self.judged(entry)?;
        if [&scenarios::EXEMPTION, &scenarios::EXEMPTION_EVIDENCE].contains(&field) {
            return judged.claim_fails().then(Vec::new);
        }
        let is_basis = *field == scenarios::LEGAL_BASIS;
        if !is_basis && *field != scenarios::BASIS_REASON || !entry.is_answered(field) {
            return None;
        }
        match &judged.basis.holds {
            Tri::No => Some(vec![self.blank(entry.place(&scenarios::LEGAL_BASIS))]),
            Tri::Unknown(lacking) if is_basis => {
                let condition = lacking.iter().next()?.clone();
                let chosen = entry.shown(field).unwrap_or_default();
                Some(runs!(
                    self,
                    "{chosen}（条件尚待确认：{condition}）",
                    "{chosen} (a condition is open: {condition})",
                    chosen = chosen,
                    condition = [self.blank(condition)],
                ))
            }
            Tri::Yes | Tri::Unknown(_) => None,
        }
    }

    /// Whether an exemption is claimed that has not failed.
    pub(super) fn claims_exemption(&self, scenario: &Entry<'_>) -> bool {
        let claims = scenario.chose(&scenarios::EXEMPTION, crate::form::options::exemption::NONE);
        !claims.is_yes() && !self.judged(scenario).is_some_and(ScenarioVerdict::claim_fails)
    }
}
