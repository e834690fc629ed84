//! A package of several routes: what is to be obtained for each list, and an archive for each authority.
//!
//! With one route there is one list, which its package tells by itself.

use zip::result::ZipError;

use crate::document::build::{BAY_UNDERTAKING_OF_RECIPIENT, Part, handed_in, is_asked};
use crate::form::Answers;
use crate::law::{Route, Survey};
use crate::text::{Phrase, Text, t};

use super::{File, is_handed_in, zipped};

/// What is to be obtained where several routes are taken: each has a list of its own.
pub const SEVERAL_ROUTES: Text = t(
    "采用多条路径：还要取得、签署的材料，见各路径文件夹中的材料清单，扫描件逐个放入",
    "Several routes are taken: what is to be obtained and signed stands in the list in the folder of each; scans are put in there one by one",
);

/// The papers of each list, where several routes are taken; that there are several comes first.
pub(super) fn missing(answers: &Answers, survey: &Survey) -> Vec<Phrase> {
    let taken = survey.routes.taken().iter().filter(|_| survey.routes.taken().len() > 1);
    let of_route = |route: &Route| {
        let label = route.label();
        let mut papers = handed_in(Some(*route));
        papers.retain(|paper| is_asked(paper, answers, survey));
        super::missing(&papers, [])
            .into_iter()
            .map(move |paper| said!("{label}：{paper}", "{label}: {paper}", label, paper))
    };
    let several = (survey.routes.taken().len() > 1).then(|| SEVERAL_ROUTES.into());
    several.into_iter().chain(taken.flat_map(of_route)).collect()
}

/// What stands behind the name of an archive that the other side of a contract hands in.
const THEIRS: Text = t("-接收方一方", "-recipient");

/// What is handed in by each route as an archive of its own, and what the other side hands in as another: each goes to an authority of its
/// own. Nothing where one route is taken.
pub(super) fn archives(files: &[File], survey: &Survey) -> Result<Vec<File>, ZipError> {
    let taken = survey.routes.taken();
    let mut out = Vec::new();
    for route in taken.iter().filter(|_| taken.len() > 1) {
        let label = route.label().zh;
        let folder = format!("{}/{label}/", Part::Filing.folder());
        let of_route = files.iter().filter(|file| is_handed_in(file));
        let of_route: Vec<(&str, &File)> =
            of_route.filter_map(|file| Some((file.name.strip_prefix(&folder)?, file))).collect();
        let is_theirs = |file: &File| file.about["document"] == BAY_UNDERTAKING_OF_RECIPIENT.id;
        for (side, wanted) in [("", false), (THEIRS.zh, true)] {
            let own = of_route.iter().filter(|(_, file)| is_theirs(file) == wanted);
            let own: Vec<(&str, &[u8])> =
                own.map(|(name, file)| (*name, file.bytes.as_slice())).collect();
            if !own.is_empty() {
                out.push(File {
                    name: format!("{label}{side}.zip"),
                    bytes: zipped(&own)?,
                    about: serde_json::json!({ "archive": route.code(), "count": own.len() }),
                });
            }
        }
    }
    Ok(out)
}
