//! What a paper of one route or one recipient says in its answers of others, and evidence it cites by a number that it does not explain.
//!
//! Who holds the handler or a recipient may be named anywhere: there it is a holder. Everything else that names a recipient of which
//! the paper does not tell was written of the whole record.

use std::collections::BTreeSet;

use memchr::memchr;

use crate::document::build::{IMPACT_REPORT, PAPERS, SELF_ASSESSMENT, codes, pieces};
use crate::form::catalog::{
    SECTIONS, conclusion, evidence, findings, handler, onward, owners, recipients, risks, systems,
    units,
};
use crate::form::{Entry, Field, Kind, Place, Section, Shape};
use crate::inspection::case::{Built, words};
use crate::inspection::{Case, Check, Outcome};
use crate::law::Route;
use crate::source::{GBA_HK, SAG, SCG, practice};
use crate::text::{Phrase, t};

use super::{SA, SACG, check};

pub(super) static CHECKS: &[&Check] = &[&UNTOLD, &CITED];

static UNTOLD: Check = check(
    ("additions.untold", "N-q"),
    t(
        "只写一条路径、一个接收方的文件，没有提到不在其中的接收方、第三方和国家或者地区",
        "A paper of one route or one recipient names no other recipient, third party, country or region",
    ),
    SACG,
    &[practice(&SCG, "annex 5"), practice(&SAG, "annex 4"), practice(&GBA_HK, "Art. 5")],
    t(
        "改写这一答案，只写本路径的内容；有分路径填写的栏目的，填写在那里。",
        "Rewrite the answer so that it tells of this route alone, or answer it apart where the record asks for the part of a route.",
    ),
    |case, out| {
        if case.facts.rows(&recipients::SECTION).next().is_none() {
            return;
        }
        let answers = naming(case);
        for paper in PAPERS {
            let of_route = paper.route(&case.survey.routes);
            for built in case.all_of(paper) {
                // One of several contracts of the Bay is of its recipient, whatever else the record takes.
                let of_list = || paper.listed.first().map(|listed| listed.route);
                let own = of_route.or_else(|| recipient(case, built).and_then(|_| of_list()));
                let Some(route) = own else { continue };
                out.concerns();
                let others = Others::of(case, built, route);
                if !others.words.is_empty() {
                    others.object(case, &answers, built, out);
                }
            }
        }
    },
);

/// What a paper ought not to name.
struct Others {
    route: Route,
    words: Vec<String>,
}

impl Others {
    /// The names and the countries of recipients and third parties of which the paper does not tell, but for those that are told too.
    fn of(case: &Case<'_>, built: &Built<'_>, route: Route) -> Self {
        let of = recipient(case, built);
        let is_told = |row: &Entry<'_>| match of {
            Some(of) => row.id == Some(of),
            None => case.survey.routes.recipient_may_go(row, &[route]),
        };
        let (mut told, mut others) = (BTreeSet::new(), BTreeSet::new());
        told.extend(words(&case.single(&handler::SECTION), &handler::NAME));
        for row in case.facts.rows(&recipients::SECTION) {
            let into = if is_told(&row) { &mut told } else { &mut others };
            into.extend(names(&row));
        }
        for system in case.facts.rows(&systems::SECTION) {
            let by = system.named(&systems::RECIPIENT).known().unwrap_or_default();
            let is_own = by.iter().any(is_told);
            told.extend(name(&system, &systems::COUNTRY).filter(|_| is_own));
        }
        // What is a part of a name that is told is told with it.
        others.retain(|word| !told.iter().any(|known| known.contains(word)));
        Self { route, words: others.into_iter().collect() }
    }

    /// Objects to each answer in whose words the paper names one of them.
    fn object(
        &self,
        case: &Case<'_>,
        answers: &[Answer<'_>],
        built: &Built<'_>,
        out: &mut Outcome,
    ) {
        for answer in answers {
            let entry = &answer.entry;
            if !case.is_elsewhere(entry, self.route) && !is_unlisted(entry, built) {
                self.look(answer, built, out);
            }
        }
    }

    fn look(&self, answer: &Answer<'_>, built: &Built<'_>, out: &mut Outcome) {
        let mut found = BTreeSet::new();
        for line in &answer.lines {
            let of_line: Vec<&String> =
                self.words.iter().filter(|word| line.contains(word.as_str())).collect();
            if !of_line.is_empty() && built.says(line) {
                found.extend(of_line.into_iter().cloned());
            }
        }
        if !found.is_empty() {
            let names = Phrase::list(found.into_iter().map(Phrase::same));
            let title = Phrase::same(built.document.title.clone());
            out.object(
                answer.entry.place(answer.field),
                said!(
                    "《{title}》由此提到了不在其中的：{names}",
                    "by this answer {title} names what is no part of it: {names}",
                    title,
                    names,
                ),
            );
        }
    }
}

