//! Draws the desk: top bar, the screen, the sheets on it, and the footer with its keys.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::text::{harmless, is_seen, phrase};
use crate::tui::component::Name;
use crate::tui::judging::JUDGING;
use crate::tui::key::Action;
use crate::tui::message::Tone;
use crate::tui::put::{put, settle};
use crate::tui::state::State;
use crate::tui::wrap::{cut, measure_as, width, width_of};

use super::App;

impl App {
    /// Draws everything.
    pub(crate) fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        measure_as(self.state.width);
        if area.width == 0 || area.height == 0 {
            return;
        }
        if let Some(open) = &mut self.state.open {
            open.count_anew(self.state.width);
        }
        let bar = Rect { height: 1, ..area };
        let footer = Rect { y: area.bottom() - 1, height: u16::from(area.height > 2), ..area };
        let body = Rect { y: area.y + 1, height: area.height - 1 - footer.height, ..area };
        let screen = self.layers.iter().rposition(|layer| layer.name() != Name::Sheet).unwrap_or(0);
        let heading = self
            .layers
            .get(screen)
            .and_then(|layer| layer.heading(&self.state))
            .unwrap_or_default();
        top_bar(frame, bar, heading.get(self.state.lang), &self.state);
        for layer in self.layers.iter_mut().skip(screen) {
            layer.draw(frame, body, &self.state);
        }
        self.footer(frame, footer);
        self.draw_labels(frame);
        settle(frame.buffer_mut());
        guard(frame.buffer_mut());
        self.halves.resend(frame.buffer_mut());
    }

    /// The keys that fit, or what was last told.
    fn footer(&mut self, frame: &mut Frame<'_>, area: Rect) {
        self.buttons.clear();
        if area.height == 0 {
            return;
        }
        let theme = self.state.theme;
        if let Some((tone, words)) = &self.state.said {
            let style = match tone {
                Tone::Plain => theme.strong(),
                Tone::Good => theme.good(),
                Tone::Error => theme.error(),
            };
            let sign = if *tone == Tone::Error { "! " } else { "" };
            let words = format!("{sign}{}", harmless(words.get(self.state.lang), false));
            put(frame, Line::styled(cut(&words, usize::from(area.width)), style), area);
            return;
        }
        let lang = self.state.lang;
        let mut shown: Vec<(String, &'static str, Action)> = Vec::new();
        for (binding, keys) in self.state.settings.keys.available(&self.scopes()) {
            let is_motion = matches!(
                binding.action,
                Action::Up
                    | Action::Down
                    | Action::PageUp
                    | Action::PageDown
                    | Action::First
                    | Action::Last
            );
            let is_offered = self.layers.last().is_some_and(|top| top.offers(binding.action));
            let Some(key) = keys.first().filter(|_| is_offered && !is_motion) else { continue };
            shown.push((
                key.name().get(lang).to_owned(),
                binding.wording.get(lang),
                binding.action,
            ));
        }
        // What one can do without stands behind what one cannot.
        let is_minor = |action: &Action| {
            matches!(
                action,
                Action::PreviousField
                    | Action::PreviousOpen
                    | Action::Left
                    | Action::CopyText
                    | Action::CopyRow
                    | Action::Palette
                    | Action::Labels
                    | Action::Suspend
                    | Action::Quit
            )
        };
        shown.sort_by_key(|(_, _, action)| is_minor(action));
        // Help and language are always in reach; they stand last and keep their room.
        let (last, first): (Vec<_>, Vec<_>) = shown
            .into_iter()
            .partition(|(_, _, action)| matches!(action, Action::Help | Action::Language));
        let wide = |(key, word, _): &(String, &str, Action)| width(key) + 1 + width(word) + 2;
        let kept: usize = last.iter().map(wide).sum();
        let mut left = usize::from(area.width).saturating_sub(kept);
        let mut chosen = Vec::new();
        for one in first {
            let needed = wide(&one);
            if needed <= left {
                left -= needed;
                chosen.push(one);
            } else if chosen.len() >= 5 {
                break;
            }
        }
        chosen.extend(last);
        // The label of the first has room before it.
        let mut x = area.x + if self.labels.is_some() { 2.min(area.width) } else { 0 };
        for (key, word, action) in chosen {
            let spans = vec![Span::styled(key, theme.key()), Span::raw(" "), Span::raw(word)];
            let line = Line::from(spans);
            let needed = u16::try_from(width_of(&line)).unwrap_or(u16::MAX);
            let room = Rect { x, width: needed.min(area.right().saturating_sub(x)), ..area };
            if room.width < needed {
                break;
            }
            put(frame, line, room);
            self.buttons.push((room, action));
            x = (x + needed + 2).min(area.right());
        }
    }
}

/// Where one is, and of an open assessment: mechanism, gaps, errors, and whether it is on disk.
fn top_bar(frame: &mut Frame<'_>, area: Rect, heading: &str, state: &State) {
    let theme = state.theme;
    frame.buffer_mut().set_style(area, theme.bar());
    let right = state.open.as_ref().map(|open| {
        let survey = open.survey_so_far();
        let (gaps, errors) = (survey.gaps.len(), survey.errors());
        let mut words = Vec::new();
        // What followed before the last change is never shown as what follows now.
        if open.is_to_be_judged_beside() {
            words.push(state.say(JUDGING).to_owned());
        } else {
            words.push(state.say(survey.verdict.mechanism.short()).to_owned());
            if gaps > 0 {
                words.push(said!("缺 {gaps}", "{gaps} open", gaps).get(state.lang).to_owned());
            }
            if errors > 0 {
                words
                    .push(said!("错 {errors}", "{errors} err.", errors).get(state.lang).to_owned());
            }
        }
        if survey.verdict.law_data.is_old(state.options.today) {
            words.push(phrase("法律数据旧!", "OLD LAW DATA!").get(state.lang).to_owned());
        }
        if open.has_no_journal {
            words.push(phrase("无编辑日志!", "NO JOURNAL!").get(state.lang).to_owned());
        }
        words.push(open.standing().get(state.lang).to_owned());
        words.join(" | ")
    });
    let right = right.unwrap_or_default();
    let cells = usize::from(area.width);
    let used = width(&right);
    let room = if used + 10 < cells { cells - used - 3 } else { cells.saturating_sub(1) };
    let left = format!(" {}", cut(heading, room.saturating_sub(1)));
    put(frame, Line::styled(left, theme.bar().add_modifier(ratatui::style::Modifier::BOLD)), area);
    if used > 0 && used + 10 < cells {
        let used = u16::try_from(used).unwrap_or(0);
        let at = Rect { x: area.right() - used - 1, width: used, ..area };
        put(frame, Line::styled(right, theme.bar()), at);
    }
}

/// The last place before the terminal: whatever a screen drew, nothing that deceives leaves it.
fn guard(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        let symbol = cell.symbol();
        if !symbol.chars().all(is_seen) && harmless(symbol, false) != symbol {
            // One sign for all of them: a mark beside the letter would stand in the cell of the next.
            cell.set_char(char::REPLACEMENT_CHARACTER);
        }
    }
}
