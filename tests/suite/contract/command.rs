//! The same on the command line: a form is recognised, confirmed in somebody's name and filled; what is given is never overwritten.

use std::fs;
use std::path::Path;

use super::{EXAMPLE, RECIPIENT, read};
use crate::command_line::{code, json, run, text, workspace};
use crate::standin::{Form, paragraphs};

#[test]
fn the_command_line_recognises_confirms_and_fills() {
    let dir = workspace();
    let path = |name: &str| dir.path().join(name).to_string_lossy().into_owned();
    let form = Form::default();
    let (official, target, proof) = (path("official.docx"), path("out.docx"), path("proof.out"));
    fs::write(&official, form.docx()).unwrap();
    let fill = |to: &str| {
        let arguments = [
            "contract",
            "fill",
            EXAMPLE,
            "--recipient",
            RECIPIENT,
            "--form",
            &official,
            "--to",
            to,
            "--proof",
            &proof,
        ];
        run(dir.path(), &arguments)
    };
    let refused = fill(&target);
    assert_eq!(code(&refused), 2);
    assert!(String::from_utf8(refused.stderr).unwrap().contains("contract trust"));
    assert!(!Path::new(&target).exists(), "nothing is written without a known edition");
    let seen = run(dir.path(), &["contract", "recognise", &official, "--format", "json"]);
    assert_eq!(code(&seen), 1);
    assert_eq!(json(&seen)["known"], false);
    assert!(text(&run(dir.path(), &["contract", "recognise", &official])).contains("第九条 其他"));
    // The page of the official site, as text: with other breaks, spaces and boxes it is the same, with another word it is not.
    let page = paragraphs(&form.xml()).join("\r\n\r\n").replace('□', "").replace("______", " ");
    fs::write(path("page.txt"), format!("网站\n{page}\n页脚")).unwrap();
    fs::write(path("other.txt"), page.replace("不得转作", "可以转作")).unwrap();
    let by = ["--by", "法务 2026-11-20"];
    let compared = |page: &str, by: &[&str]| {
        let page = path(page);
        let arguments = ["contract", "trust", &official, "--page", &page];
        run(dir.path(), &[&arguments, by].concat())
    };
    let differs = compared("other.txt", &by);
    assert_eq!(code(&differs), 2);
    assert!(String::from_utf8(differs.stderr).unwrap().contains("不得转作"));
    for nobody in [&[][..], &["--by", " "]] {
        assert_eq!(code(&compared("page.txt", nobody)), 2, "somebody answers for it");
        assert!(!Path::new(&path("contract-editions.json")).exists());
    }
    let trusted = compared("page.txt", &by);
    assert_eq!(code(&trusted), 0, "{}", String::from_utf8_lossy(&trusted.stderr));
    let kept = fs::read_to_string(path("contract-editions.json")).unwrap();
    assert!(kept.contains("法务 2026-11-20"), "{kept}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| fs::metadata(path(name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode("contract-editions.json"), 0o600);
    }
    assert_eq!(code(&run(dir.path(), &["contract", "recognise", &official])), 0);
    assert_eq!(code(&fill(&target)), 0);
    assert!(read(&fs::read(&target).unwrap()).is_err(), "it is filled");
    let proof: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&proof).unwrap()).unwrap();
    assert_eq!(proof["equal"], true);
    // Neither the form nor the record is overwritten.
    for given in [official.clone(), path(&format!("{EXAMPLE}.json"))] {
        let before = fs::read(&given).unwrap();
        assert_eq!(code(&fill(&given)), 2);
        assert_eq!(fs::read(&given).unwrap(), before);
    }
    assert_eq!(
        text(&run(dir.path(), &["list"])).lines().count(),
        5,
        "the editions are no assessment"
    );
    assert_eq!(
        code(&run(dir.path(), &["set", EXAMPLE, "contracts/recipient-lindenfeld/copies_each", ""])),
        0
    );
    assert_eq!(code(&fill(&target)), 1, "a blank was left");
    fs::write(path("contract-editions.json"), "{}").unwrap();
    assert_eq!(code(&fill(&target)), 2, "a broken list is said and not taken for empty");
}
