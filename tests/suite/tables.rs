//! A table of other people lands in the right columns, whatever they are called, and no cell of it disappears.

use chujing::document::grid::{self, How};
use chujing::form::catalog::{groups, items, recipients};
use chujing::form::table::{Doubt, Given, Grid, Left, Mapping, Plan, Target, Why, WhyLeft};
use chujing::form::{Answers, Edit, Section};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::table_files::csv;

pub(crate) const FOREIGN: &str = include_str!("../data/foreign_items.tsv");

/// The cells of the foreign table.
pub(crate) fn foreign() -> Vec<Vec<String>> {
    let given = Given::of_text(FOREIGN, None).unwrap();
    given
        .grid
        .lines
        .into_iter()
        .map(|mut line| {
            line.cells.resize(6, String::new());
            line.cells
        })
        .collect()
}

pub(crate) fn read(bytes: &[u8]) -> Given {
    grid::read(bytes, How::default()).unwrap().tables.remove(0)
}

pub(crate) fn mapped(section: &'static Section, given: &Given) -> (Mapping, Plan) {
    let answers = Answers::default();
    let mapping = Mapping::guess(section, &given.grid, &answers);
    let plan = mapping.plan(&given.grid, &answers);
    (mapping, plan)
}

/// The edit that pasting `text` makes, by columns alone: what a word becomes is its kind's to say.
pub(crate) fn pasted(section: &'static Section, text: &str, answers: &Answers) -> Edit {
    let given = Given::of_text(text, None).unwrap();
    let mapping = Mapping::guess(section, &given.grid, answers);
    let mut next = 0;
    let edit = mapping.plan(&given.grid, answers).edit(&mapping, answers, || {
        next += 1;
        format!("pasted-{next}")
    });
    edit.unwrap()
}

pub(crate) fn fields(mapping: &Mapping) -> Vec<&'static str> {
    mapping.columns.iter().map(|column| column.target.field().map_or("-", |f| f.id)).collect()
}

#[test]
fn columns_may_stand_in_any_order() {
    let rows = foreign();
    for order in [[5, 4, 3, 2, 1, 0], [2, 0, 5, 1, 3, 4], [1, 3, 0, 4, 5, 2]] {
        let moved: Vec<Vec<String>> =
            rows.iter().map(|row| order.iter().map(|at| row[*at].clone()).collect()).collect();
        let (mapping, plan) = mapped(&items::SECTION, &read(csv(&moved, ',').as_bytes()));
        let names = ["-", "name", "example", "sensitivity", "necessity", "note"];
        let expected: Vec<&str> = order.iter().map(|at| names[*at]).collect();
        assert_eq!(fields(&mapping), expected);
        assert_eq!(plan.rows[17].cells["note"], json!("含税\n不含补贴"));
    }
}

#[test]
fn english_and_mixed_headings_are_known() {
    for head in [
        "No.\tField name\tSample\tSensitive (Y/N)\tPurpose\tRemarks",
        "#\t字段 Field / 名称\tExample 示例\t是否敏感 / Sensitive\tPurpose 用途\tNotes",
    ] {
        let text = format!("{head}\n1\tName\tJane\tN\tpayroll\t\n2\tID card\t110\tY\tvisa\tx\n");
        let (mapping, plan) = mapped(&items::SECTION, &read(text.as_bytes()));
        let found = fields(&mapping);
        assert_eq!((found[0], found[3], found[5]), ("-", "sensitivity", "note"), "{head}");
        assert_eq!((found[1], found[2]), ("name", "example"), "{head}");
        assert_eq!(plan.rows[1].cells["sensitivity"], json!("sensitive"));
    }
}

