//! Recipients: each of the record stands on the page, letter by letter, and the page sends data to nobody else.

use crate::form::catalog::handler;
use crate::form::language;
use crate::text::Phrase;

use super::case::{Case, Naming, is_of_provider, quoted};
use super::company::{Company, Letters, Met, companies};
use super::finding::{Matter, Sense};
use super::held::{Answered, Held, Party, worded};
use super::page::{Page, Sentence};
use super::plain::{Plain, Span, is_chinese, is_latin};
use super::slots::Slot;
use super::words::mark;

/// No name under a label is longer.
const LONGEST: usize = 30;
/// Beside the name of a company that stands alone in a line, no more letters: a date has a few, a sentence more.
const AROUND: usize = 3;
/// No town before a name has more letters.
const TOWN: usize = 12;
/// So many signs behind its name a page says that the company is "we".
const SELF: usize = 12;

/// Where the page names parties of the record: as they are, and where it nowhere does, nearly so.
pub(super) fn namings<'p>(page: &'p Page, held: &'p Held<'p>) -> Vec<Naming<'p>> {
    let sentences: Vec<(usize, &Sentence, Letters)> =
        page.sentences().map(|(block, one)| (block, one, Letters::new(&one.plain))).collect();
    let mut out: Vec<Naming<'p>> = Vec::new();
    for (party, known) in held.parties.iter().enumerate() {
        for (name, (_, letters)) in known.names.iter().enumerate() {
            for (block, sentence, own) in &sentences {
                let all = own.whole(letters, &sentence.plain).into_iter().map(Met::Whole);
                out.extend(all.map(|met| Naming { block: *block, sentence, party, name, met }));
            }
        }
    }
    let whole = out.clone();
    for (party, known) in held.parties.iter().enumerate() {
        for (name, (_, letters)) in known.names.iter().enumerate() {
            if whole.iter().any(|naming| naming.party == party && naming.name == name) {
                continue;
            }
            for (block, sentence, own) in &sentences {
                let of = whole.iter().filter(|naming| std::ptr::eq(naming.sentence, *sentence));
                let taken: Vec<Span> = of.map(|naming| naming.met.span().clone()).collect();
                let near = own.meet(letters, &sentence.plain, &taken);
                out.extend(near.map(|met| Naming { block: *block, sentence, party, name, met }));
            }
        }
    }
    out
}

impl Met {
    pub(super) const fn span(&self) -> &Span {
        match self {
            Self::Whole(at) | Self::Near(at) => at,
        }
    }
}

impl Party {
    /// As the record calls it.
    pub(super) fn name(&self) -> &str {
        self.names.first().map_or("", |(name, _)| name)
    }
}

/// Notes what differs; who may be a recipient and is not called as companies are is told.
pub(super) fn compare(case: &mut Case<'_>) -> Vec<Phrase> {
    missing(case);
    let mut providers: Vec<Phrase> = Vec::new();
    let all: Vec<(usize, &Sentence)> = case.page.sentences().collect();
    let says_we = all
        .iter()
        .any(|(_, one)| companies(&one.plain).iter().any(|company| is_self(&one.plain, company)));
    // Where the handler stands on the page, a sister in a line of its own publishes nothing.
    let says_we = says_we || names_handler(case);
    for (block, sentence) in all {
        let plain = case.without_parties(sentence);
        let mut last: Option<Company> = None;
        for company in companies(&plain) {
            // "Lindenfeld GmbH (林登有限公司)" is one company.
            let is_alias =
                last.as_ref().is_some_and(|last| is_in_brackets_behind(&plain, last, &company));
            last = Some(company.clone());
            if is_alias {
                continue;
            }
            if is_self(&plain, &company) {
                publisher(case, &company, sentence);
                continue;
            }
            if !says_we && is_alone(&plain, &company) && is_of_other_town(case, &company) {
                publisher(case, &company, sentence);
                continue;
            }
            let is_told =
                company.is_foreign || case.exports(block) || !is_of_service(&plain, &company);
            if is_told && !is_known(case.held, &company) && !is_part(case, sentence, &company) {
                unknown(case, &company.name, sentence);
            }
        }
        for name in beside(case, sentence).into_iter().chain(labelled(case, sentence)) {
            if is_of_provider(sentence) {
                providers.push(case.page.at(sentence, &name));
            } else {
                unknown(case, &name, sentence);
            }
        }
    }
    let mut notes = super::prose::notes(case);
    let is_any = !providers.is_empty();
    let named = Phrase::list(providers);
    notes.extend(is_any.then(|| {
        said!(
            "页面还把下列公司写作服务的提供者，没有写明是不是接收方，请核对：{named}。",
            "The page also names as providers of the service, and not as recipients: {named}. See whether they receive anything.",
            named,
        )
    }));
    notes
}

