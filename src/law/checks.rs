//! What only the law can check: beside what is checked in the answers alone.

use crate::form::Check;

/// Overlaps that can be true.
pub const OVERLAPS_IMPOSSIBLE: Check = Check("overlaps.impossible");
/// The settings of the folder can be read.
pub const FOLDER_SETTINGS: Check = Check("folder.settings");
/// Every record of the folder can be read.
pub const FOLDER_UNREAD: Check = Check("folder.unread");
/// Every record counted before is still there.
pub const FOLDER_GONE: Check = Check("folder.gone");
/// A file that is named as a proof is there and is what its name says.
pub const EVIDENCE_FILE: Check = Check("evidence.file");
/// A file that is named as a proof is as it was attached.
pub const EVIDENCE_CHANGED: Check = Check("evidence.changed");
/// Every combination has its notice and consent.
pub const CONSENTS_COVERAGE: Check = Check("consents.coverage");
/// As many consented as had their data exported.
pub const CONSENTS_COUNT: Check = Check("consents.count");
/// The share that consented, as typed, is that of the counts.
pub const CONSENTS_SHARE: Check = Check("consents.share");
/// Nothing is exported before what lets it begin.
pub const FLOWS_UNDERWAY: Check = Check("flows.underway");
/// The legal basis is not denied by an answer of its own conditions.
pub const SCENARIOS_BASIS: Check = Check("scenarios.basis");
/// The route chosen is the one demanded.
pub const RECORD_ROUTE: Check = Check("record.route");
/// A number of persons in a paper that is filed is one figure.
pub const FILED_FIGURE: Check = Check("filed.figure");
/// The handler's measures speak of every stage of processing.
pub const FILED_STAGES: Check = Check("filed.stages");
/// No more risk after the measures than before.
pub const RISKS_RESIDUAL: Check = Check("risks.residual");
/// Treatment fits the level of the risk.
pub const RISKS_TREATMENT: Check = Check("risks.treatment");
/// The conclusion fits the residual risk.
pub const RISKS_CONCLUSION: Check = Check("risks.conclusion");
/// The level claimed is one that the answers allow.
pub const DEIDENTIFICATION_LEVEL: Check = Check("deidentification.level");
/// The figures of another tool can be true together.
pub const DEIDENTIFICATION_RESULT: Check = Check("deidentification.result");
/// The classes hold no more records than the record has people.
pub const DEIDENTIFICATION_PEOPLE: Check = Check("deidentification.people");
/// The measure does not deny its claim of anonymisation.
pub const DEIDENTIFICATION_ANONYMISED: Check = Check("deidentification.anonymised");
/// De-identification does not make data ordinary.
pub const DEIDENTIFICATION_SENSITIVITY: Check = Check("deidentification.sensitivity");
/// De-identification does not lower the count.
pub const DEIDENTIFICATION_COUNT: Check = Check("deidentification.count");
