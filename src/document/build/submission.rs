//! What is handed in as one: by a route, by one side of it, of one contract where each is filed by itself; and how whole it is.
//!
//! A record of one route hands in one set of papers, whatever its route. Only a package that is being made knows of scans.

use crate::document::{Block, Document, Inline};
use crate::form::catalog::recipients;
use crate::form::options::country;
use crate::form::{Answers, Entry};
use crate::law::{Route, Survey};
use crate::text::{Lang, Phrase, Text, phrase, t};

use super::brought::BAY_LEGAL_ID;
use super::material::Material;
use super::paper::Listed;
use super::{PAPERS, appendix, gba_sheet, handed_in, is_asked, is_for_copying, risks};

/// A set of papers that is handed in as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// By which route.
    pub route: Route,
    /// Whether the recipient hands it in, as each side does with a contract of the Greater Bay Area (guideline Art. 8).
    pub is_theirs: bool,
    /// The recipient whose contract it is, where each is filed by itself.
    pub recipient: Option<String>,
    /// What that recipient is called, where several are so filed.
    pub called: Option<Phrase>,
    /// Whether nothing else of the record is handed in.
    pub is_alone: bool,
}

/// What stands behind the route of what the other side hands in: in words, and in codes.
const THEIRS: Text = t("-接收方一方", "-recipient");

impl Submission {
    /// One that is handed in beside others, of no recipient in particular.
    pub const fn of(route: Route, is_theirs: bool) -> Self {
        Self { route, is_theirs, recipient: None, called: None, is_alone: false }
    }

    /// Its code: `gba_contract-recipient`.
    pub fn code(&self) -> String {
        let side = if self.is_theirs { THEIRS.en } else { "" };
        let code = format!("{}{side}", self.route.code());
        match self.recipient.as_ref().filter(|_| self.called.is_some()) {
            Some(recipient) => format!("{code}/{recipient}"),
            None => code,
        }
    }

    /// In words, without the recipient.
    pub fn side(route: Route, is_theirs: bool) -> Phrase {
        let Text { zh, en } = route.label();
        let side = if is_theirs { THEIRS } else { Text::EMPTY };
        phrase(format!("{zh}{}", side.zh), format!("{en}{}", side.en))
    }

    /// In words.
    pub fn name(&self) -> Phrase {
        let side = Self::side(self.route, self.is_theirs);
        match &self.called {
            Some(called) => said!("{side}-{called}", "{side}-{called}", side, called),
            None => side,
        }
    }

    /// Whether it is handed in so; a recipient that is not named is any.
    pub fn is_of(&self, route: Route, is_theirs: bool, recipient: Option<&str>) -> bool {
        let is_named = |own: &String| recipient.is_none_or(|wanted| own == wanted);
        (self.route, self.is_theirs) == (route, is_theirs)
            && self.recipient.as_ref().is_none_or(is_named)
    }

    /// Whether the other side hands in the same contract.
    pub fn is_other_side_of(&self, other: &Self) -> bool {
        self.route == other.route
            && self.is_theirs != other.is_theirs
            && self.recipient == other.recipient
    }

    /// Its list of materials.
    pub fn list(&self) -> Vec<&'static Listed> {
        handed_in(Some(self.route))
    }

    /// What of its list is asked of this record.
    pub fn asked(&self, answers: &Answers, survey: &Survey) -> Vec<&'static Listed> {
        let facts = survey.facts(answers).quietly();
        let recipient = self.recipient.as_ref();
        let recipient = recipient.and_then(|id| facts.row(&recipients::SECTION, id));
        let mut out = self.list();
        out.retain(|paper| match recipient {
            Some(row) if is_bay_id(paper) => !is_in_macao(&row),
            _ => is_asked(paper, answers, survey),
        });
        out
    }
}

/// Whether both sides hand in the same paper: the contract of the Greater Bay Area, signed by both.
pub fn is_of_both_sides(paper: &Listed) -> bool {
    gba_sheet::PAPER.place(paper.route).is_some_and(|own| own.number == paper.number)
}

pub(super) fn is_bay_id(paper: &Listed) -> bool {
    BAY_LEGAL_ID.place(paper.route).is_some_and(|own| own.number == paper.number)
}

pub(super) fn is_in_macao(recipient: &Entry<'_>) -> bool {
    recipient.chose(&recipients::COUNTRY, country::MACAO).is_yes()
}