/// An answer that names a recipient, a third party or where one is, and its lines that do.
struct Answer<'c> {
    entry: Entry<'c>,
    field: &'static Field,
    lines: Vec<String>,
}

/// Every such answer of the record. They are few, and many papers look at them.
fn naming<'c>(case: &'c Case<'_>) -> Vec<Answer<'c>> {
    let rows = case.facts.rows(&recipients::SECTION);
    let all: BTreeSet<String> = rows.flat_map(|row| names(&row).collect::<Vec<_>>()).collect();
    // A line of a word or two may stand in a paper by chance.
    let names_one = |line: &&str| {
        all.iter().any(|word| line.contains(word.as_str())) && line.chars().count() > LEAST
    };
    let mut out = Vec::new();
    for section in SECTIONS.iter().copied().filter(|section| !names_holders(section)) {
        for entry in entries(case, section) {
            for field in section.fields.iter().copied().filter(|field| is_prose(field)) {
                let Some(told) = words(&entry, field) else { continue };
                let lines: Vec<String> =
                    told.lines().filter(names_one).map(str::to_owned).collect();
                if !lines.is_empty() {
                    out.push(Answer { entry, field, lines });
                }
            }
        }
    }
    out
}

/// The names and the countries of a recipient and of the third parties it passes something on to.
fn names<'r>(recipient: &'r Entry<'_>) -> impl Iterator<Item = String> + 'r {
    let own = [&recipients::NAME, &recipients::NAME_ZH, &recipients::COUNTRY];
    let own = own.into_iter().filter_map(|field| name(recipient, field));
    let thirds = onward::of(recipient).into_iter().flat_map(|third| {
        let own = [&onward::NAME, &onward::COUNTRY];
        own.into_iter().filter_map(move |field| name(&third, field)).collect::<Vec<_>>()
    });
    own.chain(thirds)
}

/// Every row of a section, or what is answered once.
fn entries<'c>(case: &'c Case<'_>, section: &'static Section) -> Vec<Entry<'c>> {
    match section.shape {
        Shape::Single => vec![case.single(section)],
        _ => case.facts.rows(section).collect(),
    }
}

/// Whether it is a proof that the paper does not list: that its words stand there is then not by it.
fn is_unlisted(entry: &Entry<'_>, built: &Built<'_>) -> bool {
    if *entry.section != evidence::SECTION {
        return false;
    }
    let all = (1..).zip(entry.facts().rows(&evidence::SECTION));
    let own = { all }.find(|(_, row)| row.id == entry.id);
    own.is_some_and(|(number, row)| {
        let code = evidence::code(number, &row).zh;
        !built.lines().any(|line| line == code)
    })
}

/// The recipient whose a paper is, where there is one for each.
fn recipient<'b>(case: &Case<'_>, built: &'b Built<'_>) -> Option<&'b str> {
    let of = built.document.of.as_deref();
    of.filter(|id| case.facts.row(&recipients::SECTION, id).is_some())
}

/// The fewest characters of a line that is no chance.
const LEAST: usize = 6;