#[test]
fn titles_totals_and_headings_of_two_lines_are_told() {
    let text = "数据项清单\t\t\t\n填表人\t王五\t\t\n基本信息\t\t敏感性\t\n序号\t名称\t是否敏感\t敏感类别\n1\t姓名\t否\t\n2\t指纹\t是\t生物识别信息\n\n序号\t名称\t是否敏感\t敏感类别\n3\t掌纹\t是\t生物识别信息\n4\t\t\t\n合计\t3\t\t\n";
    let (mapping, plan) = mapped(&items::SECTION, &read(text.as_bytes()));
    assert_eq!(fields(&mapping), ["-", "name", "sensitivity", "sensitive_category"]);
    let names: Vec<&Value> = plan.rows.iter().map(|row| &row.cells["name"]).collect();
    assert_eq!(names, ["姓名", "指纹", "掌纹"]);
    let why = |number: usize| plan.left.iter().find(|left| left.number == number).unwrap().why;
    assert_eq!(why(1), WhyLeft::Above);
    assert_eq!(why(8), WhyLeft::HeadingAgain);
    assert_eq!(why(10), WhyLeft::Column(Why::Numbering), "a numbered line without an item");
    assert_eq!(why(11), WhyLeft::Total);
    let merged = "序号\t名称\t敏感性\t\n\t\t是否敏感\t敏感类别\n1\t指纹\t是\t生物识别信息\n";
    let (mapping, plan) = mapped(&items::SECTION, &read(merged.as_bytes()));
    assert_eq!(fields(&mapping), ["-", "name", "sensitivity", "sensitive_category"]);
    assert_eq!(plan.rows.len(), 1);
    let bilingual = "名称\t示例\nName\tExample\n姓名\t张三\n";
    let (_, plan) = mapped(&items::SECTION, &read(bilingual.as_bytes()));
    assert_eq!(plan.rows.len(), 1);
}

#[test]
fn what_is_not_certain_is_asked() {
    let text = "名称\t负责人\t是否敏感\t类型\n姓名\t甲\t敏感性个人信息\t文本\n";
    let (mut mapping, plan) = mapped(&items::SECTION, &read(text.as_bytes()));
    assert!(plan.doubts.contains(&Doubt::NoField(1)), "{:?}", plan.doubts);
    assert!(
        plan.doubts.contains(&Doubt::NoField(3)),
        "a type of text is no category of persons' data"
    );
    assert_eq!(plan.drafts.len(), 1, "what is not understood stays as it is");
    // A person says: the unknown column is a remark with its heading, the words are a choice, the type is left out.
    let given = read(text.as_bytes());
    let answers = Answers::default();
    mapping.send(1, Some(&items::NOTE));
    mapping.send(3, None);
    mapping.say(&items::SENSITIVITY, "敏感性个人信息", "sensitive");
    let plan = mapping.plan(&given.grid, &answers);
    assert_eq!((plan.doubts.as_slice(), plan.drafts.as_slice()), (&[][..], &[][..]));
    assert_eq!(plan.rows[0].cells["note"], json!("负责人：甲"));
    assert_eq!(plan.rows[0].cells["sensitivity"], json!("sensitive"));
    assert_eq!(plan.left.len(), 1);
    // A field takes one column: the other is left out, and told.
    mapping.send(3, Some(&items::NAME));
    assert_eq!(mapping.columns[0].target, Target::Left(Why::Taken(&items::NAME)));
}

#[test]
fn the_mark_before_a_formula_is_taken_off_once_and_no_other_apostrophe() {
    let text = "名称\t示例\t内容描述\n'=1+1\t''+86\t'tis\n";
    let (_, plan) = mapped(&items::SECTION, &read(text.as_bytes()));
    let cells = &plan.rows[0].cells;
    assert_eq!((&cells["name"], &cells["example"]), (&json!("=1+1"), &json!("'+86")));
    assert_eq!(cells["description"], json!("'tis"));
}

