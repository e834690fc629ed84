//! What a package that was made holds and lacks, in words.

use crate::desk::package::Handed;
use crate::text::{Phrase, harmless, phrase};
use crate::tui::key::{Action, Scope};
use crate::tui::state::State;

/// What was made, in words.
pub(crate) fn made(package: &crate::desk::package::Package, state: &State) -> Phrase {
    let shown = |path: &std::path::Path| harmless(&path.display().to_string(), false);
    let dir = shown(&package.dir);
    let mut lines = vec![said!("文件夹：{dir}", "folder: {dir}", dir)];
    lines.extend(package.zip.as_deref().map(shown).map(|zip| {
        said!("压缩包（只含申报备案材料）：{zip}", "zip (only what is handed in): {zip}", zip,)
    }));
    lines.extend(package.handed.iter().map(Handed::said));
    if !package.drafts.is_empty() {
        let count = package.drafts.len();
        lines.push(said!(
            "仍有 {count} 份草稿，见 manifest.json",
            "{count} {count?document is still a draft|documents are still drafts}; see manifest.json",
            count,
        ));
    }
    if !package.missing.is_empty() {
        lines.push(phrase("还要取得、签署或者扫描：", "Still to be obtained, signed or scanned:"));
        lines.extend(package.missing.iter().map(|paper| said!("  {paper}", "  {paper}", paper)));
    }
    lines.extend(package.left_out_said());
    if !package.inspection.routes.is_empty() {
        let said = package.inspection.said();
        lines.push(said!(
            "材料查验：{said}（{findings} 的“查验”页逐项列出）",
            "Inspection: {said} (page Check of {findings} lists them)",
            said,
            findings = state.key(Scope::Record, Action::Findings),
        ));
    }
    let join = |of: fn(&Phrase) -> &str| lines.iter().map(of).collect::<Vec<_>>().join("\n");
    phrase(join(|line| &line.zh), join(|line| &line.en))
}
