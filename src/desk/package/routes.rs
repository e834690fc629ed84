//! What is to be obtained where a record takes several routes: the papers of each list, with whose they are.
//!
//! With one route there is one list, which its package tells by itself.

use crate::document::build::handed_in;
use crate::law::{Route, Survey};
use crate::text::{Phrase, Text, t};

/// What is to be obtained where several routes are taken: each has a list of its own.
pub const SEVERAL_ROUTES: Text = t(
    "采用多条路径：还要取得、签署的材料，见各路径文件夹中的材料清单，扫描件逐个放入",
    "Several routes are taken: what is to be obtained and signed stands in the list in the folder of each; scans are put in there one by one",
);

/// The papers of each list, where several routes are taken.
pub(super) fn missing(survey: &Survey) -> Vec<Phrase> {
    let taken = survey.routes.taken().iter().filter(|_| survey.routes.taken().len() > 1);
    let of_route = |route: &Route| {
        let label = route.label();
        let papers = super::missing(&handed_in(Some(*route)), []).into_iter();
        papers.map(move |paper| said!("{label}：{paper}", "{label}: {paper}", label, paper))
    };
    taken.flat_map(of_route).collect()
}