#[test]
fn rows_of_other_sections_are_known_by_id_and_name_only() {
    let answers = Answers::from_json(json!({
        "groups": [{ "id": "g1", "name": "中国区员工" }, { "id": "g2", "name": "会员" }]
    }))
    .unwrap();
    let section = Section::find("overlaps").unwrap();
    let given = read("名称\t人群甲\t人群乙\na\t中国区员工\tg2\nb\t员工\t会员\n".as_bytes());
    let plan = Mapping::guess(section, &given.grid, &answers).plan(&given.grid, &answers);
    assert_eq!(plan.rows[0].cells["group"], json!("g1"));
    assert_eq!(plan.rows[0].cells["other"], json!("g2"));
    assert_eq!(plan.rows[1].cells["group"], json!("员工"), "kept as it is");
    assert_eq!((plan.drafts.len(), plan.drafts[0].number), (1, 3));
}

#[test]
fn a_heading_that_nobody_knows_is_no_row() {
    for (section, text) in [
        (
            &items::SECTION,
            "Attribut\tPersonenbezug\tSchutzbedarf\tKategorie\nName\tja\thoch\tStamm\n",
        ),
        (&items::SECTION, "項目名\t機微情報\t利用目的\n氏名\tいいえ\t給与\n"),
        (&items::SECTION, "Donnée\tSensible\nNom\tnon\n"),
        (&items::SECTION, "Bezeichnung\nName\nAlter\n"),
        (&items::SECTION, "姓名\t个人基本资料\t否\n性别\t个人基本资料\t否\n"),
        (&groups::SECTION, "5000\t员工\n"),
    ] {
        let given = read(text.as_bytes());
        let (mapping, plan) = mapped(section, &given);
        let columns = 0..mapping.columns.len();
        let asked = |at| {
            plan.doubts
                .iter()
                .any(|doubt| matches!(doubt, Doubt::Guessed(on) | Doubt::NoField(on) if *on == at))
        };
        let is_heading_asked = plan.doubts.contains(&Doubt::Heading);
        assert!(is_heading_asked || mapping.heading.is_some(), "{text}");
        assert!(is_heading_asked || columns.clone().any(asked), "{text}: {:?}", plan.doubts);
        // Named as the heading, its columns are still asked about; told that there is none, other kinds of words are.
        let named = mapping.with_heading(Some(0), &given.grid, &Answers::default());
        let plan = named.plan(&given.grid, &Answers::default());
        assert!(plan.rows.is_empty() || !plan.doubts.is_empty(), "{text}: {:?}", plan.rows);
    }
    for text in ["姓名\t个人基本资料\t否\n性别\t个人基本资料\t否\n", "5000\t员工\n"]
    {
        let given = read(text.as_bytes());
        let answers = Answers::default();
        let mapping = Mapping::guess(&items::SECTION, &given.grid, &answers).with_heading(
            None,
            &given.grid,
            &answers,
        );
        assert!(!mapping.plan(&given.grid, &answers).doubts.is_empty(), "{text}");
    }
}

