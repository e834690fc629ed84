//! What a package that was made holds and lacks, in words.

use crate::text::{Phrase, harmless, phrase};

/// What was made, in words.
pub(crate) fn made(package: &crate::desk::package::Package) -> Phrase {
    let shown = |path: &std::path::Path| harmless(&path.display().to_string(), false);
    let (dir, zip) = (shown(&package.dir), shown(&package.zip));
    let mut lines = vec![
        phrase(format!("文件夹：{dir}"), format!("folder: {dir}")),
        phrase(format!("压缩包：{zip}"), format!("zip: {zip}")),
    ];
    if !package.drafts.is_empty() {
        let count = package.drafts.len();
        lines.push(phrase(
            format!("仍有 {count} 份草稿，见 manifest.json"),
            format!("{count} documents are still drafts; see manifest.json"),
        ));
    }
    if !package.missing.is_empty() {
        lines.push(phrase("还要取得、签署或者扫描：", "Still to be obtained, signed or scanned:"));
        lines.extend(
            package
                .missing
                .iter()
                .map(|paper| phrase(format!("  {}", paper.zh), format!("  {}", paper.en))),
        );
    }
    lines.extend(package.left_out_said());
    if !package.inspection.routes.is_empty() {
        let said = package.inspection.said();
        lines.push(phrase(
            format!("材料查验：{}（F2 的“查验”页逐项列出）", said.zh),
            format!("Inspection: {} (page Check of F2 lists them)", said.en),
        ));
    }
    let join = |of: fn(&Phrase) -> &str| lines.iter().map(of).collect::<Vec<_>>().join("\n");
    phrase(join(|line| &line.zh), join(|line| &line.en))
}
