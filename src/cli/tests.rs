//! Which commands warn of old law data.

use super::*;

fn said(arguments: &[&str], today: Day) -> Option<Phrase> {
    let cli = Cli::try_parse_from([&["chujing"], arguments].concat()).unwrap();
    cli.command.unwrap().warning(today)
}

#[test]
fn what_rests_on_the_law_warns_when_its_data_is_older_than_a_year() {
    let (fresh, old) = (LAW_DATA.as_of, Day::of(LAW_DATA.as_of.year() + 2, 1, 1));
    for arguments in [
        &["list"][..],
        &["check", "a"],
        &["decide", "a"],
        &["what-if", "a", "b=c"],
        &["export", "a", "--to", "b"],
        &["deid", "show", "a"],
        &["rules"],
        &["rules", "volume.contract"],
    ] {
        assert_eq!(said(arguments, fresh), None, "{arguments:?}");
        let said = said(arguments, old).unwrap();
        assert!(said.en.contains(&LAW_DATA.as_of.to_string()), "{arguments:?}");
    }
    assert_eq!(said(&["set", "a", "handler/ciio", "no"], old), None);
}
