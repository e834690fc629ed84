//! The matrix that makes a level of impact and likelihood: that of the standard, or a company's own as data.
//!
//! A matrix never gives a lower level where impact or likelihood rises. Knows nothing of where its file stands.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::form::Once;
use crate::source::{Citation, GBT_39335, cite};
use crate::text::{Phrase, harmless, phrase};

use super::{Impact, Level, Likelihood, Scale};

/// What the file of a matrix says it is.
pub const FORMAT: &str = "chujing-risk-matrix";

/// Rows by impact, columns by likelihood, both from low to high.
type Table = [[Level; 4]; 4];

/// Table D.5 of GB/T 39335-2020, as published.
const STANDARD: Table = {
    use Level::{High, Low, Medium, Severe};
    [
        [Low, Low, Medium, Medium],
        [Low, Medium, Medium, High],
        [Medium, Medium, High, Severe],
        [Medium, High, Severe, Severe],
    ]
};

/// A matrix, with the level from which a risk is not acceptable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    table: Table,
    /// From this level on a risk is not acceptable.
    pub unacceptable: Level,
    /// Who decided it and when, in the words of the file; empty for the matrix of the standard.
    pub decided: String,
}

/// The matrix of the standard. It leaves the unacceptable level to the organisation; "high" is this program's choice.
impl Default for Matrix {
    fn default() -> Self {
        Self { table: STANDARD, unacceptable: Level::High, decided: String::new() }
    }
}

/// Why a file is no matrix. Nothing of it is taken over.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.said().en)]
pub enum MatrixError {
    /// Not JSON, or not a matrix; with what is wrong.
    Format(String),
    /// Not said who decided it.
    Undecided,
    /// The unacceptable level is missing or none.
    Unacceptable(String),
    /// A cell is missing or holds no level: `severe/low`, and what stands there.
    Cell(String, String),
    /// A name that is no impact or likelihood.
    Name(String),
    /// The level falls although impact or likelihood rises, from the first cell to the second.
    Falls(String, String),
}

impl MatrixError {
    /// What to tell the user.
    pub fn said(&self) -> Phrase {
        let codes = |list: [&'static str; 4]| list.join(", ");
        let levels = codes(Level::ALL.map(Level::code));
        let plain = |text: &String| harmless(text, false);
        match self {
            Self::Format(why) => {
                let why = plain(why);
                said!(
                    "不是风险矩阵（{why}）。用 `chujing risk-matrix --format json` 可以得到样本。",
                    "not a risk matrix ({why}). `chujing risk-matrix --format json` prints one \
                     to start from.",
                    why,
                )
            }
            Self::Undecided => phrase(
                "没有写明由谁在何时决定。请填写 \"decided\"，例如“数据安全委员会，2026年9月1日”。",
                "it does not say who decided it and when. Fill in \"decided\", such as \"data security committee, 1 September 2026\".",
            ),
            Self::Unacceptable(found) => {
                let found = plain(found);
                said!(
                    "不可接受等级 \"unacceptable\" 为“{found}”，应为其中之一：{levels}",
                    "\"unacceptable\" is \"{found}\"; it must be one of: {levels}",
                    found,
                    levels,
                )
            }
            Self::Cell(cell, found) => {
                let (cell, found) = (plain(cell), plain(found));
                said!(
                    "格 {cell} 为“{found}”，应为其中之一：{levels}。16个格都要填写。",
                    "cell {cell} is \"{found}\"; it must be one of: {levels}. All 16 cells are \
                     needed.",
                    cell,
                    found,
                    levels,
                )
            }
            Self::Name(name) => {
                let name = plain(name);
                let (impact, likelihood) = (
                    codes(Impact::ALL.map(Impact::code)),
                    codes(Likelihood::ALL.map(Likelihood::code)),
                );
                said!(
                    "不认识“{name}”。影响程度为 {impact}，可能性为 {likelihood}",
                    "\"{name}\" is not known. Impacts are {impact}; likelihoods are {likelihood}",
                    name,
                    impact,
                    likelihood,
                )
            }
            Self::Falls(from, to) => said!(
                "从 {from} 到 {to}，影响程度或者可能性上升，风险等级反而下降。请改正。",
                "from {from} to {to} impact or likelihood rises and the level falls. Correct it.",
                from,
                to,
            ),
        }
    }
}

impl Matrix {
    /// The level of a risk.
    pub fn level(&self, impact: Impact, likelihood: Likelihood) -> Level {
        self.table[impact.at()][likelihood.at()]
    }

