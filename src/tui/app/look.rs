//! Language, colours and widths: changed while one works, and remembered.

use crate::text::phrase;
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
                self.measures(*width);
                self.state.settings.remember_width(Some(*width))
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

    /// The terminal did not say how wide ambiguous characters are.
    pub(crate) fn was_not_answered(&mut self) {
        let words = phrase(
            "终端没有回答“”这类字符占几格，按一格显示；显示不对时，在命令（Ctrl+P）中选“字符宽度”",
            "the terminal did not say how wide “ ” are: taken as narrow; where that is wrong, choose a width among the commands (Ctrl+P)",
        );
        // It is not asked again.
        let remembered = self.state.settings.remember_width(Some(Width::Narrow));
        self.say(Tone::Plain, remembered.err().unwrap_or(words));
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
