//! Cells for a spreadsheet: what begins like a formula is marked as words, and read back without the mark.

/// The mark by which spreadsheets take what follows for words.
const MARK: char = '\'';

/// `cell` so that no spreadsheet takes it for a formula: with an apostrophe before it, if it begins like one.
pub fn as_words(cell: &str) -> String {
    if is_like_formula(cell) { format!("{MARK}{cell}") } else { cell.to_owned() }
}

/// `cell` without the apostrophe that [`as_words`] put before it; any other apostrophe stays.
pub fn from_words(cell: &str) -> &str {
    cell.strip_prefix(MARK).filter(|rest| is_like_formula(rest)).unwrap_or(cell)
}

/// Whether a cell begins like a formula, also behind marks of its own, so that taking one off gives back what was there.
fn is_like_formula(cell: &str) -> bool {
    let bare = cell.trim_start_matches(MARK);
    bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula_and_all_come_back() {
        for cell in [
            "=1+1",
            "+86 21 1234",
            "-5",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "＋86",
            "－",
            "＠x",
            "'=1",
            "''=1",
            "'",
            "''",
            "'tis",
            "1-2",
            "",
            "姓名",
            "a=b",
            "\n=1",
        ] {
            let copied = as_words(cell);
            assert!(
                !copied.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']),
                "{cell:?}"
            );
            assert_eq!(from_words(&copied), cell);
        }
        assert_eq!(as_words("'tis"), "'tis");
        assert_eq!(from_words("'tis"), "'tis");
    }
}
