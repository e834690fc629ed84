//! Language, colours, widths and the name of who works here: changed while one works, and remembered.

use crate::text::{harmless, phrase};
use crate::tui::message::{Message, Sheet, Tone};
use crate::tui::theme::Frames;
use crate::tui::wrap::{Width, measure_as};

use super::App;

impl App {
    /// Looks otherwise from now on.
    pub(super) fn look(&mut self, message: &Message) {
        let remembered = match message {
            Message::Language => {
                self.state.lang = self.state.lang.other();
                let remembered = self.state.settings.remember_language(self.state.lang);
                self.tell(&Message::Language);
                remembered
            }
            Message::Theme(theme) => {
                self.state.theme = *theme;
                self.state.settings.remember_theme(*theme)
            }
            Message::Width(width) => {
                if let Some(width) = width {
                    self.measures(*width);
                } else {
                    let words = phrase(
                        "下次打开时问终端“”这类字符占几格",
                        "the terminal is asked for the width when the desk is opened next",
                    );
                    self.say(Tone::Good, words);
                }
                self.state.settings.remember_width(*width)
            }
            Message::Called(name) => {
                self.state.options.hand.who = Some(name.clone());
                if let Some(open) = &mut self.state.open {
                    open.session.work_as(name);
                }
                let said = said!(
                    "从现在起，写下的都署名“{name}”",
                    "from now on what is written bears the name \"{name}\"",
                    name = harmless(name, false),
                );
                self.say(Tone::Good, said);
                self.state.settings.remember_who(name)
            }
            _ => Ok(()),
        };
        if let Err(why) = remembered {
            self.say(Tone::Error, why);
        }
    }

    fn measures(&mut self, width: Width) {
        self.state.width = width;
        // Lines between panes are ambiguous too.
        self.state.frames = Frames::new(self.state.options.ascii || width == Width::Wide);
        measure_as(width);
    }

    /// The terminal did not say how wide ambiguous characters are. That is not remembered: another one may say it.
    pub(crate) fn was_not_answered(&mut self) {
        let words = said!(
            "终端没说“”占几格，按一格显示；不对就按 {palette} 选“字符宽度”",
            "the terminal named no width for “ ”: one cell; if wrong, {palette}, \"width\"",
            palette = self.state.palette_key(),
        );
        self.say(Tone::Plain, words);
    }

    /// Tells what could not be taken of the settings.
    pub(crate) fn tell_of_settings(&mut self) {
        let told = self.state.settings.told.clone();
        if !told.is_empty() {
            let sheet = Sheet::Lines {
                title: phrase("设置中有不能用的", "Some of the settings cannot be used"),
                lines: told.into_iter().map(|line| (line, true)).collect(),
                foot: phrase("Enter 或 Esc 关闭", "Enter or Esc closes this"),
                then: Vec::new(),
            };
            self.update(Message::Show(sheet));
        }
    }
}
