//! Commands that only read: list, show, copy.

use std::path::{Path, PathBuf};

use crate::day::Day;
use crate::desk;
use crate::dossier::Dossier;
use crate::form::options::did_you_mean;
use crate::form::spelling::{Names, Standing};
use crate::form::{Facts, Section, catalog, shown, to_tsv};
use crate::law::{Circumstances, Survey};
use crate::source::LAW_DATA;
use crate::store::{Opened, StoreError, Workspace, list_files};
use crate::text::{Phrase, Text, harmless, harmless_json, phrase, t};

use super::out::Out;
use super::{Shape, Trouble};

/// A file that exists, or else the file of that name in the workspace.
///
/// A folder of that name is no record: it is taken only where the workspace has none, so that the error names it.
pub(super) fn resolve(workspace: &Workspace, path: PathBuf) -> PathBuf {
    if path.exists() && !path.is_dir() {
        return path;
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let beside = [workspace.dir().join(&path), workspace.dir().join(format!("{name}.json"))];
    if let Some(found) = beside.iter().find(|path| path.is_file()) {
        return found.clone();
    }
    // A record may end in `.JSON`, too.
    let is_meant = |path: &PathBuf| {
        path.file_stem().is_some_and(|stem| stem == name.as_str())
            && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json"))
    };
    let [as_named, _] = beside;
    // A bare name that is nowhere was looked for in the workspace, and that is told.
    let is_bare = path.components().count() == 1 && !path.is_dir();
    let missing = if is_bare { as_named } else { path };
    list_files(workspace.dir()).unwrap_or_default().into_iter().find(is_meant).unwrap_or(missing)
}

/// What is said of a file that cannot be read; for a record that is not there, with the records whose names are near.
pub(super) fn with_near_records(error: &StoreError) -> Phrase {
    let said = error.said();
    let StoreError::Read(path, _) = error else { return said };
    if !error.is_absence() {
        return said;
    }
    let is_record = path.extension().is_none_or(|ending| ending == "json");
    let Some((folder, wanted)) = path.parent().zip(path.file_stem()).filter(|_| is_record) else {
        return said;
    };
    let records = Workspace::new(folder).list().unwrap_or_default();
    let mut names = Names::default();
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    for (index, record) in records.iter().enumerate() {
        names.add(&stem(&record.path), Standing::Own, index);
        if let Ok(dossier) = &record.dossier {
            names.add(&dossier.title(), Standing::Also, index);
        }
    }
    let near: Vec<Phrase> = names
        .near(&wanted.to_string_lossy())
        .into_iter()
        .filter_map(|index| records.get(index))
        .map(|record| Phrase::same(harmless(&stem(&record.path), false)))
        .collect();
    did_you_mean(&said, &near)
}

/// Reads an assessment. One that a newer version wrote may be understood in part only, and that is said.
pub(super) fn read(path: &Path, out: &mut Out) -> Result<Dossier, StoreError> {
    let dossier = Opened::read(path)?;
    if dossier.is_newer() {
        out.trouble(&StoreError::Newer(path.to_owned(), dossier.schema_version).said());
    }
    left(path, &dossier, out);
    Ok(dossier)
}

/// Tells of what a killed session typed into this record that is not in its file.
pub(super) fn left(path: &Path, dossier: &Dossier, out: &mut Out) {
    for said in desk::left_behind_of(path, &dossier.id) {
        out.aside(t("注意：", "note: "), &said);
    }
}

/// What stands around a record in its folder, for commands whose output tells itself what of it cannot be read.
pub(super) fn around_untold(
    path: &Path,
    dossier: &Dossier,
    as_of: Option<Day>,
) -> Result<Circumstances, StoreError> {
    let day = as_of.unwrap_or_else(|| Facts::new(&dossier.answers).day());
    desk::circumstances(path, dossier, day)
}

/// What stands around a record in its folder. Of what cannot be read there the error stream tells.
pub(super) fn around(
    path: &Path,
    dossier: &Dossier,
    as_of: Option<Day>,
    out: &mut Out,
) -> Result<Circumstances, StoreError> {
    let around = around_untold(path, dossier, as_of)?;
    tell_unread(&around, out);
    Ok(around)
}

/// Tells on the error stream which records of the folder cannot be read or are gone.
pub(super) fn tell_unread(around: &Circumstances, out: &mut Out) {
    for unread in &around.ledger.unread {
        out.aside(t("注意：", "note: "), &unread.said());
    }
}

/// Surveys a record in its folder.
pub(super) fn survey(
    path: &Path,
    dossier: &Dossier,
    as_of: Option<Day>,
    out: &mut Out,
) -> Result<Survey, StoreError> {
    let around = around(path, dossier, as_of, out)?;
    let facts =
        as_of.map_or_else(|| Facts::new(&dossier.answers), |day| Facts::at(&dossier.answers, day));
    Ok(Survey::at(&facts, &around))
}

pub(super) fn list(workspace: &Workspace, shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    let desk::Listing { records, warnings } = desk::records(workspace)?;
    for warning in &warnings {
        out.trouble(warning);
    }
    for left in desk::left_behind(workspace) {
        out.aside(t("注意：", "note: "), &left);
    }
    let broken = !warnings.is_empty() || records.iter().any(|record| record.content.is_err());
    if shape == Shape::Json {
        out.json(&records)?;
        return Ok(if broken { 2 } else { 0 });
    }
    if records.is_empty() {
        out.tell(&phrase(
            format!("{} 中还没有评估。用 `chujing new 名称` 新建一份。", workspace.dir().display()),
            format!(
                "There is no assessment in {} yet. Create one with `chujing new NAME`.",
                workspace.dir().display()
            ),
        ))?;
    }
    for record in &records {
        match &record.content {
            Ok(content) => {
                let ground = content.ground.map_or_else(Phrase::default, |ground| {
                    phrase(
                        format!("（{}）", ground.label().zh),
                        format!(" ({})", ground.label().en),
                    )
                });
                let day =
                    content.day_said().unwrap_or_else(|| Phrase::same(content.as_of.to_string()));
                out.tell(&phrase(
                    format!(
                        "{}\t{}{}\t{}，缺{}项，错误{}处\t{}\t{}",
                        content.title,
                        content.mechanism.short().zh,
                        ground.zh,
                        content.state.label().zh,
                        content.gaps,
                        content.errors,
                        day.zh,
                        record.stem
                    ),
                    format!(
                        "{}\t{}{}\t{}, {} gaps, {} errors\t{}\t{}",
                        content.title,
                        content.mechanism.short().en,
                        ground.en,
                        content.state.label().en,
                        content.gaps,
                        content.errors,
                        day.en,
                        record.stem
                    ),
                ))?;
            }
            Err(error) => out.trouble(error),
        }
    }
    out.aside(Text::EMPTY, &LAW_DATA.spoken());
    Ok(if broken { 2 } else { 0 })
}

pub(super) fn show(path: &Path, shape: Shape, out: &mut Out) -> Result<u8, Trouble> {
    let dossier = read(path, out)?;
    if shape == Shape::Json {
        return out.raw(harmless_json(&dossier.to_json()).as_bytes());
    }
    let facts = Facts::new(&dossier.answers);
    let lang = out.lang();
    for section in catalog::SECTIONS {
        out.line(format!("\n# {}", section.title.get(lang)))?;
        let entries = if section.is_single() {
            vec![facts.single(section)]
        } else {
            facts.rows(section).collect()
        };
        for entry in entries {
            if let Some(id) = entry.id {
                out.line(format!("\n## {} [{id}]", entry.title().get(lang)))?;
            }
            for field in section.fields.iter().copied() {
                if let Some(value) = entry.value(field) {
                    let words = shown(field.kind, value, &dossier.answers);
                    out.line(format!("{}: {}", field.label.get(lang), words.get(lang)))?;
                }
            }
        }
    }
    Ok(0)
}

pub(super) fn copy(path: &Path, section: &str, out: &mut Out) -> Result<u8, Trouble> {
    let dossier = read(path, out)?;
    let section = section_named(section)?;
    let text = to_tsv(section, &dossier.answers, out.lang());
    out.line(text.trim_end())?;
    Ok(0)
}

pub(super) fn section_named(id: &str) -> Result<&'static Section, Trouble> {
    Section::find(id).ok_or_else(|| Trouble(crate::form::PlaceError::Section(id.to_owned()).said()))
}