/// What a record hands in, each by itself; nothing while its route is open or where nothing is filed.
pub fn submissions(answers: &Answers, survey: &Survey) -> Vec<Submission> {
    if let Some(route) = survey.routes.sole() {
        let alone = Submission { is_alone: true, ..Submission::of(route, false) };
        return if alone.list().is_empty() { Vec::new() } else { vec![alone] };
    }
    let facts = survey.facts(answers).quietly();
    let mut out = Vec::new();
    for route in survey.routes.taken().iter().copied() {
        let own = Submission::of(route, false);
        if route != Route::Bay {
            out.extend((!own.list().is_empty()).then_some(own));
            continue;
        }
        let by_bay = |row: &Entry<'_>| {
            survey.routes.recipient_may_go(row, &[Route::Bay])
                && row.id.is_some_and(|id| !survey.verdict.bay_with(id).is_no())
        };
        let with: Vec<Entry<'_>> = facts.rows(&recipients::SECTION).filter(by_bay).collect();
        for recipient in &with {
            let called = (with.len() > 1).then(|| recipient.title());
            for is_theirs in [false, true] {
                let id = recipient.id.map(str::to_owned);
                out.push(Submission {
                    is_theirs,
                    recipient: id,
                    called: called.clone(),
                    ..own.clone()
                });
            }
        }
    }
    out
}

/// A scan that goes with the package that is being made.
#[derive(Clone, Debug)]
pub struct Scanned {
    /// With what it is handed in.
    pub of: Submission,
    /// Its number in the list.
    pub number: usize,
    /// How many pages it has, where that is known.
    pub pages: Option<usize>,
}

/// What goes with the package that is being made, and what stands in the way of handing it in.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The scans.
    pub scans: Vec<Scanned>,
    /// How many checks of the inspection object to what is handed in by each route.
    pub objections: Vec<(Route, usize)>,
}

/// How much of a set of papers is scanned.
type Side<'a> = (Route, bool, Option<&'a str>);

impl Beside {
    fn of(&self, (route, is_theirs, recipient): Side<'_>, number: usize) -> Vec<&Scanned> {
        let is_its =
            |scan: &&Scanned| scan.number == number && scan.of.is_of(route, is_theirs, recipient);
        self.scans.iter().filter(is_its).collect()
    }

    /// What is lacking of a paper: its scan, or pages of it. Nothing where it is there.
    pub fn lacks(&self, of: &Submission, paper: &Listed, made: &[Document]) -> Option<Phrase> {
        let side = (of.route, of.is_theirs, of.recipient.as_deref());
        if self.of(side, paper.number).is_empty() {
            return paper.is_required.then(|| numbered(paper));
        }
        let short = self.short(side, paper.number, made)?;
        let paper = numbered(paper);
        Some(said!("{paper}：{short}", "{paper}: {short}", paper, short))
    }

    /// That the scans of a paper have fewer pages than what is written of it must take.
    fn short(&self, side: Side<'_>, number: usize, made: &[Document]) -> Option<Phrase> {
        let (pages, of) = (self.pages(side, number)?, Extent::of(side, number, made));
        (pages < of.least).then(|| {
            said!(
                "扫描件只有{pages}页，全文不少于{least}页，请扫描全文",
                "the scan has {pages} {pages?page|pages}, the whole has no fewer than {least}; scan all of it",
                pages,
                least = of.least,
            )
        })
    }

    /// How many pages the scans of a paper have together, where that is known of each.
    fn pages(&self, side: Side<'_>, number: usize) -> Option<usize> {
        let scans = self.of(side, number);
        if scans.is_empty() {
            return None;
        }
        scans.iter().map(|scan| scan.pages).sum()
    }
}

/// How many pages what is written of a paper takes; nought and nought where nothing of it is signed and scanned.
struct Extent {
    /// However it is printed.
    least: usize,
    /// About, as it is made here, without the articles of an official text.
    about: usize,
    /// Whether the official text goes with it.
    has_official: bool,
}

impl Extent {
    fn of(side: Side<'_>, number: usize, made: &[Document]) -> Self {
        let is_it = |document: &&Document| {
            let paper = PAPERS.iter().find(|paper| paper.id == document.id);
            let place = paper.and_then(|paper| paper.place(side.0));
            let is_whose =
                side.2.is_none_or(|whose| document.of.as_deref().is_none_or(|of| of == whose));
            is_whose
                && place.is_some_and(|place| place.number == number && !place.name.is_empty())
                && (!is_for_copying(document.id) || official_pages(document.id) > 0)
        };
        let all: Vec<&Document> = made.iter().filter(is_it).collect();
        let official = |document: &&Document| official_pages(document.id);
        let least = |document: &&Document| document.fewest_pages() + official(document);
        Self {
            least: all.iter().map(least).sum(),
            about: all.iter().map(|document| document.pages()).sum(),
            has_official: all.iter().any(|document| official(document) > 0),
        }
    }
}

/// The fewest pages of the official text that what a sheet holds is filled into: its articles in small type.
fn official_pages(id: &str) -> usize {
    match id {
        id if id == appendix::PAPER.id => 4,
        id if id == gba_sheet::PAPER.id => 3,
        _ => 0,
    }
}

