//! Whether the desk is told in lines.

use std::io::IsTerminal as _;

/// Whether it is asked for, or the terminal cannot move its cursor.
pub(in crate::cli) fn begin(is_asked: bool, is_dumb: bool) -> bool {
    is_asked || (is_dumb && std::io::stdout().is_terminal())
}
