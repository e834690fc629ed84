//! What the papers of a filing choose from: people, identity papers, materials, the points of a legal document, bodies.

use super::{Options, codes, list};

/// The people whom the application form asks about, in its order.
pub static FILING_PEOPLE: Options = list!("filing_people");

codes!(
    filing_person of FILING_PEOPLE:
    LEGAL_REPRESENTATIVE = "legal_representative",
    SECURITY_OFFICER = "security_officer",
    AGENT = "agent",
);

/// Identity papers, as the form prints them.
pub static IDENTITY_PAPERS: Options = list!("identity_papers");

/// The papers of an application for the security assessment, in the order of annex 1.
pub static SA_MATERIALS: Options = list!("sa_materials");

codes!(
    sa_material of SA_MATERIALS:
    LEGAL_DOCUMENT = "legal_document",
    APPLICATION_FORM = "application_form",
    AUTHORISATION = "authorisation",
    SELF_ASSESSMENT = "self_assessment",
    OTHER = "other",
);

/// In what form a proof is at hand.
pub static PROOF_FORMS: Options = list!("proof_forms");

codes!(
    proof_form of PROOF_FORMS:
    COPY = "copy",
);

/// Whether a proof has a Chinese translation.
pub static PROOF_TRANSLATIONS: Options = list!("proof_translations");

codes!(
    proof_translation of PROOF_TRANSLATIONS:
    NO = "no",
);

/// What a legal document must agree (Security Assessment Measures Art. 9), as headings of the report.
pub static ARTICLE_NINE: Options = list!("article_nine");

/// Bodies that certify exports of personal information.
pub static CERTIFICATION_BODIES: Options = list!("certification_bodies");

codes!(
    certification_body of CERTIFICATION_BODIES:
    OTHER = "other",
);

/// What a person looks at before a filing is submitted: papers first, then facts.
pub static FORMALITIES: Options = list!("formalities");

codes!(
    formality of FORMALITIES:
    MATERIALS_COMPLETE = "materials_complete",
    LATEST_TEMPLATES = "latest_templates",
    SEALED_COPIES = "sealed_copies",
    COVER_SEAL = "cover_seal",
    HANDWRITTEN = "handwritten",
    CERTIFICATE_EQUAL = "certificate_equal",
    IDS_VALID = "ids_valid",
    TRANSLATIONS = "translations",
    SCANS_EQUAL = "scans_equal",
    SCANS_READABLE = "scans_readable",
    AUTHORITY_TERM = "authority_term",
    CONTRACT_TEXT = "contract_text",
    APPENDIX_TWO = "appendix_two",
    CONTRACT_WORDS = "contract_words",
    EFFECT_AGREED = "effect_agreed",
    SIGNATORIES = "signatories",
    BINDING_DOCUMENT = "binding_document",
    CLAUSES_MARKED = "clauses_marked",
    NO_SPLITTING = "no_splitting",
    EARLIER_EXPORTS = "earlier_exports",
    NO_MATERIAL_CHANGE = "no_material_change",
    RECTIFIED = "rectified",
    REMOTE_ACCESS = "remote_access",
    RECRUITING = "recruiting",
    PROOF_ON_FILE = "proof_on_file",
    CONSENT_WORDING = "consent_wording",
    STANDARDS_COMPARED = "standards_compared",
    DEID_LEVELS = "deid_levels",
    CHANNEL_TRIED = "channel_tried",
    ONWARD_RELATION = "onward_relation",
    BUSINESS_NAME = "business_name",
    LOGS_KEPT = "logs_kept",
    FLOWS_AS_FILED = "flows_as_filed",
    BAY_BOTH_FILED = "bay_both_filed",
    BAY_REDONE = "bay_redone",
    LEGAL_PERSON = "legal_person",
    GROUP_MEMBERS = "group_members",
    ORIGINALS = "originals",
    EACH_SIDE = "each_side",
    OFFICIAL_FORMS = "official_forms",
    NOT_FILED_TWICE = "not_filed_twice",
    EXTENSION_EACH = "extension_each",
    PROVIDER_CLAUSE = "provider_clause",
);