    /// Whether it is a company's own.
    pub fn is_own(&self) -> bool {
        !self.decided.is_empty()
    }

    /// Where it stands, and how firmly; a company's own stands on its decision.
    pub const fn source() -> Citation {
        cite(&GBT_39335, "annex D")
    }

    /// Whose matrix it is, and from which level a risk is not acceptable, in a sentence.
    pub fn said(&self) -> Phrase {
        let level = self.unacceptable.label();
        if self.is_own() {
            return said!(
                "本企业矩阵（决定：{decided}）；不可接受等级：“{level}”及以上。",
                "the company's own matrix (decided: {decided}); not acceptable: {level} and above.",
                decided = self.decided,
                level,
            );
        }
        said!(
            "取自 GB/T 39335-2020 表D.5；不可接受等级设为“{level}”及以上。",
            "table D.5 of GB/T 39335-2020; not acceptable: {level} and above.",
            level,
        )
    }

    /// Reads a company's own matrix.
    ///
    /// # Errors
    /// If a cell is missing or unknown, a level falls where impact or likelihood rises, or nobody decided it.
    pub fn from_json(text: &str) -> Result<Self, MatrixError> {
        let Once(tree) =
            serde_json::from_str(text).map_err(|error| MatrixError::Format(error.to_string()))?;
        if tree.get("format").and_then(Value::as_str) != Some(FORMAT) {
            return Err(MatrixError::Format("format".to_owned()));
        }
        let decided = tree.get("decided").and_then(Value::as_str).unwrap_or_default();
        let decided = harmless(decided.trim(), false);
        if decided.is_empty() {
            return Err(MatrixError::Undecided);
        }
        let word = |value: Option<&Value>| {
            value.map_or_else(String::new, |value| {
                value.as_str().map_or_else(|| value.to_string(), str::to_owned)
            })
        };
        let found = word(tree.get("unacceptable"));
        let unacceptable = Level::read(&found).ok_or(MatrixError::Unacceptable(found))?;
        let rows = tree
            .get("table")
            .and_then(Value::as_object)
            .ok_or_else(|| MatrixError::Format("table".to_owned()))?;
        known_names::<Impact>(rows)?;
        for row in rows.values().filter_map(Value::as_object) {
            known_names::<Likelihood>(row)?;
        }
        let mut table = STANDARD;
        for impact in Impact::ALL {
            for likelihood in Likelihood::ALL {
                let value = rows.get(impact.code()).and_then(|row| row.get(likelihood.code()));
                let found = word(value);
                table[impact.at()][likelihood.at()] = Level::read(&found)
                    .ok_or_else(|| MatrixError::Cell(cell(impact, likelihood), found))?;
            }
        }
        let out = Self { table, unacceptable, decided };
        out.rises()?;
        Ok(out)
    }

    /// No level falls where impact or likelihood rises by one.
    fn rises(&self) -> Result<(), MatrixError> {
        for impact in Impact::ALL {
            for likelihood in Likelihood::ALL {
                for (i, l) in [(impact.moved(1), likelihood), (impact, likelihood.moved(1))] {
                    if self.level(i, l) < self.level(impact, likelihood) {
                        return Err(MatrixError::Falls(cell(impact, likelihood), cell(i, l)));
                    }
                }
            }
        }
        Ok(())
    }
}

/// As its file holds it.
impl Serialize for Matrix {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let row = |impact: Impact| {
            let cells = Likelihood::ALL.into_iter();
            cells.map(|l| (l.code().to_owned(), json!(self.level(impact, l).code()))).collect()
        };
        let table =
            Impact::ALL.into_iter().rev().map(|impact| (impact.code().to_owned(), row(impact)));
        json!({
            "format": FORMAT, "decided": self.decided,
            "unacceptable": self.unacceptable.code(), "table": table.collect::<Map<_, _>>(),
        })
        .serialize(to)
    }
}

