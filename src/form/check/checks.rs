//! What is checked in the answers alone. The law adds checks of its own.

use super::Check;

/// An answer that does not parse.
pub const ANSWER_UNREAD: Check = Check("answer.unread");
/// Several values after a merge, of which one is to be chosen.
pub const ANSWER_CANDIDATES: Check = Check("answer.candidates");
/// A row that is only proposed.
pub const ROW_PROPOSED: Check = Check("row.proposed");
/// A code confirmed as it stands on the document.
pub const ANSWER_CONFIRMED: Check = Check("answer.confirmed");
/// An answer to a question no longer asked.
pub const ANSWER_LEFT_OVER: Check = Check("answer.left_over");
/// A row that stands for nothing any more.
pub const ANSWER_LEFT_ROW: Check = Check("answer.left_row");
/// Which of several ends or links it is.
pub const WAYS_OPEN: Check = Check("flows.ways");
/// A flow names nothing that its scenario lacks.
pub const FLOWS_BEYOND: Check = Check("flows.beyond");
/// A text in the other language renders what stands there now.
pub const ANSWER_TRANSLATION: Check = Check("answer.translation");
/// Prose that stands in Chinese papers in another language.
pub const ANSWER_FOREIGN: Check = Check("answer.foreign");
/// Invisible control characters.
pub const ANSWER_CONTROL: Check = Check("answer.control");
/// A required answer is there.
pub const ANSWER_MISSING: Check = Check("answer.missing");
/// At least one row.
pub const SECTION_EMPTY: Check = Check("section.empty");
/// Province fits the credit code.
pub const HANDLER_PROVINCE: Check = Check("handler.province");
/// A name is not "none".
pub const NAMES_NONE: Check = Check("names.none");
/// Days of the assessment in order.
pub const RECORD_DATES: Check = Check("record.dates");
/// Assessment within 3 months before filing.
pub const RECORD_FRESH: Check = Check("record.fresh");
/// Figures of a group fit.
pub const GROUPS_FIGURES: Check = Check("groups.figures");
/// An overlap is of two groups.
pub const OVERLAPS_PAIR: Check = Check("overlaps.pair");
/// Counted within the window.
pub const GROUPS_COUNTED_ON: Check = Check("groups.counted_on");
/// Sensitive count fits the items.
pub const GROUPS_SENSITIVE: Check = Check("groups.sensitive");
/// Items are definite and stand once.
pub const ITEMS_VAGUE: Check = Check("items.vague");
/// Every row is used.
pub const ITEMS_UNUSED: Check = Check("items.unused");
/// Retention in order.
pub const SCENARIOS_RETENTION: Check = Check("scenarios.retention");
/// Brief within 100 characters.
pub const SCENARIOS_BRIEF: Check = Check("scenarios.brief");
/// Export said not to be necessary.
pub const SCENARIOS_NECESSITY: Check = Check("scenarios.necessity");
/// Anonymisation is proved.
pub const DEIDENTIFICATION_CLAIM: Check = Check("deidentification.claim");
/// Notice is complete.
pub const CONSENTS_ITEMS: Check = Check("consents.items");
/// No problem anywhere.
pub const FINDINGS_ALL_CLEAR: Check = Check("findings.all_clear");
/// Corrections of a risk have reasons and count once.
pub const RISKS_CORRECTIONS: Check = Check("risks.corrections");
/// Copies of the contract.
pub const CONTRACT_COPIES: Check = Check("contract.copies");
/// A recipient that passes nothing on has no third parties.
pub const RECIPIENTS_ONWARD: Check = Check("recipients.onward");
/// Audit days in order.
pub const RECIPIENTS_AUDIT: Check = Check("recipients.audit");
/// No measure at a stage that is said not to take place.
pub const APPLICATION_STAGES: Check = Check("application.stages");
/// Days of events in order.
pub const EVENTS_DAYS: Check = Check("events.days");
/// Shares of one company are no more than the whole.
pub const OWNERS_SHARES: Check = Check("owners.shares");
/// Holdings or reports that go round in a circle.
pub const CHARTS_CIRCLE: Check = Check("charts.circle");
/// A holding is of one company.
pub const OWNERS_OF: Check = Check("owners.of");
