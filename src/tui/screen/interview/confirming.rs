//! What one key confirms: a proposal, a text in the other language, a code that stands so on its document. The key is shown only where
//! there is one of these.

use serde_json::json;

use crate::form::catalog::items::{Proposal, proposals};
use crate::form::{AsOnDocument, Edit, Field, Place, Section, Translation};
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
        } else if taken(open, &place).is_some() {
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

/// Asks for the proposals of these rows to be taken, all in one step: each is told first, and none counts before that.
pub(super) fn confirm_all(rows: &[String], section: &'static Section, open: &Open) -> Outcome {
    let facts = open.facts();
    let mut lines = Vec::new();
    let mut edits = Vec::new();
    for row in rows.iter().filter_map(|id| facts.row(section, id)) {
        for one in proposals(&row).into_iter().filter(|one| !one.is_lighter()) {
            let Some(id) = row.id else { continue };
            let (name, field, choice) = (row.title(), one.field.label, one.choice.label);
            let line = said!(
                "{name}：{field}：{choice}",
                "{name}: {field}: {choice}",
                name,
                field,
                choice
            );
            lines.push((line, false));
            let place = Place::in_row(section, id, one.field);
            edits.push(Edit::Set(place, Some(json!(one.choice.code.as_str()))));
        }
    }
    if edits.is_empty() {
        let none = phrase(
            "这里没有建议；建议只按信息项的名称给出，看不出来的由您回答",
            "nothing is proposed here: only names of items that are known propose something, the rest is yours to answer",
        );
        return Outcome::one(Message::Say(Tone::Plain, none));
    }
    let count = edits.len();
    Outcome::one(Message::Show(Sheet::Lines {
        title: said!("采用这{count}项建议？", "Take {count} {count?proposal|proposals}?", count,),
        lines,
        foot: phrase(
            "只是建议，由您确认：Enter 一次采用全部，Esc 不采用",
            "Only proposals, yours to confirm: Enter takes all of them, Esc none",
        ),
        then: vec![Message::Edit(Edit::Batch(edits))],
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
