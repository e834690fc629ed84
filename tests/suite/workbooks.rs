//! Workbooks as a person gets them: the lists, and the questionnaire that goes out and comes back.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, DataType as _, Reader, Xlsx};
use chujing::document::build::{documents, workbooks};
use chujing::document::render::xlsx;
use chujing::document::workbook::Cell;
use chujing::form::{Edit, Place, catalog};
use chujing::law::Survey;
use chujing::text::Lang;
use serde_json::json;

use crate::command_line::{code, json, run, text, workspace};
use crate::examples::example;

type Sheets = Vec<(String, Vec<Vec<Data>>)>;

fn read(bytes: Vec<u8>) -> Sheets {
    let mut file: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    let names = file.sheet_names();
    let rows = |name: &String, file: &mut Xlsx<_>| {
        file.worksheet_range(name).unwrap().rows().map(<[Data]>::to_vec).collect()
    };
    names.iter().map(|name| (name.clone(), rows(name, &mut file))).collect()
}

fn rows<'a>(sheets: &'a Sheets, name: &str) -> &'a [Vec<Data>] {
    &sheets.iter().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}")).1
}

fn heads(rows: &[Vec<Data>]) -> Vec<String> {
    rows[0].iter().map(ToString::to_string).collect()
}

fn lists(name: &str, lang: Lang) -> Sheets {
    let dossier = example(name);
    let all = workbooks(&dossier.answers, &Survey::of(&dossier.answers), lang);
    read(xlsx(&all[0]).unwrap())
}

#[test]
fn lists_of_a_folder_say_first_what_they_leave_out() {
    const LEFT_OUT: &str = "没有列入";
    let dir = workspace();
    let to = dir.path().join("out.xlsx");
    let made = |command: &[&str]| {
        fs::remove_file(&to).ok();
        let done = run(dir.path(), &[command, &["--to", to.to_str().unwrap()]].concat());
        (code(&done), read(fs::read(&to).unwrap()))
    };
    let is_told = |row: &Vec<Data>| row.iter().any(|cell| cell.to_string().contains("torn.json"));
    let commands: [&[&str]; 4] =
        [&["register", "recipients"], &["people"], &["deadlines"], &["search", "lindenfeld"]];
    for command in commands {
        let (code, sheets) = made(command);
        assert!(code == 0 && sheets.iter().all(|(name, _)| name != LEFT_OUT), "{command:?}");
    }
    // One of the records does not say whose it is, and counts for nobody.
    assert!(
        rows(&made(&["people"]).1, "说明")
            .iter()
            .any(|row| row[1].to_string().contains("没有计入"))
    );
    fs::write(dir.path().join("torn.json"), "{ \"format\": \"chujing-assessment\", ").unwrap();
    for command in commands {
        let (code, sheets) = made(command);
        let (name, rows) = &sheets[0];
        assert_eq!((code, name.as_str(), rows.len()), (2, LEFT_OUT, 2), "{command:?}");
        assert!(rows.iter().any(is_told), "{command:?}: {rows:?}");
    }
    // In the list it stands in its own row; of the people it is also told whose number it leaves open.
    let (code, sheets) = made(&["list"]);
    assert!(code == 2 && sheets.iter().any(|(_, rows)| rows.iter().any(is_told)));
    assert!(rows(&made(&["people"]).1, "说明").iter().any(is_told));
}

#[test]
fn data_items_begin_with_the_official_columns() {
    let sheets = lists("customers-standard-contract", Lang::Zh);
    let items = rows(&sheets, "个人信息项");
    let official = ["序号", "数据项名称", "内容描述", "出境必要性", "示例", "备注"];
    assert_eq!(&heads(items)[..6], official);
    let by = heads(items).iter().position(|head| head == "使用的场景").unwrap();
    assert!(items.iter().skip(1).any(|row| !row[by].to_string().is_empty()));
    let record = example("customers-standard-contract");
    assert_eq!(items.len() - 1, record.answers.rows(&catalog::items::SECTION).count());
}

#[test]
fn numbers_and_days_are_numbers_and_days() {
    let sheets = lists("customers-standard-contract", Lang::En);
    let groups = rows(&sheets, "People and numbers");
    let at = |head: &str| heads(groups).iter().position(|known| known == head).unwrap();
    for row in groups.iter().skip(1) {
        assert!(matches!(row[at("Persons with ordinary data")], Data::Float(_)), "{row:?}");
        assert!(matches!(row[at("Cut-off date")], Data::DateTime(_)), "{row:?}");
    }
}