/// Whether the clause around a company says that it does what every order needs: it is paid, sent, told of.
fn is_of_service(plain: &Plain, company: &Company) -> bool {
    let ends = |c: &char| matches!(c, ';' | '。' | '|');
    let at = &company.at;
    let part = plain.part_begins(at.start, ends)..plain.part_ends(at.end, ends);
    plain.cut(&part).has_any(mark("home.service")) || is_alone(plain, company)
}

/// Whether a line is nothing but the name of a company, but for what stands around one: a date, a mark of copyright.
fn is_alone(plain: &Plain, company: &Company) -> bool {
    let around = plain.small.iter().enumerate().filter(|(at, _)| !company.at.contains(at));
    around.filter(|(_, c)| c.is_alphabetic()).count() <= AROUND
}

/// Whether the handler of the record is named on the page.
fn names_handler(case: &Case<'_>) -> bool {
    let entry = case.held.facts.single(&handler::SECTION);
    let known =
        [&handler::NAME, &handler::NAME_EN].into_iter().flat_map(|field| worded(&entry, field));
    let known: Vec<Letters> = known.map(|one| Letters::of(&one.words)).collect();
    case.page.sentences().any(|(_, one)| {
        let all = companies(&one.plain);
        all.iter().any(|company| known.iter().any(|name| name.is(&Letters::of(&company.name))))
    })
}

/// Whether a company is called as the handler is, but for how the name begins: with the town, in most names.
fn is_of_other_town(case: &Case<'_>, company: &Company) -> bool {
    let entry = case.held.facts.single(&handler::SECTION);
    let known =
        [&handler::NAME, &handler::NAME_EN].into_iter().flat_map(|field| worded(&entry, field));
    let own = Letters::of(&company.name);
    known.into_iter().any(|one| {
        let name = Letters::of(&one.words);
        !own.is(&name) && own.is_behind(&name, TOWN)
    })
}

/// What stands under the label of a recipient and is neither a party of the record nor named as companies are.
fn labelled(case: &Case<'_>, sentence: &Sentence) -> Vec<String> {
    let plain = &sentence.plain;
    let companies: Vec<Span> = companies(plain).into_iter().map(|one| one.at).collect();
    let named: Vec<Span> =
        case.parties_in(sentence).map(|naming| naming.met.span().clone()).collect();
    let is_met =
        |at: &Span| companies.iter().chain(&named).any(|of| of.start < at.end && at.start < of.end);
    let slots = sentence.slots.iter().filter(|(slot, _)| *slot == Slot::Recipient);
    slots
        .filter_map(|(_, at)| {
            let signs = plain.cased.get(at.clone())?;
            let ends = |c: &char| matches!(c, ',' | ';' | '。' | '(' | '|' | '、');
            let to = signs.iter().position(ends).map_or(at.end, |end| at.start + end);
            let name: String = plain.cased.get(at.start..to)?.iter().collect();
            // What only points elsewhere, or says what recipients are, is no name.
            let part = plain.cut(&(at.start..to));
            let is_name = (2..=LONGEST).contains(&part.small.len())
                && name.chars().next().is_some_and(|c| c.is_uppercase() || is_chinese(c))
                && !part.has_any(mark("no_name"));
            let is_known = is_met(at) || case.held.letters.hold(&Letters::of(&name));
            (is_name && !is_known).then_some(name)
        })
        .collect()
}

/// Parties of the record that the page does not name, or with other letters.
fn missing(case: &mut Case<'_>) {
    for (at, party) in case.held.parties.iter().enumerate() {
        let of: Vec<Naming<'_>> =
            case.namings.iter().filter(|naming| naming.party == at).cloned().collect();
        for naming in of.iter().filter(|naming| matches!(naming.met, Met::Near(_))) {
            let signs = naming.sentence.plain.cased.get(naming.met.span().clone());
            let written: String = signs.unwrap_or_default().iter().collect();
            let name = party.names.get(naming.name).map_or("", |(name, _)| name);
            case.note(
                (Matter::Recipient, Sense::Otherwise),
                said!(
                    "接收方的名称不同：页面写“{written}”，记录写“{name}”。",
                    "The recipient is called otherwise: \"{written}\" on the page, \"{name}\" in the record.",
                    written,
                    name,
                ),
                quoted(naming.sentence),
                vec![party.place.clone()],
            )
            .holds(Some(Phrase::same(written)), Some(Phrase::same(name.to_owned())));
        }
        if of.is_empty() {
            let name = party.name();
            let quote = case.nearest(|block, one| {
                usize::from(case.exports(block)) * (1 + companies(&one.plain).len())
            });
            case.note(
                (Matter::Recipient, Sense::OnlyRecord),
                said!(
                    "页面没有写出记录中的接收方“{name}”。",
                    "The page does not name the recipient \"{name}\" of the record.",
                    name,
                ),
                quote,
                vec![party.place.clone()],
            )
            .holds(None, Some(Phrase::same(name.to_owned())));
        }
    }
}

