//! Which layer stands on top.

use crate::form::Place;
use crate::text::phrase;
use crate::tui::component::{Input, Name};
use crate::tui::gatherer::Asked;
use crate::tui::key::Scope;
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::modal;
use crate::tui::screen::interview::Interview;
use crate::tui::state::Whole;

use super::App;

impl App {
    /// Which layer is on top.
    pub(super) fn top(&self) -> Option<Name> {
        self.layers.last().map(|top| top.name())
    }

    /// The scopes whose keys the footer shows.
    pub(super) fn scopes(&self) -> Vec<Scope> {
        self.layers.last().map(|top| top.scopes()).unwrap_or_default()
    }

    pub(super) fn close(&mut self) {
        if self.layers.len() > 1 {
            self.layers.pop();
        }
    }

    /// Puts a layer on top; a screen that stands below already is gone back to.
    pub(super) fn show(&mut self, sheet: &Sheet) {
        if sheet.rests_on_answers() && self.leaves_typing(&Message::Show(sheet.clone())) {
            return;
        }
        // Findings and papers rest on the whole folder as it is now.
        if matches!(sheet, Sheet::Findings | Sheet::Preview | Sheet::Export | Sheet::Package) {
            self.look_around();
            // What was decided or undertaken meanwhile stands in papers.
            if let Some(open) = &mut self.state.open {
                open.session.agree();
            }
        }
        // Others may have answered points meanwhile.
        if matches!(sheet, Sheet::Findings | Sheet::HandIn | Sheet::Receive | Sheet::Letter(_))
            && let Some(open) = &mut self.state.open
        {
            open.open_letters();
        }
        // One letter at a time.
        if matches!(sheet, Sheet::Letter(_))
            && let Some(at) = self.layers.iter().position(|layer| layer.name() == Name::Letter)
        {
            self.layers.truncate(at);
        }
        let name = match sheet {
            Sheet::Findings => Some(Name::Findings),
            Sheet::Preview => Some(Name::Preview),
            Sheet::TimeLine => Some(Name::TimeLine),
            Sheet::Talk => {
                self.hear();
                Some(Name::Talk)
            }
            Sheet::Meeting => {
                self.go_on_meeting();
                Some(Name::Meeting)
            }
            // Nothing is open where opening failed, which was told.
            Sheet::MergeCopy if self.state.open.is_none() => return,
            _ => None,
        };
        if let Some(name) = name
            && let Some(at) = self.layers.iter().position(|layer| layer.name() == name)
        {
            self.layers.truncate(at + 1);
            return;
        }
        // Of findings, documents and time line only one stands on the interview.
        if name.is_some() {
            let keep = self
                .layers
                .iter()
                .position(|layer| layer.name() == Name::Interview)
                .map_or(1, |at| at + 1);
            self.layers.truncate(keep);
        }
        self.layers.push(modal::layer(sheet, &self.state));
        if let Sheet::Whole(page) = sheet {
            let is_fixing = self.state.whole.is_fixing;
            self.state.whole = Whole { is_fixing, ..Whole::default() };
            self.gather(&Asked { page: *page, typed: String::new(), only: false });
        }
    }

    /// Finishes what is being typed in the interview before something leads away from it, which follows then; says whether anything was
    /// being typed. What cannot be finished stays, and says why.
    fn leaves_typing(&mut self, to: &Message) -> bool {
        let top = self.layers.last();
        let types = top.is_some_and(|top| top.name() == Name::Interview && top.takes_text());
        types && self.give(&Input::Leaves(Box::new(to.clone())))
    }

    pub(super) fn visit(&mut self, place: &Place) {
        // Nothing is open where opening failed, which was told.
        if self.state.open.is_none() {
            return;
        }
        if self.leaves_typing(&Message::Visit(place.clone())) {
            return;
        }
        if !place.is_here() {
            let words = phrase(
                "这要在文件夹的其他记录中处理；“结论”页写明是哪一份。",
                "That is settled in another record of the folder; the result page says which.",
            );
            return self.say(Tone::Plain, words);
        }
        if self.layers.last().is_some_and(|top| top.name() == Name::Interview) {
            self.tell(&Message::Go(place.clone(), false));
        } else {
            self.layers.push(Box::new(Interview::visit(place, &self.state)));
        }
    }
}