#[test]
fn a_range_takes_two_columns_and_is_never_nothing() {
    let mut answers = example("customers-standard-contract").answers;
    let id = answers.rows(&catalog::groups::SECTION).next().unwrap().id.to_owned();
    let place = Place::parse(&format!("groups/{id}/ordinary")).unwrap();
    answers.apply(Edit::Set(place, Some(json!({ "from": 60_000, "to": null })))).unwrap();
    let survey = Survey::of(&answers);
    let sheets = read(xlsx(&workbooks(&answers, &survey, Lang::Zh)[0]).unwrap());
    let groups = rows(&sheets, "人群与人数");
    let at = |head: &str| heads(groups).iter().position(|known| known == head).unwrap();
    assert_eq!(groups[1][at("一般个人信息人数（下限）")], Data::Float(60_000.0));
    assert_eq!(groups[1][at("一般个人信息人数（上限）")], Data::String("无上限".into()));
}

#[test]
fn every_answer_of_a_listed_section_stands_in_its_list_and_no_gap_is_hidden() {
    let dossier = example("website-policy");
    let survey = Survey::of(&dossier.answers);
    let all = workbooks(&dossier.answers, &survey, Lang::Zh);
    let lists = &all[0];
    assert!(!lists.gaps().is_empty(), "this example has gaps");
    let known: Vec<&Place> = lists.gaps();
    for place in &survey.gaps {
        let listed = [&catalog::recipients::SECTION, &catalog::groups::SECTION];
        if place.field.is_some() && listed.contains(&place.section) {
            assert!(known.contains(&place), "{place}");
        }
    }
    for sheet in &lists.sheets {
        for row in &sheet.rows {
            assert_eq!(row.len(), sheet.columns.len(), "{}", sheet.name);
        }
    }
}

#[test]
fn risks_stand_with_the_levels_that_follow_from_them() {
    let name = "customers-standard-contract";
    let sheets = lists(name, Lang::Zh);
    let risks = rows(&sheets, "风险评估");
    let survey = Survey::of(&example(name).answers);
    let scored = &survey.risks.scored;
    assert!(!scored.is_empty());
    // Twenty-odd fields and a handful of risks: a row a field, a column a risk.
    let line = |head: &str| {
        risks.iter().find(|row| row[1] == *head).unwrap_or_else(|| panic!("no {head}"))
    };
    for (head, level) in [
        ("处置前的风险等级", scored[0].before.level.clone()),
        ("处置后的风险等级", scored[0].after.level.clone()),
    ] {
        let code = level.known().unwrap();
        let word = ["低", "中", "高", "严重"][code as usize];
        assert_eq!(line(head)[2].to_string(), word, "{head}");
        assert_eq!(line(head).len(), scored.len() + 2);
    }
    assert_eq!(line("行编号")[2].to_string(), scored[0].id);
}

#[test]
fn an_open_level_is_open_in_the_list_too() {
    let mut answers = example("customers-standard-contract").answers;
    let id = answers.rows(&catalog::risks::SECTION).next().unwrap().id.to_owned();
    let place = Place::parse(&format!("risks/{id}/impact_after")).unwrap();
    answers.apply(Edit::Set(place, None)).unwrap();
    let workbook = &workbooks(&answers, &Survey::of(&answers), Lang::Zh)[0];
    let sheet = workbook.sheets.iter().find(|sheet| sheet.name == "风险评估").unwrap();
    let head = Cell::Text("处置后的风险等级".into());
    let row = sheet.rows.iter().find(|row| row[1] == head).unwrap();
    assert_eq!(row[2], Cell::Text("未定".into()));
}

#[test]
fn rows_of_fixed_meaning_are_named() {
    for (lang, sheet) in [(Lang::Zh, "影响评估"), (Lang::Zh, "提交前核对")] {
        let sheets = lists("customers-standard-contract", lang);
        let found = rows(&sheets, sheet);
        assert_eq!(&heads(found)[..2], ["序号", "项目"]);
        assert!(found.iter().skip(1).all(|row| row[1].to_string().chars().count() > 2), "{sheet}");
    }
    let sheets = lists("customers-standard-contract", Lang::Zh);
    let looked = rows(&sheets, "提交前核对");
    let state = heads(looked).iter().position(|head| head == "核对状态").unwrap();
    assert!(looked.iter().skip(1).all(|row| row[state] == *"待核对"));
    let exempt = lists("hr-exempt", Lang::Zh);
    assert!(!exempt.iter().any(|(name, _)| name == "提交前核对"), "nothing is submitted");
}

