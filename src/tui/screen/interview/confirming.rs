//! What one key confirms: a proposal, a text in the other language, a code that stands so on its document. The key is shown only where
//! there is one of these.

use serde_json::json;

use crate::desk::proposals::{Suggestion, declined, of_row};
use crate::form::catalog::items::Proposal;
use crate::form::{
    AsOnDocument, Edit, Field, KEPT, Place, Section, Touched, Translation, confirmed, proposed_by,
};
use crate::text::phrase;
use crate::tui::component::Outcome;
use crate::tui::key::Scope;
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::state::Open;

use super::Interview;
use super::detail::proposed;

impl Interview {
    /// Where the keys hold while fields are seen.
    pub(super) fn scopes_of_fields(&self) -> Vec<Scope> {
        let mut out = vec![Scope::Fields, Scope::Record, Scope::List, Scope::Everywhere];
        if self.row.is_some() {
            out.insert(2, Scope::OfRow);
        }
        if self.is_visit {
            // Where Esc leads is said: not to the table, but to where one came from.
            out.insert(0, Scope::Visit);
        }
        if self.section.fields.iter().any(|field| field.is_in_both) {
            // Behind what every record needs.
            out.insert(2, Scope::Texts);
        }
        // First, so that a narrow footer shows it too; elsewhere the key says why it does nothing.
        match self.confirms {
            Some(scope) => out.insert(0, scope),
            None => out.push(Scope::Codes),
        }
        out
    }

    /// What can be confirmed where the bar stands.
    pub(super) fn to_confirm(&self, shown: &[&'static Field], open: &Open) -> Option<Scope> {
        if self.is_table() {
            return None;
        }
        let place = self.place_among(shown, open);
        let is_held = place.field.is_some_and(|field| field.language().is_some())
            && open.answers().get(&place).and_then(Translation::read).is_some();
        if is_held {
            Some(Scope::Translated)
        } else if taken(open, &place).is_some() || is_of_row(open, &place) {
            Some(Scope::Proposed)
        } else {
            code(open, &place).map(|_| Scope::Codes)
        }
    }
}

/// The proposal that one key takes: none that asks for less than leaving it open.
fn taken(open: &Open, place: &Place) -> Option<Proposal> {
    proposed(open, place).filter(|one| !one.is_lighter())
}

/// Whether it is asked here if a row stays that is only proposed.
pub(super) fn is_of_row(open: &Open, place: &Place) -> bool {
    let is_kept = place.field == Some(&KEPT);
    is_kept && open.answers().get(place).and_then(proposed_by).is_some()
}

/// What is proposed of these rows.
fn all_of(rows: &[String], section: &'static Section, open: &Open) -> Vec<Suggestion> {
    let facts = open.facts();
    rows.iter().filter_map(|id| facts.row(section, id)).flat_map(|row| of_row(&row)).collect()
}

/// Asks for the proposals of these rows to be taken, all in one step: each is told first, and none counts before that.
pub(super) fn confirm_all(rows: &[String], section: &'static Section, open: &Open) -> Outcome {
    let all = all_of(rows, section, open);
    if all.is_empty() {
        let none = phrase(
            "这里没有提议：预设写入的行没有待确认的，信息项的名称也没有能看出来的回答",
            "nothing is proposed here: no row of a preset waits for you, and no name of an item that is known proposes an answer",
        );
        return Outcome::one(Message::Say(Tone::Plain, none));
    }
    let (count, answers) = (all.len(), open.answers());
    Outcome::one(Message::Show(Sheet::Lines {
        title: said!("采用这{count}项建议？", "Take {count} {count?proposal|proposals}?", count,),
        lines: all.iter().map(|one| (one.said(answers), false)).collect(),
        foot: phrase(
            "只是建议，由您确认：Enter 一次采用全部，Esc 不采用",
            "Only proposals, yours to confirm: Enter takes all of them, Esc none",
        ),
        then: vec![Message::Edit(Edit::Batch(all.iter().map(Suggestion::taken).collect()))],
    }))
}

/// Asks for the proposed ones of these rows to be taken away, all in one step, each told first. What a person keeps stays.
pub(super) fn decline_all(rows: &[String], section: &'static Section, open: &Open) -> Outcome {
    let (all, answers) = (all_of(rows, section, open), open.answers());
    let Some(edit) = declined(&all, answers) else {
        let none = phrase(
            "这里没有只是提议的行；信息项名称提出的回答不采用就不算，不必去掉",
            "no row here is only proposed; an answer that a name proposes counts for nothing until it is taken, and needs no declining",
        );
        return Outcome::one(Message::Say(Tone::Plain, none));
    };
    let own = all.iter().filter(|one| one.is_row());
    let mut lines: Vec<_> = own.map(|one| (one.said(answers), false)).collect();
    let count = lines.len();
    let touched = answers.touched_by(&edit);
    lines.extend(Touched::lines(&touched).into_iter().map(|line| (line, true)));
    Outcome::one(Message::Show(Sheet::Lines {
        title: said!("删去这{count}行提议？", "Remove {count} proposed {count?row|rows}?", count,),
        lines,
        foot: phrase(
            "Enter 一次删去全部，连同对它们的引用；Esc 不删",
            "Enter removes all of them, with the references to them; Esc none",
        ),
        then: vec![Message::Edit(edit)],
    }))
}

/// The code at `place` that breaks its rule.
fn code(open: &Open, place: &Place) -> Option<String> {
    let (field, value) = place.field.zip(open.answers().get(place))?;
    let is_open = field.kind.problem(value, open.answers()).is_some() || value.is_object();
    AsOnDocument::code_in(field, value).filter(|_| is_open).map(str::to_owned)
}

/// Takes what is proposed at `place`, confirms its text in the other language, or asks who confirms its code as on the document; where there
/// is nothing to confirm, that is said.
pub(super) fn confirm(place: Place, open: &Open) -> Outcome {
    let value = open.answers().get(&place);
    if let Some(held) = value.and_then(Translation::read)
        && place.field.is_some_and(|field| field.language().is_some())
    {
        // The same words, of the original as it stands now.
        let value = open.answers().written(&place, Some(held.text.into()));
        return Outcome::one(Message::Edit(Edit::Set(place, value)));
    }
    if let Some(one) = taken(open, &place) {
        let value = json!(one.choice.code.as_str());
        return Outcome::one(Message::Edit(Edit::Set(place, Some(value))));
    }
    if is_of_row(open, &place)
        && let Some(row) = &place.row
    {
        return Outcome::one(Message::Edit(confirmed(place.section, row)));
    }
    let code = code(open, &place);
    let may_stand = |code: &str| place.field.is_some_and(|field| field.kind.may_stand(code));
    Outcome::one(match code {
        Some(code) if !may_stand(&code) => Message::Say(
            Tone::Error,
            phrase(
                "不能确认：只有18位、字符都合规则、只是校验位不符的号码才能确认",
                "cannot be confirmed: only 18 characters of the right kind whose check character fails can be",
            ),
        ),
        Some(code) => Message::Show(Sheet::AsOnDocument(place, code)),
        None => Message::Say(
            Tone::Plain,
            phrase(
                "这里没有需要确认的：建议的回答、与原文对不上的译文、证照上确实如此而不合规则的号码，才需要确认",
                "nothing to confirm here: a proposal, a text whose original changed, a code that breaks its rule and stands so on the document",
            ),
        ),
    })
}
