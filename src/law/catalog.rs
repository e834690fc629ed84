//! Every rule, one file a subject, in the order in which they are asked; what several of them ask stands in `about`.

pub(super) mod about;
pub(super) mod art41_foreign_authority;
pub(super) mod art42_restricted_list;
pub(super) mod ciio;
pub(super) mod early_figures;
pub(super) mod early_none;
pub(super) mod exempt_contract;
pub(super) mod exempt_emergency;
pub(super) mod exempt_hr;
pub(super) mod exempt_statutory;
pub(super) mod exempt_transit;
pub(super) mod exempt_vehicle_defect;
pub(super) mod exempt_zone;
pub(super) mod flag_automotive;
pub(super) mod flag_counts;
pub(super) mod flag_important;
pub(super) mod flag_law_data;
pub(super) mod flag_parties;
pub(super) mod flag_places;
pub(super) mod flag_route;
pub(super) mod flag_scenario;
pub(super) mod flag_sensitive;
pub(super) mod flag_status;
pub(super) mod important_data;
pub(super) mod no_personal_information;
pub(super) mod not_provided;
pub(super) mod overseas_direct;
pub(super) mod special_place;
pub(super) mod state_organ;
pub(super) mod treaty;
pub(super) mod volume;

pub(super) use early_figures::{CERTIFICATION_BEGAN, GRACE_ASSESSMENT, GRACE_CONTRACT};
pub use flag_counts::FORECAST;
pub use flag_parties::GBA_CONTRACT;
pub(super) use flag_parties::bay_contract_with;
pub(super) use flag_scenario::CLAIM_FAILS;

use super::{Rule, duties};

/// The rules that say whose data count: they decide the mechanism before anybody asks for numbers or for the operator.
///
/// The first that applies decides; the order is that of the law: prohibitions, scope, special handlers, important data,
/// exemptions. Rules of earlier days stand among them with their last day, so that an old record is judged by the law of its
/// own day.
pub static WHOSE: &[&Rule] = &[
    &art41_foreign_authority::RULE,
    &art42_restricted_list::RULE,
    &not_provided::RULE,
    &no_personal_information::RULE,
    &state_organ::RULE,
    &treaty::RULE,
    &special_place::RULE,
    &early_none::CIIO,
    &early_none::NONE,
    &exempt_vehicle_defect::RULE,
    &important_data::RULE,
    &exempt_transit::RULE,
    &exempt_contract::RULE,
    &exempt_hr::RULE,
    &exempt_emergency::RULE,
    &exempt_statutory::RULE,
    &exempt_zone::OFF_LIST,
    &exempt_zone::LISTED_ASSESSMENT,
    &exempt_zone::LISTED_CONTRACT,
];

/// The rules that decide the mechanism of those who count: operators of critical infrastructure, and the figures.
pub static BY_FIGURES: &[&Rule] = &[
    &early_figures::IMPORTANT,
    &early_figures::CIIO,
    &early_figures::PROCESSED,
    &early_figures::TOTAL,
    &early_figures::CERTIFICATE_ONLY,
    &early_figures::CONTRACT,
    &ciio::RULE,
    &overseas_direct::RULE,
    &volume::SMALL_ORDINARY,
    &volume::ASSESSMENT,
    &volume::CONTRACT,
    &volume::BELOW,
];

/// The rules that ask a person to look.
pub static FLAGS: &[&Rule] = &[
    &flag_law_data::NEWER,
    &early_figures::GRACE_ASSESSMENT,
    &early_figures::GRACE_CONTRACT,
    &flag_parties::CIIO_UNKNOWN,
    &flag_status::STATE_ORGAN,
    &flag_status::SPLIT_RECIPIENTS,
    &flag_parties::OVERSEAS_DIRECT,
    &flag_counts::SENSITIVE_BESIDE,
    &flag_counts::SENSITIVE_TWICE,
    &flag_counts::SENSITIVE_ALONE,
    &flag_counts::FIRST_SENSITIVE,
    &flag_counts::EXEMPT_FLOWS,
    &flag_counts::FORECAST,
    &flag_route::PENDING,
    &flag_route::KEEP,
    &flag_route::PRE_ASSESSMENT,
    &flag_route::VOLUNTARY,
    &flag_scenario::CLAIM_FAILS,
    &flag_scenario::HR_ONE_PAPER,
    &flag_scenario::HR_OTHERS,
    &flag_scenario::STATUTORY,
    &flag_scenario::CONSENT_WAIVED,
    &flag_scenario::CHILDREN,
    &flag_sensitive::COMBINED,
    &flag_sensitive::FACES,
    &flag_sensitive::HUNDRED_THOUSAND,
    &flag_scenario::ZONE,
    &flag_scenario::LISTED_CIIO,
    &flag_scenario::TRANSIT_DIRECT,
    &flag_scenario::EMERGENCY,
    &flag_parties::GBA_CONTRACT,
    &flag_parties::GBA_ABOVE,
    &flag_places::OUTSIDE,
    &flag_places::ON_BEHALF,
    &flag_automotive::DEFECTS,
    &flag_automotive::SECTOR,
    &flag_automotive::MORE_THAN_100_000,
    &flag_automotive::GUIDELINE_START,
    &flag_parties::FINANCE,
    &flag_parties::HEALTH,
    &flag_parties::SMALL,
    &flag_parties::LOCAL_STORAGE,
    &flag_important::LARGE,
    &flag_important::SHANGHAI,
];

/// The rules that decide the mechanism, in the order in which they are asked.
pub fn deciding() -> impl Iterator<Item = &'static Rule> {
    WHOSE.iter().chain(BY_FIGURES).copied()
}

/// Every rule.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    deciding().chain(duties::ALL.iter().map(|duty| &duty.rule)).chain(FLAGS.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::{Effect, Ground, Mechanism};

    #[test]
    fn no_exemption_of_a_flow_waits_for_the_figures() {
        let is_by_figures = |rule: &&Rule| match rule.effect {
            Effect::Decides(Mechanism::Exempt, ground) => ground == Some(Ground::Volume),
            _ => true,
        };
        assert!(BY_FIGURES.iter().all(is_by_figures));
    }

    #[test]
    fn the_last_rule_in_force_always_decides() {
        assert_eq!(deciding().last(), Some(&volume::BELOW));
        assert_eq!(volume::BELOW.effect, Effect::Decides(Mechanism::Exempt, Some(Ground::Volume)));
    }
}
