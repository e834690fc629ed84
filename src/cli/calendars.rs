//! The working days that a command counts by.

use std::path::PathBuf;

use crate::day::calendar::{Calendar, Imported};
use crate::store::{self, Workspace};
use crate::text::harmless;

use super::call::Trouble;

#[derive(Debug, clap::Args)]
pub(super) struct Calendars {
    /// 导入一年的放假安排，可重复 / import the working days of a year, may be repeated
    ///
    /// {"year": 2027, "notice": "...", "off": ["2027-01-01", ...], "work": ["2027-02-14", ...]}
    ///
    /// 也读日历文件（.ics）和常见日历包的 JSON / also calendars (.ics) and the JSON of well-known calendar packages
    #[arg(long = "calendar", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Calendars {
    /// Whether no year is to be imported.
    pub(super) const fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The calendar of this program and folder, with the imported years.
    pub(super) fn read(&self, folder: &Workspace) -> Result<Calendar, Trouble> {
        let mut calendar = folder.calendar()?;
        for path in &self.files {
            let text = store::read_small(path)?;
            calendar = Imported::read(&text)
                .and_then(|years| years.into_iter().try_fold(calendar, Calendar::with))
                .map_err(|error| {
                    let (name, said) = (harmless(&path.display().to_string(), false), error.said());
                    said!("{name}：{said}", "{name}: {said}", name, said)
                })?;
        }
        Ok(calendar)
    }
}
