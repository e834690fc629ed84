//! Choosing by letters: whole names first, and never a choice that only holds the letters.

use crossterm::event::KeyCode::{Backspace, Delete, Down, Enter, Esc, F};

use super::Session;

/// A record with a recipient whose country is being chosen.
fn country() -> (Session, String) {
    let mut desk = Session::with("选择", 80, 24);
    desk.go("recipients").key(Enter).type_text("Acme").key(Enter).key(Esc);
    let place = format!("recipients/{}/country", desk.first_row("recipients"));
    desk.go(&place).key(Enter);
    (desk, place)
}

#[test]
fn a_whole_name_in_any_language_is_taken_at_once() {
    for (typed, code) in [
        ("荷兰", "nl"),
        ("印度", "in"),
        ("America", "us"),
        ("Deutschland", "de"),
        ("香港特别行政区", "hk"),
        ("Great Britain", "gb"),
        ("republic of korea", "kr"),
        ("SG", "sg"),
    ] {
        let (mut desk, place) = country();
        desk.type_text(typed).key(Enter);
        assert_eq!(desk.value(&place), format!("\"{code}\""), "{typed}");
    }
}

#[test]
fn letters_that_are_no_whole_name_are_asked_about_first() {
    let (mut desk, place) = country();
    desk.type_text("samoa am").key(Enter);
    assert_eq!(desk.value(&place), "", "nothing is taken by a word of its name");
    desk.key(Esc).go(&place).key(Enter).type_text("荷").shows("( ) 荷兰").key(Enter);
    desk.shows("“荷”不是全名：再按Enter选定“荷兰”");
    assert_eq!(desk.value(&place), "");
    // Another letter takes the question back; then the arrows choose.
    desk.type_text("兰加").hides("不是全名").key(Backspace).key(Down).key(Enter);
    assert_eq!(desk.value(&place), "\"bq\"");
    desk.go(&place).key(Enter).type_text("荷").key(Enter).key(Enter);
    assert_eq!(desk.value(&place), "\"nl\"", "the second Enter takes what was asked about");
}

#[test]
fn what_may_mean_two_is_not_taken_and_what_is_near_is_shown() {
    let (mut desk, place) = country();
    desk.type_text("刚果").shows("刚果（布）").shows("刚果（金）").key(Enter).shows("不是全名");
    assert_eq!(desk.value(&place), "");
    desk.key(Esc).go(&place).key(Enter).type_text("Germny");
    desk.shows("没有“Germny”，相近的有：")
        .shows("( ) 德国")
        .key(Enter)
        .shows("再按Enter选定“德国”");
    assert_eq!(desk.value(&place), "");
    desk.key(Enter);
    assert_eq!(desk.value(&place), "\"de\"");
    desk.go(&place).key(Enter).type_text("N/A").key(Enter).shows("不是全名").key(Esc);
    assert_eq!(desk.value(&place), "\"de\"", "no answer is no country");
}

#[test]
fn rows_and_several_choices_are_taken_by_the_same_rule() {
    let mut desk = Session::with("多选", 80, 24);
    for name in ["Acme Asia", "Acme", "Beta"] {
        desk.go("recipients").key(crossterm::event::KeyCode::F(4)).type_text(name).key(Enter);
        desk.key(Esc);
    }
    desk.go("scenarios").key(Enter).type_text("人事").key(Enter).key(Esc);
    let place = format!("scenarios/{}/recipients", desk.first_row("scenarios"));
    let names = |desk: &Session| desk.value(&place).matches('"').count() / 2;
    // Letters and Space: asked first, as the name only begins with them.
    desk.go(&place).key(Enter).type_text("acm").type_text(" ").shows("再按一次勾选“Acme”");
    assert_eq!(names(&desk), 0);
    desk.type_text(" ").shows("[x] Acme").key(Enter);
    assert_eq!(names(&desk), 1);
    // Letters that ticked nothing are not passed over in silence; Enter again leaves them.
    desk.go(&place).key(Enter).type_text("beta").key(Enter).shows("没有勾选“Beta”").key(Enter);
    assert_eq!(names(&desk), 1);
    // With nothing ticked, Enter takes the whole name, which goes before a longer one.
    desk.go(&place).key(Enter).type_text("acme").type_text(" ").hides("[x]").key(Enter);
    assert_eq!(names(&desk), 1);
    let row = desk.value(&place).replace(['[', ']', '"'], "");
    assert_eq!(desk.value(&format!("recipients/{row}/name")), "\"Acme\"");
}

