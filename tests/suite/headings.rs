//! The official headings: what the papers print, held against the templates as the guides print them; and how items are cited.

use std::fs;

use chujing::document::build::documents;
use chujing::document::drift::Outline;
use chujing::document::template::{Official, official};
use chujing::document::{Block, drift};
use chujing::law::Survey;
use chujing::text::Lang;

use crate::examples::example;
use crate::source::root;

/// The templates as the guides print them: no gap behind a number, a semicolon behind a point of a list. Of annex 5 of the filing
/// guide the words are held and the marks are set as in annex 4 of the other.
const PRINTED: &str = include_str!("../data/official_headings.txt");
const PAPERS: [(&str, &[&str]); 2] = [
    ("pipia-report", &["customers-standard-contract", "travel-mixed-routes"]),
    ("sa-self-assessment", &["security-assessment"]),
];

/// The lines of the template of a paper.
fn template(paper: &str) -> Vec<&'static str> {
    let part = PRINTED.split("# ").find_map(|part| part.strip_prefix(paper)).unwrap();
    part.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

fn plain(line: &str) -> String {
    line.trim_end_matches(['；', '。']).replace(". ", ".")
}

#[test]
fn the_papers_print_every_official_heading_word_for_word_and_in_order() {
    for (id, records) in PAPERS {
        let wanted: Vec<String> = template(id).into_iter().map(plain).collect();
        assert!(wanted.len() > 15, "{id}");
        let known: Vec<String> = official(id).map(|heading| plain(&heading.printed())).collect();
        assert_eq!(known, wanted, "{id}: what the program knows");
        for record in records {
            let answers = example(record).answers;
            let all = documents(&answers, &Survey::of(&answers), Lang::Zh);
            let paper = all.into_iter().find(|paper| paper.id == id).unwrap();
            let headings = paper.blocks.iter().filter_map(|block| match block {
                Block::Heading(_, words) => Some(plain(words)),
                _ => None,
            });
            let mut headings = headings.collect::<Vec<_>>().into_iter();
            for one in &wanted {
                assert!(headings.any(|heading| heading == *one), "{record}: {id} lacks {one}");
            }
        }
    }
}

#[test]
fn a_heading_as_the_guide_prints_it_is_no_difference_and_any_other_is() {
    for (id, _) in PAPERS {
        let ours: Vec<String> = official(id).map(Official::printed).collect();
        let outline = Outline::new(&ours.iter().map(String::as_str).collect::<Vec<_>>(), id);
        let theirs: Vec<String> = template(id).into_iter().map(str::to_owned).collect();
        let told = |file: &[String]| drift::drifts(&ours, file, &outline).map(|all| all.len());
        assert_eq!(told(&theirs), Some(0), "{id}");
        for at in 0..theirs.len() {
            let mut file = theirs.clone();
            file[at] = file[at].replacen('的', "之", 1).replacen("情况", "状况", 1);
            if file[at] != theirs[at] {
                assert_eq!(told(&file), Some(1), "{}", file[at]);
            }
        }
    }
}

/// Whether an item or paragraph is cited with its number in brackets.
fn has_brackets(text: &str) -> bool {
    text.split("第（").skip(1).any(|after| {
        let head: String = after.chars().take(6).collect();
        head.contains("）项") || head.contains("）款")
    })
}

/// 第二项, not 第（二）项: as the drafting norm of laws and the official contract cite. Words that are only read may have brackets.
#[test]
fn no_item_is_cited_with_brackets() {
    assert!(has_brackets("第十三条第一款第（一）项") && !has_brackets("第二（一）部分第二项"));
    let (mut dirs, mut count) = (vec![root().join("src")], 0);
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if !path.ends_with("synonyms.tsv") {
                let text = fs::read_to_string(&path).unwrap_or_default();
                assert!(!has_brackets(&text), "{}", path.display());
                count += 1;
            }
        }
    }
    assert!(count > 300, "{count}");
}
