//! Which parts of a page stand under a heading of rights: what is said there of requests is said of rights, whatever it is called.

use super::page::Page;
use super::plain::is_chinese;
use super::words::mark;

/// Up to so many columns a line may be a heading.
const HEADING: usize = 70;

/// Of each block, whether it stands in the part of the page on rights.
pub(super) fn of_rights(page: &Page) -> Vec<bool> {
    let mut is_on = false;
    let mut out = Vec::new();
    for block in &page.blocks {
        if let [only] = block.sentences.as_slice() {
            let signs = &only.plain.small;
            let columns: usize = signs.iter().map(|c| if is_chinese(*c) { 2 } else { 1 }).sum();
            let is_over = signs.last().is_some_and(|c| matches!(c, '。' | '.' | ';' | ':' | '|'));
            if columns <= HEADING && !is_over {
                if only.plain.has_any(mark("heading.rights")) {
                    is_on = true;
                } else if only.plain.has_any(mark("heading.other")) {
                    is_on = false;
                }
            }
        }
        out.push(is_on);
    }
    out
}