#[test]
fn the_palette_and_the_list_of_records_put_whole_names_first() {
    let mut desk = Session::with("命令", 80, 24);
    desk.ctrl('p').type_text("结论");
    let shown = desk.screen();
    let first = shown.lines().find(|line| line.contains("结论") && !line.contains("查找")).unwrap();
    assert!(first.contains("F2"), "{first}");
}

#[test]
fn a_typical_item_proposes_its_category_and_writes_nothing_of_it() {
    let mut desk = Session::with("信息项", 100, 30);
    desk.go("items").key(Enter).type_text("体检报告").key(Enter).key(Esc);
    let row = format!("items/{}", desk.first_row("items"));
    for (field, shown, code) in [
        ("category", "“体检报告”一般属于“个人健康生理信息”，由您确认", "\"a05\""),
        ("sensitivity", "“体检报告”一般属于“敏感个人信息”", "\"sensitive\""),
        ("sensitive_category", "“体检报告”一般属于“医疗健康信息”", "\"s4\""),
    ] {
        let place = format!("{row}/{field}");
        desk.go(&place).shows(shown);
        assert_eq!(desk.value(&place), "", "told, and not written");
        // To go on takes no proposal; the key that takes it, alone, does.
        desk.shows("F5 采用").key(Enter).hides("F5 采用").key(Enter).shows("还没有选");
        assert_eq!(desk.value(&place), "");
        desk.key(Esc).shows("F5 采用").key(F(5));
        assert_eq!(desk.value(&place), code);
        desk.go(&place).hides("一般属于");
    }
    // What would ask for less is told, and the bar does not stand on it.
    let name = format!("{row}/name");
    desk.go(&name).type_text("手机号码").key(Enter).key(Esc);
    let place = format!("{row}/sensitivity");
    desk.go(&place).key(crossterm::event::KeyCode::Delete).go(&place);
    desk.shows("“手机号码”一般属于“一般个人信息（非敏感）”，是否如此由您判断");
    desk.key(F(5));
    assert_eq!(desk.value(&place), "", "what asks for less is not taken by one key");
    desk.key(Enter).key(Enter);
    assert_eq!(desk.value(&place), "", "the first of the list is no answer");
}

#[test]
fn a_proof_points_to_answers_that_are_narrowed_by_name() {
    let mut desk = Session::with("佐证", 80, 24);
    desk.go("recipients").key(Enter).type_text("Acme").key(Enter).key(Esc);
    let recipient = desk.first_row("recipients");
    desk.go("evidence").key(F(4)).type_text("PF-1").key(Enter).key(Esc);
    let place = format!("evidence/{}/proves", desk.first_row("evidence"));
    desk.go(&place).key(Enter).type_text(&format!("recipients/{recipient}/name")).key(Enter);
    desk.key(Esc);
    assert_eq!(desk.value(&place), format!("[\"recipients/{recipient}/name\"]"));
    // A row that a proof points to is not lost to a hasty Enter.
    desk.go(&format!("recipients/{recipient}")).key(Delete).shows("引用").key(Enter);
    assert_eq!(desk.first_row("recipients"), recipient);
}

#[test]
fn choices_commands_and_records_are_found_by_how_they_sound() {
    let mut desk = Session::with("欧洲总部", 80, 24);
    // A guess by sound is asked about, as any other guess.
    desk.go("recipients").key(F(4)).type_text("甲").key(Enter);
    let row = desk.first_row("recipients");
    let place = format!("recipients/{row}/country");
    desk.go(&place).key(Enter).type_text("heguo").hides("( ) 荷兰").key(Esc);
    desk.go(&place).key(Enter).type_text("helan").shows("荷兰").key(Enter).shows("不是全名");
    desk.key(Enter);
    assert_eq!(desk.value(&place), "\"nl\"");
    // Commands and places, whole and by first letters.
    desk.ctrl('p').type_text("clb").shows("材料包").key(Esc);
    desk.ctrl('p').type_text("jwjsf").shows("去：境外接收方").key(Esc);
    // The list of assessments.
    desk.key(Esc).key(Esc).key(Esc).key(Esc).key(F(3)).type_text("ozzb").shows("欧洲总部");
    desk.type_text("x").hides("欧洲总部  ");
}