#[test]
fn sums_notes_and_signatures_are_no_rows() {
    let head = "序号\tname\tordinary\n1\t员工\t1200\n2\t会员\t300\n";
    for (end, why) in [
        ("\tGesamt\t1500\n", WhyLeft::Total),
        ("\tInsgesamt\t1.500\n", WhyLeft::Total),
        ("\tSomme\t1 500\n", WhyLeft::Total),
        ("\tTotale\t1500\n", WhyLeft::Total),
        ("\t总计（去重后）\t1400人\n", WhyLeft::Total),
        ("\t累计：\t0.15万\n", WhyLeft::Total),
        ("合计\t\t1500\n", WhyLeft::Total),
        ("合计\t—\t1500\n", WhyLeft::Total),
        ("3\t合计\t1500\n", WhyLeft::Total),
        ("\t\t1500\n", WhyLeft::Total),
        ("注：人数已去重\n", WhyLeft::Note),
        ("\t备注: 截至9月底\n", WhyLeft::Note),
        ("说明：见附件\n", WhyLeft::Note),
        ("填表人：张三\t审核：李四\n", WhyLeft::Note),
        ("填表人：张三  审核：李四\n", WhyLeft::Note),
        ("Note: deduplicated\n", WhyLeft::Note),
    ] {
        let text = format!("{head}{end}");
        let given = read(text.as_bytes());
        let (mapping, plan) = mapped(&groups::SECTION, &given);
        assert_eq!(fields(&mapping), ["-", "name", "ordinary"], "{text}");
        assert_eq!(plan.rows.len(), 2, "{text}");
        let left: Vec<&Left> = plan.left.iter().filter(|left| left.number == 4).collect();
        assert!(!left.is_empty() && left.iter().all(|left| left.why == why), "{text}: {left:?}");
        assert_eq!(plan.doubts, [], "{text}");
    }
    // What only may be one is asked about, and a person says.
    for end in ["\t合计\t见附件\n", "\t\t1400\n", "\t备注：员工\t300\n"] {
        let given = read(format!("{head}{end}").as_bytes());
        let (mut mapping, plan) = mapped(&groups::SECTION, &given);
        assert_eq!((plan.rows.len(), plan.doubts.as_slice()), (2, &[Doubt::Line(4)][..]), "{end}");
        mapping.take_line(4, true);
        let plan = mapping.plan(&given.grid, &Answers::default());
        assert_eq!((plan.rows.len(), plan.doubts.as_slice()), (3, &[][..]), "{end}");
        mapping.take_line(4, false);
        let plan = mapping.plan(&given.grid, &Answers::default());
        assert_eq!((plan.rows.len(), plan.doubts.as_slice()), (2, &[][..]), "{end}");
    }
    let words = "名称\t示例\n注册地址\t上海\n备注\t无\n说明书编号\t1\n";
    assert_eq!(mapped(&items::SECTION, &read(words.as_bytes())).1.rows.len(), 3);
}

#[test]
fn a_unit_over_a_column_is_asked_about_and_applied_exactly() {
    for (text, ordinary, second) in [
        ("人群\t一般个人信息人数（千）\n员工\t12\n会员\t1.5\n", 12_000, 1_500),
        ("人群\t一般个人信息人数（万人）\n员工\t12\n会员\t1.5\n", 120_000, 15_000),
        ("单位：万人\n人群\t一般个人信息人数\n员工\t12\n会员\t1.5\n", 120_000, 15_000),
        ("name\tordinary (k)\n员工\t12\n会员\t1.5\n", 12_000, 1_500),
    ] {
        let given = read(text.as_bytes());
        let (mut mapping, plan) = mapped(&groups::SECTION, &given);
        assert_eq!(fields(&mapping), ["name", "ordinary"], "{text}");
        assert!(plan.doubts.contains(&Doubt::Guessed(1)), "{text}: {:?}", plan.doubts);
        assert!(plan.doubts[0].said(&mapping).en.contains("unit"), "{text}");
        mapping.send(1, Some(&groups::ORDINARY));
        let plan = mapping.plan(&given.grid, &Answers::default());
        assert_eq!((plan.doubts.as_slice(), plan.drafts.as_slice()), (&[][..], &[][..]), "{text}");
        let found: Vec<&Value> = plan.rows.iter().map(|row| &row.cells["ordinary"]).collect();
        assert_eq!(found, [&json!(ordinary), &json!(second)], "{text}");
        assert_eq!(plan.words.len(), 2, "what figures become is told: {:?}", plan.words);
    }
    // A figure with a unit of its own beneath is not multiplied.
    let given = read("name\tordinary (k)\n员工\t5万\n".as_bytes());
    assert_eq!(mapped(&groups::SECTION, &given).1.drafts.len(), 1);
}

