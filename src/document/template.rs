//! The headings of the official report templates, as the papers carry them and as people put them in.
//!
//! Of the impact assessment report after annex 5 of the guide to the filing of the standard contract (2nd ed.), of the
//! self-assessment after annex 4 of the guide to the security assessment (3rd ed.). The words are those of the templates.

const TEMPLATES: &str = include_str!("template.tsv");

/// A heading of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Official {
    /// Where it stands: `I(1)3(4)`.
    pub place: &'static str,
    /// Its number as it is printed.
    pub number: &'static str,
    /// Its words, without the mark that ends them in a list.
    pub words: &'static str,
}

/// The headings of the template of a paper, in order; nothing where it has none.
pub fn official(paper: &str) -> impl Iterator<Item = Official> {
    let rows = TEMPLATES.lines().skip(1).map(|row| row.split('\t'));
    rows.filter_map(move |mut row| {
        let mut next = || row.next();
        (next()? == paper).then_some(())?;
        Some(Official { place: next()?, number: next()?, words: next()? })
    })
}

/// The first heading of the template of a paper that does not stand among `headings` in its place, if any.
pub fn missing(paper: &str, headings: &[&str]) -> Option<Official> {
    let mut rest = headings.iter();
    official(paper).find(|wanted| !rest.any(|heading| **heading == wanted.printed()))
}

impl Official {
    /// As a paper prints it.
    pub fn printed(self) -> String {
        let gap = if self.number.ends_with('.') { " " } else { "" };
        format!("{}{gap}{}", self.number, self.words)
    }
}
