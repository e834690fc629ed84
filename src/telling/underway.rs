//! What runs, or is to begin, before what lets it begin.

use crate::law::{How, Survey};
use crate::source::Citation;
use crate::text::{Text, t};

use super::{SOURCE, Told, Tone};

/// What all of it is called.
pub const UNDERWAY: Text =
    t("出境开始而条件尚不具备的", "Exports that begin before what must be there first");

/// Each flow with what it lacks and what to do; it leads to the first answer that would settle it. Nothing where all is in order.
pub fn underway(survey: &Survey) -> Vec<Told> {
    let heading = (!survey.underway.is_empty()).then(|| Told::new(Tone::Heading, UNDERWAY));
    let each = survey.underway.iter().map(|one| {
        let tone = if one.how == How::Runs { Tone::Wrong } else { Tone::Warning };
        let source = Told::labelled(Tone::Dim, SOURCE, Citation::list(&one.sources));
        Told::new(tone, one.said()).at(one.place.clone()).with([source])
    });
    heading.into_iter().chain(each).collect()
}
