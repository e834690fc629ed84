//! Colours and borders. Only the sixteen colours of the user's own terminal are used, and never colour alone: a state is
//! always also a word or a sign.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;

/// A set of colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// For dark terminals.
    #[default]
    Dark,
    /// For light terminals.
    Light,
    /// Black and white with strong contrast, and colour only where it is strong too.
    HighContrast,
    /// No colour at all; also chosen by `NO_COLOR`.
    Mono,
}

#[expect(
    clippy::unused_self,
    reason = "every style is asked of the theme, whether or not it differs"
)]
impl Theme {
    const fn pick(self, dark: Color, light: Color, contrast: Color) -> Option<Color> {
        match self {
            Self::Dark => Some(dark),
            Self::Light => Some(light),
            Self::HighContrast => Some(contrast),
            Self::Mono => None,
        }
    }

    fn ink(self, dark: Color, light: Color, contrast: Color) -> Style {
        self.pick(dark, light, contrast).map_or(Style::new(), |color| Style::new().fg(color))
    }

    /// The bar at the top.
    pub(crate) fn bar(self) -> Style {
        match self {
            Self::Dark | Self::Light => Style::new().fg(Color::White).bg(Color::Blue),
            Self::HighContrast => Style::new().fg(Color::Black).bg(Color::White),
            Self::Mono => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// Headings.
    pub(crate) fn title(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }

    /// What leads the eye.
    pub(crate) fn accent(self) -> Style {
        self.ink(Color::Cyan, Color::Blue, Color::White)
    }

    /// Plain text.
    pub(crate) const fn plain(self) -> Style {
        Style::new()
    }

    /// What matters less, still readable.
    pub(crate) fn dim(self) -> Style {
        match self {
            Self::Dark => Style::new().fg(Color::Gray).add_modifier(Modifier::DIM),
            Self::Light => Style::new().fg(Color::DarkGray),
            Self::HighContrast => Style::new(),
            Self::Mono => Style::new().add_modifier(Modifier::DIM),
        }
    }

    /// Lines between panes.
    pub(crate) fn line(self) -> Style {
        self.dim()
    }

    /// Emphasis.
    pub(crate) fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The chosen line of the list that has the keys.
    pub(crate) fn chosen(self) -> Style {
        // One bar of one colour, whatever colours stand in the line.
        Style::new()
            .fg(Color::Reset)
            .bg(Color::Reset)
            .add_modifier(Modifier::REVERSED)
            .remove_modifier(Modifier::DIM)
    }

    /// The chosen line of a list that has not.
    pub(crate) fn rested(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// An error.
    pub(crate) fn error(self) -> Style {
        self.ink(Color::LightRed, Color::Red, Color::LightRed).add_modifier(Modifier::BOLD)
    }

    /// Something is missing.
    pub(crate) fn gap(self) -> Style {
        self.ink(Color::Yellow, Color::Magenta, Color::LightYellow)
    }

    /// Something to look at.
    pub(crate) fn warning(self) -> Style {
        self.ink(Color::LightMagenta, Color::Magenta, Color::LightMagenta)
    }

    /// Something is in order.
    pub(crate) fn good(self) -> Style {
        self.ink(Color::Green, Color::Green, Color::LightGreen)
    }

    /// A key in the footer.
    pub(crate) fn key(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }
}

/// The characters lines and frames are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frames {
    ascii: bool,
}

impl Frames {
    pub(crate) const fn new(ascii: bool) -> Self {
        Self { ascii }
    }

    /// Whether they are ASCII only.
    pub(crate) const fn is_ascii(self) -> bool {
        self.ascii
    }

    pub(crate) const fn set(self) -> border::Set<'static> {
        if self.ascii {
            border::Set {
                top_left: "+",
                top_right: "+",
                bottom_left: "+",
                bottom_right: "+",
                vertical_left: "|",
                vertical_right: "|",
                horizontal_top: "-",
                horizontal_bottom: "-",
            }
        } else {
            border::PLAIN
        }
    }
}