#[test]
fn many_questions_about_few_stand_upright_with_every_answer() {
    let name = "customers-standard-contract";
    let sheets = lists(name, Lang::Zh);
    let recipients = rows(&sheets, "境外接收方");
    let record = example(name);
    let title = record.answers.rows(&catalog::recipients::SECTION).next().unwrap().id;
    assert_eq!(heads(recipients).len(), 3, "number, question, one recipient");
    let said: Vec<String> = recipients.iter().map(|row| row[2].to_string()).collect();
    assert!(said.iter().any(|words| words == title), "{said:?}");
}

#[test]
fn no_cell_of_any_example_starts_a_formula_even_if_its_text_would() {
    let mut answers = example("customers-standard-contract").answers;
    for (section, title) in [("recipients", "name"), ("items", "name"), ("scenarios", "name")] {
        let found = chujing::form::Section::find(section).unwrap();
        let id = answers.rows(found).next().unwrap().id.to_owned();
        let place = Place::parse(&format!("{section}/{id}/{title}")).unwrap();
        answers.apply(Edit::Set(place, Some(json!("=cmd|' /C calc'!A0")))).unwrap();
    }
    for workbook in workbooks(&answers, &Survey::of(&answers), Lang::Zh) {
        let bytes = xlsx(&workbook).unwrap();
        let mut file: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let mut found = 0;
        for name in file.sheet_names() {
            let formulas = file.worksheet_formula(&name).unwrap();
            assert!(formulas.used_cells().next().is_none(), "{name}");
            let range = file.worksheet_range(&name).unwrap();
            found +=
                range.used_cells().filter(|cell| cell.2.to_string().starts_with("=cmd")).count();
        }
        assert!(found > 0, "{} holds the text as text", workbook.id);
    }
}

#[test]
fn the_workbook_asks_what_the_word_file_asks() {
    let dossier = example("customers-standard-contract");
    let survey = Survey::of(&dossier.answers);
    let all = workbooks(&dossier.answers, &survey, Lang::En);
    let asked = all.iter().find(|workbook| workbook.id == "recipient-questionnaire").unwrap();
    let cells = || asked.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
    let codes: Vec<&String> = cells()
        .filter_map(|cell| match cell {
            Cell::Code(code) => Some(code),
            _ => None,
        })
        .collect();
    assert!(codes.len() > 15);
    let document = documents(&dossier.answers, &survey, Lang::En)
        .into_iter()
        .find(|document| document.id == "recipient-questionnaire")
        .unwrap();
    let words = format!("{:?}", document.blocks);
    for code in codes {
        assert!(words.contains(code.as_str()), "{code}");
    }
    // Drop-down lists hold the choices of the form.
    let choices = cells().filter(|cell| matches!(cell, Cell::Answer(Some(_)))).count();
    assert!(choices >= 4, "{choices}");
}

/// Fills in answers beside their codes, as a recipient would: in the workbook that the program wrote.
fn answer(path: &Path, given: &[(&str, &str)]) {
    let sheets = read(fs::read(path).unwrap());
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, rows) in sheets {
        let page = book.add_worksheet();
        page.set_name(&name).unwrap();
        let column = rows
            .first()
            .and_then(|head| head.iter().position(|cell| cell.to_string().contains("答复")));
        for (row, at) in rows.iter().zip(0_u32..) {
            let answer = given.iter().find(|(code, _)| row[0].get_string() == Some(*code));
            for (cell, to) in row.iter().zip(0_u16..) {
                let words = match answer {
                    Some((_, words)) if Some(usize::from(to)) == column => (*words).to_owned(),
                    _ => cell.to_string(),
                };
                page.write_string(at, to, words).unwrap();
            }
        }
    }
    fs::write(path, book.save_to_buffer().unwrap()).unwrap();
}

