//! A record open or read, what is made of it (exports, packages, questionnaires, comparisons), and what a whole workspace knows of
//! its assessments. Knows nothing of screens and arguments.

mod agenda;
mod around;
pub mod batch;
pub mod changes;
mod compared;
pub mod copy;
pub mod examples;
mod export;
pub mod filing;
mod folder;
mod ids;
pub mod inquiry;
mod kept;
mod left;
mod listing;
pub mod package;
mod papers;
pub mod policy_check;
pub mod presets;
pub mod proofs;
pub mod proposals;
pub mod questionnaire;
pub mod review;
pub mod session;
mod standing;
pub mod table;
mod telling;
pub mod verify;
pub mod whole;

pub use agenda::{agenda, agenda_of, calendar};
pub use compared::Compared;
pub use export::{Exported, Format, Wanted, export};
pub use ids::{Ids, NOTHING_ALIKE};
pub use kept::{Kind, Said, Use};
pub use left::{left_behind, left_behind_of};
pub use listing::{
    Asked, Content, Firm, Keeping, Listing, Named, Record, Step, Watch, at_once, keep, names,
    records, records_watched, titles,
};
pub use session::{Session, Tasks, tasks};
pub use standing::Standing;
pub use telling::{Forgotten, forget};