#[test]
fn words_that_nothing_fits_keep_a_choice_of_several_open() {
    let mut desk = Session::with("enter", 100, 30);
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let place = format!("scenarios/{}/manner", desk.first_row("scenarios"));
    desk.go(&place).key(Enter).type_text("zzzq").key(Enter).shows("还没有选定任何一项");
    assert_eq!(desk.value(&place), "");
}

/// The one rule: to go on chooses nothing; a whole name, Space or a figure does, and a moved bar where there are no boxes, and by
/// whichever key one goes on.
#[test]
fn to_go_on_answers_nothing_and_a_choice_goes_along_with_every_key() {
    use crossterm::event::KeyCode::{BackTab, Tab, Up};
    const PUBLIC: &str = "[\"public_internet_transfer\"]";
    const DEDICATED: &str = "[\"dedicated_line_transfer\"]";
    let mut desk = Session::with("规则", 100, 30);
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let row = format!("scenarios/{}", desk.first_row("scenarios"));
    let (one, many) = ("handler/ciio".to_owned(), format!("{row}/manner"));
    for (place, first, second) in [(&one, "\"yes\"", "\"no\""), (&many, PUBLIC, DEDICATED)] {
        for on in [Enter, Tab, BackTab, F(8)] {
            // Untouched, once and again.
            desk.go(place).key(Enter).key(on);
            assert_eq!(desk.value(place), "", "{place} {on:?}");
            desk.key(on);
            assert_eq!(desk.value(place), "", "{place} {on:?} twice");
            for (touches, code) in [
                (vec![Down], if place == &one { second } else { "" }),
                (vec![Down, Up], if place == &one { first } else { "" }),
                (vec![crossterm::event::KeyCode::Char(' ')], first),
                (vec![crossterm::event::KeyCode::Char('2')], second),
            ] {
                desk.key(Esc).go(place).key(Enter);
                for touch in &touches {
                    desk.key(*touch);
                }
                desk.key(on);
                assert_eq!(desk.value(place), code, "{place} {touches:?} {on:?}");
                // An answer is kept by whoever only looks.
                desk.go(place).key(Enter).key(on);
                assert_eq!(desk.value(place), code, "{place} {on:?} kept");
                desk.go(place).key(Delete);
            }
        }
    }
    // What was unticked is not ticked again by going on.
    desk.go(&many).key(Enter).type_text(" ").type_text(" ").key(Enter);
    assert_eq!(desk.value(&many), "");
    desk.go(&many).type_text("2").type_text("1").key(Enter).go(&many).key(Enter);
    desk.type_text("1").type_text("2").key(Enter);
    assert_eq!(desk.value(&many), "");
}

/// A list with boxes records nothing that was only looked at: the bar ticks nothing, whatever ends the looking.
#[test]
fn boxes_that_were_only_looked_at_stay_empty() {
    use crossterm::event::KeyCode::{BackTab, Tab};
    let mut desk = Session::with("方框", 100, 30);
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let place = format!("scenarios/{}/manner", desk.first_row("scenarios"));
    for on in [Tab, BackTab, F(8)] {
        desk.go(&place).key(Enter).key(Down).key(Down).hides("[x]").key(on);
        assert_eq!(desk.value(&place), "", "{on:?}");
    }
    // The key that ends asks which, and does not take the bar for one however often.
    desk.go(&place).key(Enter).key(Down).key(Enter).shows("还没有选").key(Enter).key(Enter);
    assert_eq!(desk.value(&place), "");
    desk.key(Esc);
    // Letters and a moved bar are no tick either; a whole name is.
    desk.go(&place).key(Enter).type_text("公网").key(Down).key(Enter).key(Enter);
    assert_eq!(desk.value(&place), "");
    desk.key(Esc).go(&place).key(Enter).type_text("公网传输").key(Enter);
    assert_eq!(desk.value(&place), "[\"public_internet_transfer\"]");
    desk.go(&place).key(Delete).key(Enter).key(Down).key(Down).signal(143);
    let file = std::fs::read_to_string(desk.path()).unwrap();
    assert!(!file.contains("public_internet"), "{file}");
}

