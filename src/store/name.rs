//! File names made from titles: safe on every system, and never empty.

/// A name that is safe as a file name on every system: letters, digits, `-`, `_` and Chinese stay, all else becomes `-`.
pub fn file_stem(name: &str) -> String {
    let plain: String = name
        .trim()
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' })
        .take(60)
        .collect();
    let plain = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    match plain.to_lowercase().as_str() {
        "" => "assessment".to_owned(),
        // Windows keeps these names for devices, whatever ending stands behind them.
        "con" | "prn" | "aux" | "nul" => plain + "_",
        name if is_port(name) => plain + "_",
        _ => plain,
    }
}

/// Whether it is a name like `com1`, in lower case. The digits may be raised ones.
fn is_port(name: &str) -> bool {
    let digit = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    digit.is_some_and(|digit| {
        let mut digits = digit.chars();
        let is_digit = |c: char| c.is_ascii_digit() || matches!(c, '¹' | '²' | '³');
        digits.next().is_some_and(is_digit) && digits.next().is_none()
    })
}
