//! Regions that have released a negative list under Art. 6 of the Cross-border Data Flow Provisions, each with the day of its
//! first release. The content of the lists is not held here.

use super::{Choice, Options, noted};
use crate::day::Day;
use crate::text::t;

/// The regions, by their first release. The notes name editions and days as secondary sources report them.
pub static ZONE_REGIONS: Options = Options {
    id: "zone_regions",
    choices: &[
        noted(
            "tianjin",
            t("天津", "Tianjin"),
            t("2024版，2024年5月9日发布", "2024 edition, released 9 May 2024"),
        ),
        noted(
            "beijing",
            t("北京", "Beijing"),
            t(
                "2024版，2024年8月30日发布；2025版，2026年5月11日发布，扩至全市",
                "2024 edition, 30 August 2024; 2025 edition, 11 May 2026, for the whole city",
            ),
        ),
        noted(
            "shanghai",
            t("上海", "Shanghai"),
            t(
                "2024版，2025年2月8日发布；2025版，2026年4月24日发布，扩至全市",
                "2024 edition, 8 February 2025; 2025 edition, 24 April 2026, for the whole city",
            ),
        ),
        noted(
            "hainan",
            t("海南", "Hainan"),
            t("2024版，2025年2月20日发布", "2024 edition, released 20 February 2025"),
        ),
        noted(
            "zhejiang",
            t("浙江", "Zhejiang"),
            t("2024版，2025年4月10日发布", "2024 edition, released 10 April 2025"),
        ),
        noted(
            "guangxi",
            t("广西", "Guangxi"),
            t("2025版，2025年8月8日发布", "2025 edition, released 8 August 2025"),
        ),
        noted(
            "jiangsu",
            t("江苏", "Jiangsu"),
            t("2025版，2025年8月13日发布", "2025 edition, released 13 August 2025"),
        ),
        noted(
            "chongqing",
            t("重庆", "Chongqing"),
            t("2025版，2025年9月5日发布", "2025 edition, released 5 September 2025"),
        ),
        noted(
            "fujian",
            t("福建", "Fujian"),
            t("2025版，2025年12月25日发布", "2025 edition, released 25 December 2025"),
        ),
        noted(
            "guangdong",
            t("广东", "Guangdong"),
            t(
                "2025版，2026年5月15日发布；含河套深圳园区",
                "2025 edition, released 15 May 2026, with the Hetao Shenzhen park",
            ),
        ),
        noted(
            "other",
            t("其他地区", "Another region"),
            t("程序不掌握其发布日期，请自行核对", "its day of release is not known here"),
        ),
    ],
};

/// The day on which the region first released a list; `None` for a region that is not known here.
pub fn first_list(region: &Choice) -> Option<Day> {
    Some(match region.code {
        "tianjin" => Day::of(2024, 5, 9),
        "beijing" => Day::of(2024, 8, 30),
        "shanghai" => Day::of(2025, 2, 8),
        "hainan" => Day::of(2025, 2, 20),
        "zhejiang" => Day::of(2025, 4, 10),
        "guangxi" => Day::of(2025, 8, 8),
        "jiangsu" => Day::of(2025, 8, 13),
        "chongqing" => Day::of(2025, 9, 5),
        "fujian" => Day::of(2025, 12, 25),
        "guangdong" => Day::of(2026, 5, 15),
        _ => return None,
    })
}

/// The code of the province (GB/T 2260) that the region is; `None` for a region that is not known here.
pub fn province_of(region: &Choice) -> Option<&'static str> {
    Some(match region.code {
        "beijing" => "11",
        "tianjin" => "12",
        "shanghai" => "31",
        "jiangsu" => "32",
        "zhejiang" => "33",
        "fujian" => "35",
        "guangdong" => "44",
        "guangxi" => "45",
        "hainan" => "46",
        "chongqing" => "50",
        _ => return None,
    })
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
                }
                None => assert_eq!(region.code, "other"),
            }
            let province =
                province_of(region).and_then(|code| crate::form::options::PROVINCES.find(code));
            match province {
                Some(province) => {
                    assert!(province.label.zh.starts_with(region.label.zh), "{}", region.code);
                }
                None => assert_eq!(region.code, "other"),
            }
        }
    }
}