/// Every list of at most nine is numbered, whatever its choices are called; what begins with a figure is found behind the sign that
/// begins a search, and any other name with a figure by its letters.
#[test]
fn every_short_list_takes_the_number_of_a_choice() {
    use crate::form::catalog::SECTIONS;
    use crate::form::{Kind, Shape};
    let mut desk = Session::with("编号", 100, 30);
    let mut met = 0;
    for section in SECTIONS.iter().filter(|section| matches!(section.shape, Shape::Rows { .. })) {
        desk.go(section.id).key(F(4)).type_text("甲").key(Enter);
        let row = desk.first_row(section.id);
        for field in section.fields {
            let (Kind::One(options) | Kind::Many(options)) = field.kind else { continue };
            if options.choices.len() > 9 || options.choices.len() < 2 {
                continue;
            }
            let place = format!("{}/{row}/{}", section.id, field.id);
            desk.go(&place);
            if desk.stands() != place {
                continue;
            }
            desk.key(Enter).shows("数字选第几项").shows("2 ").type_text("2").key(Enter);
            let code = options.choices[1].code.to_string();
            assert!(desk.value(&place).contains(&code), "{place} {}", desk.value(&place));
            met += 1;
        }
    }
    assert!(met > 12, "{met}");
}

#[test]
fn names_with_figures_are_found_in_a_short_list_too() {
    let mut desk = Session::with("三M", 100, 30);
    desk.go("recipients")
        .paste("名称\nAcme\n3M Nederland\nPF-12\n")
        .key(crossterm::event::KeyCode::Tab);
    let ids = desk.rows("recipients");
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let place = format!("scenarios/{}/recipients", desk.first_row("scenarios"));
    for (typed, at) in [("3", 2), ("/3", 1), ("／3m", 1), ("PF-1", 2), ("3", 2)] {
        desk.go(&place).key(Delete).key(Enter).type_text(typed).key(Enter);
        assert_eq!(desk.value(&place), format!("[\"{}\"]", ids[at]), "{typed}");
    }
    // The sign alone is no name: it asks for one.
    desk.go(&place).key(Delete).key(Enter).type_text("/").key(Enter).shows("还没有选");
    assert_eq!(desk.value(&place), "");
}

/// An answer of a question is pointed at by its number or its letters, and given by the key that accepts.
#[test]
fn a_question_takes_numbers_and_letters() {
    use crossterm::event::KeyCode::Tab;
    let table = "系统\t在哪一侧\n人事系统\t境内\n转发\t境内系\n";
    for (typed, expected) in [
        ("2", "\"mainland\""),
        ("就按", "\"mainland\""),
        ("jiuan", "\"mainland\""),
        ("3", "\"境内系\""),
    ] {
        let mut desk = Session::with("提问", 100, 30);
        desk.go("systems").paste(table).key(Tab).shows("2 就按所显示的写入").type_text(typed);
        desk.shows("没有把握").key(Enter);
        let row = desk.rows("systems")[1].clone();
        assert_eq!(desk.value(&format!("systems/{row}/side")), expected, "{typed}");
    }
    // Several at once, as an input method hands them over, and what was meant for something else.
    let mut desk = Session::with("提问", 100, 30);
    desk.go("systems")
        .paste(table)
        .key(Tab)
        .burst("就按")
        .burst("2\n")
        .shows("没有把握")
        .key(Enter);
    assert_eq!(desk.count_rows("systems"), 2);
    let mut desk = Session::with("提问", 100, 30);
    desk.go("systems").paste(table).key(Tab).type_text("9").shows("没有把握").key(Enter);
    desk.shows("粘贴").key(Esc);
    assert_eq!(desk.count_rows("systems"), 0, "no such number: the first, which writes nothing");
}