/// Whether remedies that are due before a set of papers is handed in are open, or its words do not keep pace with them.
pub fn waits_for_remedies(answers: &Answers, survey: &Survey, of: &Submission) -> bool {
    let facts = survey.facts(answers).quietly();
    let material = Material { by: Some(of.route), ..Material::new(&facts, survey, Lang::Zh) };
    risks::due_before_filing(&material).is_some()
}

/// Why a set of papers whose scans are all there is not handed in yet; nothing where it may be.
pub fn held_back(waits: bool, objections: usize) -> Option<Phrase> {
    let remedies = waits.then(|| {
        t(
            "到期的整改没有完成，或者报告、结论没有随之更新",
            "remedies that are due are not done, or report and conclusion do not keep pace with them",
        )
        .into()
    });
    let objected = (objections > 0).then(|| {
        said!(
            "材料查验不符合{objections}项",
            "the inspection objects on {objections} {objections?point|points}",
            objections,
        )
    });
    let all: Vec<Phrase> = remedies.into_iter().chain(objected).collect();
    (!all.is_empty()).then(|| Phrase::clauses(all))
}

impl Material<'_> {
    /// What a list says of a paper whose scan goes with the package that is being made; nothing where none does.
    pub(super) fn scanned(&self, of: Side<'_>, number: usize) -> Option<Vec<Inline>> {
        let beside = self.beside.filter(|beside| !beside.of(of, number).is_empty())?;
        Some(match beside.short(of, number, &self.made) {
            Some(short) => vec![Inline::Strong(self.tell(&short))],
            None => match beside.pages(of, number) {
                Some(pages) => self.told(&counted(pages, &Extent::of(of, number, &self.made))),
                None => self.words(t("扫描件已放入本材料包", "its scan is in this package")),
            },
        })
    }

    /// Whether what is handed in is whole, in the package that is being made; nothing outside of one.
    pub(super) fn completeness(&self, of: (Route, bool, Option<&str>)) -> Option<Block> {
        let beside = self.beside?;
        let all = submissions(self.facts.answers(), self.survey);
        let own = all.iter().find(|one| one.is_of(of.0, of.1, of.2))?;
        let asked = own.asked(self.facts.answers(), self.survey);
        let lacks = |paper: &&Listed| beside.lacks(own, paper, &self.made);
        let lacking: Vec<Phrase> = asked.iter().filter_map(lacks).collect();
        let count = lacking.len();
        let lacking = Phrase::list(lacking);
        let objections = beside.objections.iter().find(|(route, _)| *route == of.0);
        let waits = waits_for_remedies(self.facts.answers(), self.survey, own);
        let held = held_back(waits, objections.map_or(0, |(_, count)| *count));
        Some(self.sentence_of(&if let Some(why) = held.filter(|_| count == 0) {
            said!(
                "本材料包中的这一份扫描件齐备，但是不能提交：{why}。",
                "In this package every scan of the set is there, but it is not to be handed in: {why}.",
                why,
            )
        } else if count == 0 {
            t(
                "本材料包中的这一份齐备：清单要求的各项扫描件都在。",
                "In this package the set is complete: the scan of everything that the list asks for is there.",
            )
            .into()
        } else {
            said!(
                "本材料包中的这一份不完整，还缺{count}项扫描件，补齐以前不能提交：{lacking}。",
                "In this package the set is not complete: {count} {count?scan is|scans are} lacking, and nothing is handed in before they are there: {lacking}.",
                count,
                lacking,
            )
        }))
    }
}

/// What is told of a scan with so many pages: a person sees whether that is the whole.
fn counted(pages: usize, of: &Extent) -> Phrase {
    let about = of.about;
    if of.has_official {
        return said!(
            "扫描件已放入本材料包（{pages}页，请核对：官方文本全文、填入的约{about}页内容和签署页都应在内）",
            "its scan is in this package ({pages} {pages?page|pages}; see that it holds the whole official text, what fills about {about} pages here, and the page of the signatures)",
            pages,
            about,
        );
    }
    if about < 2 {
        return said!(
            "扫描件已放入本材料包（{pages}页）",
            "its scan is in this package ({pages} {pages?page|pages})",
            pages,
        );
    }
    said!(
        "扫描件已放入本材料包（{pages}页；全文约{about}页，请核对是否完整）",
        "its scan is in this package ({pages} {pages?page|pages}; the whole takes about {about}: see that nothing is lacking)",
        pages,
        about,
    )
}

/// A paper with its number in the list.
pub fn numbered(paper: &Listed) -> Phrase {
    let (number, name) = (paper.number, paper.name);
    phrase(format!("{number:02} {}", name.zh), format!("{number:02} {}", name.en))
}