/// Whether a name stands in brackets just behind another.
fn is_in_brackets_behind(plain: &Plain, last: &Company, company: &Company) -> bool {
    let between = plain.small.get(last.at.end..company.at.start).unwrap_or_default();
    between == ['(']
}

/// Whether the page calls a company "we".
fn is_self(plain: &Plain, company: &Company) -> bool {
    let to = plain.small.len().min(company.at.end + SELF);
    let behind = company.at.end..to;
    plain.all(mark("self")).iter().any(|at| behind.contains(&at.start))
}

/// Who publishes the page is the handler of the record, where that is known.
fn publisher(case: &mut Case<'_>, company: &Company, sentence: &Sentence) {
    let facts = case.held.facts;
    let entry = facts.single(&handler::SECTION);
    let known: Vec<Answered> = [&handler::NAME, &handler::NAME_EN]
        .into_iter()
        .flat_map(|field| worded(&entry, field))
        .collect();
    let own = Letters::of(&company.name);
    let is_it = |one: &Answered| Letters::of(&one.words).is(&own);
    let Some(name) = known.first().filter(|_| !known.iter().any(is_it)) else { return };
    // The English name of a company that the record holds in Chinese alone cannot be compared.
    if !known.iter().any(|one| language(&one.words) == language(&company.name)) {
        return;
    }
    let (written, name, place) = (&company.name, &name.words, name.place.clone());
    let said = said!(
        "页面由“{written}”公开，记录的个人信息处理者是“{name}”。",
        "The page is published by \"{written}\"; the handler of the record is \"{name}\".",
        written,
        name,
    );
    case.note((Matter::Handler, Sense::Otherwise), said, quoted(sentence), vec![place]);
}

fn unknown(case: &mut Case<'_>, name: &str, sentence: &Sentence) {
    let said: Phrase = said!(
        "页面写出“{name}”，记录的接收方中没有它。",
        "The page names \"{name}\", which is no recipient of the record.",
        name,
    );
    case.note((Matter::Recipient, Sense::OnlyPage), said, quoted(sentence), Vec::new())
        .holds(Some(Phrase::same(name.to_owned())), None);
}

/// Whether the record names a company somewhere: as the handler, as who runs a system, as an owner.
fn is_known(held: &Held<'_>, company: &Company) -> bool {
    held.letters.hold(&Letters::of(&company.name))
}

/// Whether what was found is a part of the name of a party, or around it.
fn is_part(case: &Case<'_>, sentence: &Sentence, company: &Company) -> bool {
    case.parties_in(sentence).any(|naming| {
        let at = naming.met.span();
        at.start < company.at.end && company.at.start < at.end
    })
}

/// Names of the same house in an enumeration with a party: "STAUFF Global, STAUFF Deutschland ... KG".
fn beside(case: &Case<'_>, sentence: &Sentence) -> Vec<String> {
    let mut out = Vec::new();
    for naming in case.parties_in(sentence) {
        let at = naming.met.span();
        let house = word_at(&sentence.plain, at.start);
        let is_latin_name = house.chars().next().is_some_and(is_latin) && house.len() > 2;
        let signs = &sentence.plain.cased;
        let is_mark = |at: usize| signs.get(at).is_some_and(|c| matches!(c, ',' | '、'));
        if !is_latin_name || at.start == 0 || !is_mark(at.start - 1) {
            continue;
        }
        let before = signs.get(..at.start - 1).unwrap_or_default();
        let from = before
            .iter()
            .rposition(|c| !(is_latin(*c) || matches!(c, ' ' | '-' | '&')))
            .map_or(0, |end| end + 1);
        let name: String = before.get(from..).unwrap_or_default().iter().collect();
        // What leads to the name ("means STAUFF Global") is none of it.
        let Some(start) = name.find(&house) else { continue };
        let name = name.get(start..).unwrap_or_default().to_owned();
        let is_capital = |word: &str| word.starts_with(|c: char| c.is_uppercase());
        let is_name = name.split(' ').count() > 1 && name.split(' ').all(is_capital);
        let party = case.held.parties.get(naming.party).map_or("", |party| party.name());
        if is_name && !case.held.letters.hold(&Letters::of(&name)) && name != party {
            out.push(name);
        }
    }
    out
}

/// The Latin word that begins here.
fn word_at(plain: &Plain, at: usize) -> String {
    plain.cased.get(at..).unwrap_or_default().iter().take_while(|c| is_latin(**c)).collect()
}
