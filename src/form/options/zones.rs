//! Regions that have released a negative list under Art. 6 of the Cross-border Data Flow Provisions, each with the years and days
//! of its editions, the oldest first. The content of the lists is not held here.

use super::{Choice, Code, Options, PROVINCES, list};
use crate::day::Day;

/// The regions, by their first release. The notes name editions and days as secondary sources report them.
pub static ZONE_REGIONS: Options = list!("zone_regions");

/// The editions of the list of a region: the year in its name, and the day of its release.
pub fn editions(region: &Choice) -> impl Iterator<Item = (&'static str, Day)> {
    let all = region.cell(0).unwrap_or_default().split(';');
    all.filter_map(|one| one.split_once('='))
        .filter_map(|(year, day)| Some((year, Day::parse(day)?)))
}

/// The day on which the region first released a list; `None` for a region that is not known here.
pub fn first_list(region: &Choice) -> Option<Day> {
    editions(region).next().map(|(_, day)| day)
}

/// The code of the province (GB/T 2260) that the region is; `None` for a region that is not known here.
pub fn province_of(region: &Choice) -> Option<Code> {
    PROVINCES.find(region.cell(1)?).map(|province| province.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_region_has_its_day_and_its_note_says_it() {
        for region in ZONE_REGIONS.choices {
            match first_list(region) {
                Some(day) => {
                    let said = day.spoken();
                    assert!(region.note.zh.contains(&said.zh), "{}", region.code);
                    assert!(region.note.en.contains(&said.en), "{}: {}", region.code, said.en);
                    let days: Vec<Day> = editions(region).map(|(_, day)| day).collect();
                    assert!(
                        days.is_sorted() && region.note.zh.matches("发布").count() == days.len()
                    );
                }
                None => assert_eq!(region.code.as_str(), "other"),
            }
            let province = province_of(region).and_then(|code| PROVINCES.of(code));
            match province {
                Some(province) => {
                    assert!(province.label.zh.starts_with(region.label.zh), "{}", region.code);
                }
                None => assert_eq!(region.code.as_str(), "other"),
            }
        }
    }
}
