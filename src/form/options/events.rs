//! Events from which a period of the law runs, or which end one.

use super::{Options, codes, list};

/// What happened.
pub static EVENTS: Options = list!("events");

codes!(
    event of EVENTS:
    CONTRACT_EFFECTIVE = "contract_effective",
    GBA_CONTRACT_EFFECTIVE = "gba_contract_effective",
    GBA_SUBMITTED = "gba_submitted",
    SC_SUBMITTED = "sc_submitted",
    SC_SUPPLEMENT_NOTICE = "sc_supplement_notice",
    SC_RESUBMITTED = "sc_resubmitted",
    SC_NUMBER = "sc_number",
    SA_SELF_FINISHED = "sa_self_finished",
    SA_APPLIED = "sa_applied",
    SA_RECEIVED = "sa_received",
    SA_ACCEPTED = "sa_accepted",
    SA_RESULT_ISSUED = "sa_result_issued",
    SA_RESULT_RECEIVED = "sa_result_received",
    SA_EXT_RECEIVED = "sa_ext_received",
    SA_EXTENDED = "sa_extended",
    IMPORTANT_DATA_NOTIFIED = "important_data_notified",
    CERTIFICATE_ISSUED = "certificate_issued",
    BODY_QUALIFIED = "body_qualified",
    PIPIA_FINISHED = "pipia_finished",
    EXPORT_ENDED = "export_ended",
    PROCESSING_ENDED = "processing_ended",
    TRANSACTION_COMPLETED = "transaction_completed",
    RISK_FINISHED = "risk_finished",
    LOGS_CREATED = "logs_created",
    AUDIT_FINISHED = "audit_finished",
    MINORS_YEAR = "minors_year",
    PERSONS_1M = "persons_1m",
    OFFICER_CHANGED = "officer_changed",
    FACES_100K = "faces_100k",
    REPRESENTATIVE_NAMED = "representative_named",
    RIGHTS_REQUEST = "rights_request",
    LEAK_FOUND = "leak_found",
    INCIDENT_MAJOR = "incident_major",
    INCIDENT_CIIO = "incident_ciio",
    INCIDENT_STATE = "incident_state",
    INCIDENT_CLOSED = "incident_closed",
    PRODUCT_RISK = "product_risk",
);
