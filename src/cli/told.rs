//! What is told, as lines of the command line: nothing is wrapped or aligned, as terminals and scripts differ.
//!
//! What Enter or F4 would lead to stands behind its line as the id by which a command takes it.

use crate::telling::{About, Depth, Told, Tone};

use super::call::{Out, Trouble};

impl Out {
    /// Lines, and below each what is told of it at this depth.
    pub(super) fn told<'a>(
        &mut self,
        lines: impl IntoIterator<Item = &'a Told>,
        depth: Depth,
    ) -> Result<(), Trouble> {
        for told in lines {
            let is_heading = told.tone == Tone::Heading;
            let above = if is_heading { "\n" } else { "" };
            // An answer is told with its place at every depth: a command takes it.
            let is_told = is_heading || depth > Depth::Folded || told.about == Some(About::Answer);
            let id = told.id().filter(|_| is_told);
            let id = id.map_or_else(String::new, |id| format!(" [{id}]"));
            let (sign, words) = (told.tone.sign(), told.line_in(self.lang()));
            self.line(format!("{above}{sign}{words}{id}"))?;
            for below in told.below(depth) {
                let (sign, words) = (below.tone.sign(), below.line_in(self.lang()));
                let id = below.id().map_or_else(String::new, |id| format!(" [{id}]"));
                self.line(format!("    {sign}{words}{id}"))?;
            }
        }
        Ok(())
    }
}