fn cell(impact: Impact, likelihood: Likelihood) -> String {
    format!("{}/{}", impact.code(), likelihood.code())
}

/// A misspelt name is told as such, and not as a missing cell.
fn known_names<S: Scale>(map: &Map<String, Value>) -> Result<(), MatrixError> {
    map.keys()
        .find(|name| S::read(name).is_none())
        .map_or(Ok(()), |name| Err(MatrixError::Name(name.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matrix_of_the_standard_is_table_d5_cell_by_cell() {
        let printed = [
            ("severe", ["medium", "high", "severe", "severe"]),
            ("high", ["medium", "medium", "high", "severe"]),
            ("medium", ["low", "medium", "medium", "high"]),
            ("low", ["low", "low", "medium", "medium"]),
        ];
        let matrix = Matrix::default();
        for (impact, levels) in printed {
            let impact = Impact::read(impact).unwrap();
            for (likelihood, level) in Likelihood::ALL.into_iter().zip(levels) {
                assert_eq!(
                    matrix.level(impact, likelihood).code(),
                    level,
                    "{impact:?} {likelihood:?}"
                );
            }
        }
        assert_eq!(matrix.rises(), Ok(()));
        assert!(!matrix.is_own() && matrix.said().zh.contains("表D.5"));
    }

    #[test]
    fn an_own_matrix_is_read_whole_or_refused_with_the_cell() {
        let mut tree = json!(Matrix::default());
        let read = |tree: &Value| Matrix::from_json(&tree.to_string());
        assert_eq!(read(&tree), Err(MatrixError::Undecided));
        tree["decided"] = json!("委员会，2026年9月1日");
        tree["unacceptable"] = json!("medium");
        tree["table"]["low"]["high"] = json!("low");
        let own = read(&tree).unwrap();
        assert!(own.is_own() && own.said().zh.starts_with("本企业矩阵（决定：委员会"));
        assert_eq!(own.level(Impact::Low, Likelihood::High), Level::Low);
        assert_eq!(own.unacceptable, Level::Medium);
        assert_eq!(read(&json!(own)), Ok(own));

        let wrong = |change: &dyn Fn(&mut Value)| {
            let mut wrong = tree.clone();
            change(&mut wrong);
            read(&wrong).unwrap_err()
        };
        let cell = |cell: &str, found: &str| MatrixError::Cell(cell.into(), found.into());
        assert_eq!(
            wrong(&|t| t["table"]["high"]["low"] = json!("grave")),
            cell("high/low", "grave")
        );
        assert_eq!(
            wrong(&|t| drop(t["table"]["severe"].as_object_mut().unwrap().remove("very_high"))),
            cell("severe/very_high", "")
        );
        assert_eq!(
            wrong(&|t| drop(t["table"].as_object_mut().unwrap().remove("medium"))),
            cell("medium/low", "")
        );
        assert_eq!(wrong(&|t| t["table"]["hihg"] = json!({})), MatrixError::Name("hihg".into()));
        assert_eq!(
            wrong(&|t| t["table"]["severe"]["low"] = json!("low")),
            MatrixError::Falls("high/low".into(), "severe/low".into())
        );
        assert_eq!(
            wrong(&|t| t["table"]["medium"]["very_high"] = json!("low")),
            MatrixError::Falls("low/very_high".into(), "medium/very_high".into())
        );
        assert_eq!(wrong(&|t| t["unacceptable"] = json!(3)), MatrixError::Unacceptable("3".into()));
        assert_eq!(wrong(&|t| t["format"] = json!("x")), MatrixError::Format("format".into()));
        assert!(matches!(Matrix::from_json("{"), Err(MatrixError::Format(_))));
        let twice = tree.to_string().replacen('{', "{ \"unacceptable\": \"severe\",", 1);
        let refused = Matrix::from_json(&twice);
        assert!(
            matches!(&refused, Err(MatrixError::Format(why)) if why.contains("twice")),
            "{refused:?}"
        );
    }
}