#[test]
fn a_question_turned_round_is_asked_and_its_answers_stay_drafts() {
    for heading in ["No onward transfer", "不向境外其他接收方再提供"] {
        let given = read(format!("接收方名称\t{heading}\nAcme\tyes\nBeta\tno\n").as_bytes());
        let (mut mapping, plan) = mapped(&recipients::SECTION, &given);
        assert!(!plan.doubts.is_empty(), "{heading}");
        mapping.send(1, Some(&recipients::ONWARD));
        let plan = mapping.plan(&given.grid, &Answers::default());
        assert_eq!(plan.drafts.len(), 2, "{heading}: {:?}", plan.rows);
        mapping.say(&recipients::ONWARD, "yes", "no");
        let plan = mapping.plan(&given.grid, &Answers::default());
        assert_eq!(plan.rows[0].cells["onward"], json!("no"));
        assert_eq!(plan.drafts.len(), 1, "the other is still to be said");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// Every cell is in a heading, in a field, or listed as left out with the reason.
    #[test]
    fn no_cell_disappears(
        heads in proptest::collection::vec(
            prop_oneof![
                Just("序号"), Just("名称"), Just("字段名称"), Just("人数"), Just("备注"), Just("是否敏感"),
                Just("用途"), Just("国家"), Just("负责人"), Just(""), Just("类别"), Just("统计日期"),
            ], 1..7),
        rows in proptest::collection::vec(proptest::collection::vec(
            prop_oneof![
                Just(String::new()), "[0-9]{1,6}", "是|否|敏感|合计|德国|2026-09-28|46293", "[甲乙丙a-c,;\"' =]{1,8}",
            ], 1..8), 0..9),
        has_head in any::<bool>(),
        section in prop_oneof![Just(&items::SECTION), Just(&groups::SECTION), Just(&recipients::SECTION)],
        sent in proptest::collection::vec((0_usize..8, 0_usize..12), 0..4),
    ) {
        let head: Vec<String> = heads.iter().map(|head| (*head).to_owned()).collect();
        let all: Vec<Vec<String>> =
            has_head.then_some(head).into_iter().chain(rows).collect();
        let Ok(given) = Grid::of_rows(all) else { return Ok(()) };
        let answers = Answers::default();
        let mut mapping = Mapping::guess(section, &given, &answers);
        for (column, field) in sent {
            if column < mapping.columns.len() {
                mapping.send(column, section.fields.get(field).copied());
            }
        }
        let plan = mapping.plan(&given, &answers);
        for (at, line) in given.lines.iter().enumerate() {
            if mapping.heading.is_some_and(|heading| (heading.first..=heading.last).contains(&at)) {
                continue;
            }
            for column in line.filled() {
                let words = line.words(column);
                let is_left = plan
                    .left
                    .iter()
                    .any(|left| (left.number, left.column, left.words.as_str()) == (line.number, column, words));
                let field = mapping.columns[column].target.field();
                let mut read = plan.rows.iter().chain(&plan.gathered);
                let value = read.find(|row| row.number == line.number).and_then(|row| {
                    row.cells.get(field?.id)
                });
                let is_kept = value.is_some_and(|value| match value {
                    Value::String(text) if matches!(field.unwrap().kind.code(), "line" | "paragraph") => text.contains(words),
                    _ => true,
                });
                prop_assert!(is_left != is_kept, "{words:?} of line {} is lost or doubled", line.number);
            }
        }
        // What stands in a row of the same name is whole there.
        for (id, value) in plan.gathered.iter().flat_map(|row| &row.cells) {
            let holds = |known: &Value| known == value || known.as_str().is_some_and(|known| {
                value.as_str().is_some_and(|value| known.contains(value))
            });
            prop_assert!(plan.rows.iter().filter_map(|row| row.cells.get(id)).any(holds), "{value} is lost");
        }
        // All of it is one edit, and one step back.
        let mut answers = Answers::default();
        let mut next = 0;
        if let Some(edit) = plan.edit(&mapping, &answers, || { next += 1; format!("row-{next}") }) {
            let inverse: Edit = answers.apply(edit).unwrap();
            prop_assert_eq!(answers.rows(section).count(), plan.rows.len());
            answers.apply(inverse).unwrap();
            prop_assert_eq!(answers.rows(section).count(), 0);
        }
    }
}