/// A name as it would stand in prose; of a region of China its own name.
fn name(row: &Entry<'_>, field: &'static Field) -> Option<String> {
    let name = words(row, field)?;
    let own = name.strip_prefix(CHINA).filter(|own| !own.is_empty()).unwrap_or(&name);
    let own = own.split('（').next().filter(|_| matches!(field.kind, Kind::One(_))).unwrap_or(own);
    let own = own.trim();
    (own.chars().count() > 1).then(|| own.to_owned())
}

const CHINA: &str = t("中国", "China").zh;

/// Where who holds whom is told, and what the house is made of.
fn names_holders(section: &'static Section) -> bool {
    [&handler::SECTION, &owners::SECTION, &units::SECTION].into_iter().any(|one| *one == *section)
}

/// Words that somebody wrote; what a recipient does and who holds it may name whom it belongs to.
fn is_prose(field: &'static Field) -> bool {
    matches!(field.kind, Kind::Line | Kind::Paragraph)
        && ![&recipients::CONTROL, &recipients::BUSINESS].into_iter().any(|one| *one == *field)
}

static CITED: Check = check(
    ("additions.cited", "N-r"),
    t(
        "报告引用的证据编号，在同一份报告中都写明是什么",
        "Every number by which a report cites evidence is explained in the same report",
    ),
    SA,
    &[practice(&SCG, "annex 5"), practice(&SAG, "annex 4")],
    t(
        "在“证据”中按“编号 名称”写明，或者在“佐证材料”中以同一编号列出。",
        "Say it as \"number name\" among the evidence of a point, or list the proof under the same number.",
    ),
    |case, out| {
        for paper in [&IMPACT_REPORT, &SELF_ASSESSMENT] {
            let Some(built) = case.paper(paper) else { continue };
            let known = explained(case, built);
            for section in [&findings::SECTION, &risks::SECTION, &conclusion::SECTION] {
                for entry in entries(case, section) {
                    for field in section.fields.iter().copied().filter(|field| is_prose(field)) {
                        let cited = cited(&entry, field, built);
                        if !cited.is_empty() {
                            let lacking = cited.difference(&known).cloned().collect();
                            unknown(out, entry.place(field), built, lacking);
                        }
                    }
                }
            }
        }
    },
);

/// The numbers that a paper explains: at the head of a line or a piece of one, and those of the proofs it lists.
fn explained(case: &Case<'_>, built: &Built<'_>) -> BTreeSet<String> {
    let mut out: BTreeSet<String> = built
        .lines()
        // A number has a hyphen.
        .filter(|line| memchr(b'-', line.as_bytes()).is_some())
        .flat_map(|line| {
            // What stands behind its label.
            let own = line.split_once('：').map_or("", |(_, own)| own);
            [pieces(line), pieces(own)].concat()
        })
        .map(|(code, _)| code)
        .collect();
    for (number, proof) in (1..).zip(case.facts.rows(&evidence::SECTION)) {
        let code = evidence::code(number, &proof).zh;
        if built.lines().any(|line| line == code) {
            out.insert(code);
        }
    }
    out
}

/// The numbers that a paper cites by an answer.
fn cited(entry: &Entry<'_>, field: &'static Field, built: &Built<'_>) -> BTreeSet<String> {
    let told = words(entry, field).unwrap_or_default();
    let said = |line: &str| Some(codes(line)).filter(|codes| !codes.is_empty() && built.says(line));
    told.lines().filter_map(said).flatten().collect()
}

fn unknown(out: &mut Outcome, place: Place, built: &Built<'_>, lacking: Vec<String>) {
    out.concerns();
    if lacking.is_empty() {
        return;
    }
    let codes = Phrase::list(lacking.into_iter().map(Phrase::same));
    let title = Phrase::same(built.document.title.clone());
    out.object(
        place,
        said!(
            "《{title}》引用了没有写明的证据编号：{codes}",
            "{title} cites evidence by numbers that it does not explain: {codes}",
            title,
            codes,
        ),
    );
}