#[test]
fn a_questionnaire_goes_out_and_its_answers_come_back_as_one_edit() {
    let dir = workspace();
    let record = dir.path().join("customers-standard-contract.json");
    let before = fs::read_to_string(&record).unwrap();
    let to = dir.path().join("out");
    let to = to.to_str().unwrap();
    let name = "customers-standard-contract";
    let written = run(dir.path(), &["questionnaire", "write", name, "--to", to]);
    assert_eq!(code(&written), 0, "{}", String::from_utf8_lossy(&written.stderr));
    let written = text(&written);
    let files: Vec<&str> = written.lines().collect();
    assert!(files[0].ends_with("recipient-questionnaire-zh.docx"), "{files:?}");
    assert!(files[1].ends_with("recipient-questionnaire-zh.xlsx"), "{files:?}");
    for file in &files {
        let read = run(dir.path(), &["questionnaire", "read", name, file, "--apply"]);
        assert_eq!(code(&read), 0, "{}", text(&read));
        assert_eq!(fs::read_to_string(&record).unwrap(), before, "nothing was answered");
    }
    let id =
        example(name).answers.rows(&catalog::recipients::SECTION).next().unwrap().id.to_owned();
    let (audit, person) =
        (format!("recipients/{id}/next_audit"), format!("recipients/{id}/contact_person"));
    answer(Path::new(files[1]), &[(&audit, "2028/2/1"), (&person, "Max Mustermann")]);
    let arguments = ["questionnaire", "read", name, files[1]];
    let shown = run(dir.path(), &[&arguments[..], &["--format", "json"]].concat());
    assert_eq!(code(&shown), 0, "{}", text(&shown));
    let shown = json(&shown);
    assert_eq!((shown["changes"].clone(), shown["applied"].clone()), (json!(2), json!(false)));
    assert_eq!(fs::read_to_string(&record).unwrap(), before, "reading changes nothing");
    // Answer by answer: one alone, and none of a code that changes nothing.
    let only =
        |code: &str| run(dir.path(), &[&arguments[..], &["--apply", "--only", code]].concat());
    assert_eq!(code(&only("recipients/nobody/name")), 2);
    assert_eq!(fs::read_to_string(&record).unwrap(), before, "a wrong code writes nothing");
    let told = text(&only(&audit));
    assert!(told.contains("已写入1项") && !told.contains("Max Mustermann"), "{told}");
    let after = fs::read_to_string(&record).unwrap();
    assert!(after.contains("\"2028-02-01\"") && !after.contains("Max Mustermann"));
    fs::write(&record, &before).unwrap();
    let applied = run(dir.path(), &[&arguments[..], &["--apply"]].concat());
    assert_eq!(code(&applied), 0);
    let told = text(&applied);
    assert!(told.contains("→ Max Mustermann") && told.contains("已写入2项"), "{told}");
    let after = fs::read_to_string(&record).unwrap();
    assert!(after.contains("\"2028-02-01\"") && after.contains("Max Mustermann"));
    let again = run(dir.path(), &arguments);
    assert!(text(&again).contains("改变0项；与记录相同2项"), "{}", text(&again));
}

#[test]
fn a_record_is_as_it_was_when_a_questionnaire_cannot_be_read() {
    let dir = workspace();
    let record = dir.path().join("customers-standard-contract.json");
    let before = fs::read(&record).unwrap();
    let wrong = dir.path().join("wrong.xlsx");
    fs::write(&wrong, "no workbook").unwrap();
    for file in [wrong.to_str().unwrap(), "nowhere.docx"] {
        let arguments = ["questionnaire", "read", "customers-standard-contract", file, "--apply"];
        let read = run(dir.path(), &arguments);
        assert_eq!(code(&read), 2);
        assert!(String::from_utf8_lossy(&read.stderr).contains(file), "the file is named");
        assert_eq!(fs::read(&record).unwrap(), before);
    }
    let empty = text(&run(dir.path(), &["new", "空"]));
    let to = dir.path().join("out");
    let arguments = ["questionnaire", "write", empty.trim(), "--to", to.to_str().unwrap()];
    assert_eq!(code(&run(dir.path(), &arguments)), 2, "nobody to ask");
    assert!(!to.exists());
}

#[test]
fn lists_are_exported_and_kept_in_the_package() {
    let dir = workspace();
    let to = dir.path().join("out");
    let name = "customers-standard-contract";
    let arguments = ["export", name, "--to", to.to_str().unwrap(), "--format", "xlsx"];
    let exported = text(&run(dir.path(), &arguments));
    assert_eq!(exported.lines().count(), 2, "{exported}");
    let first = fs::read(exported.lines().next().unwrap()).unwrap();
    run(dir.path(), &arguments);
    assert_eq!(
        fs::read(exported.lines().next().unwrap()).unwrap(),
        first,
        "same record, same bytes"
    );
    let package = dir.path().join("package");
    let made = run(dir.path(), &["package", name, "--to", package.to_str().unwrap()]);
    assert_eq!(code(&made), 0);
    for file in ["评估清单.xlsx", "境外接收方问卷.xlsx"] {
        assert!(package.join("3-内部留存").join(file).is_file(), "{file}");
    }
}