/// In a list of more than nine a figure is a letter, as a second one may follow.
#[test]
fn figures_of_codes_and_of_long_lists_choose_nothing() {
    let mut desk = Session::with("数字", 100, 30);
    desk.go("handler/province").key(Enter).type_text("44").key(Enter);
    assert_eq!(desk.value("handler/province"), "\"44\"", "the code of Guangdong");
    let names: Vec<String> = (1..=14).map(|at| format!("PF-{at}")).collect();
    desk.go("items")
        .paste(&format!("名称\n{}\n", names.join("\n")))
        .key(crossterm::event::KeyCode::Tab);
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let place = format!("scenarios/{}/items", desk.first_row("scenarios"));
    desk.go(&place).key(Enter).type_text("12").hides("[x]").type_text(" ");
    desk.shows("[x] PF-12").key(Enter);
    let twelfth = desk.rows("items")[11].clone();
    assert_eq!(desk.value(&place), format!("[\"{twelfth}\"]"));
    // Ten that no figure names: the first one would not be the tenth.
    let names: Vec<char> = "甲乙丙丁戊己庚辛壬癸".chars().collect();
    let mut desk = Session::with("十", 100, 30);
    let table: Vec<String> = names.iter().map(|one| format!("{one}公司")).collect();
    desk.go("recipients")
        .paste(&format!("名称\n{}\n", table.join("\n")))
        .key(crossterm::event::KeyCode::Tab);
    desk.go("scenarios").key(F(4)).type_text("售后").key(Enter);
    let place = format!("scenarios/{}/recipients", desk.first_row("scenarios"));
    desk.go(&place).key(Enter).type_text("1").hides("[x]");
}

#[test]
fn whatever_asks_whether_takes_yes_and_no_as_people_write_them() {
    use crate::form::Kind;
    use crate::form::catalog::SECTIONS;
    use crate::form::spelling::{Fit, Spelled};
    let fields = || SECTIONS.iter().flat_map(|section| section.fields.iter().copied());
    for field in fields().filter(|field| field.label.zh.contains("是否")) {
        let Kind::One(options) = field.kind else {
            assert_eq!(field.kind.code(), "yes_no", "{}", field.id);
            continue;
        };
        let meant = |words: &str| {
            let fits =
                |at: &usize| options.spellings(*at).fit(&Spelled::new(words)) == Some(Fit::Whole);
            (0..options.choices.len()).filter(fits).collect::<Vec<_>>()
        };
        for (alike, other) in [(["是", "yes", "y", "Y"], "否"), (["否", "no", "n", "N"], "是")]
        {
            let first = meant(alike[0]);
            assert_eq!(first.len(), 1, "{} {}", field.id, alike[0]);
            assert!(alike.iter().all(|words| meant(words) == first), "{}", field.id);
            assert_ne!(meant(other), first, "{}", field.id);
        }
    }
    let mut desk = Session::with("是否", 100, 30);
    desk.go("items").key(F(4)).type_text("姓名").key(Enter);
    let place = format!("items/{}/sensitivity", desk.first_row("items"));
    for (typed, code) in [
        ("是", "\"sensitive\""),
        ("n", "\"ordinary\""),
        ("y", "\"sensitive\""),
        ("否", "\"ordinary\""),
    ] {
        desk.go(&place).type_text(typed).key(Enter);
        assert_eq!(desk.value(&place), code, "{typed}");
    }
}

/// Letters that only one choice is called by mean it: one Enter takes it; where more are called so, or it is only near, it is asked.
#[test]
fn the_only_choice_that_is_called_so_is_taken_at_once() {
    let mut desk = Session::with("一项", 100, 30);
    desk.go("handler/province").key(Enter).type_text("黑龙").key(Enter);
    assert_ne!(desk.value("handler/province"), "");
    desk.key(Esc).go("handler/province").key(Delete).key(Enter).type_text("海").key(Enter);
    assert_eq!(desk.value("handler/province"), "");
}
