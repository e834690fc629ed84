//! What each technique does to the three risks of re-identification, after GB/T 37964-2019, and whether it can be undone.
//!
//! The table is known through a secondary source and holds in general: what a measure does is shown by its evaluation.

use crate::form::{Choice, options};
use crate::source::{Citation, GBT_37964, PIPL, cite, secondary};
use crate::text::{Text, t};

/// How far a technique lowers a risk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lowers {
    /// It lowers it.
    Yes,
    /// It lowers it in part.
    Part,
    /// It does not.
    No,
}

use Lowers::{No, Part, Yes};

/// What undoes a technique, so that its result is pseudonymised at most and never anonymised.
///
/// PIPL Art. 73 tells the two apart by this: de-identified is what cannot identify *without further information*, anonymised
/// what cannot be restored. Encryption is undone by its key, shares by bringing them together, a pseudonym by its table or, where
/// it is computed from the identifier, by the key or by computing it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Restores {
    /// A key.
    Key,
    /// A table of pseudonyms and persons.
    Table,
    /// Enough of the shares.
    Shares,
}

/// Why what can be undone is not anonymised.
pub static RESTORES_SOURCES: &[Citation] =
    &[cite(&PIPL, "Art. 73(3)(4)"), secondary(&GBT_37964, "")];

/// One technique.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Technique {
    /// The code of the choice.
    pub code: &'static str,
    /// Singling out a person (重标识，区分).
    pub singling_out: Lowers,
    /// Linking records of one person (关联).
    pub linking: Lowers,
    /// Inferring an attribute (推断).
    pub inference: Lowers,
    /// Whether each record stays true; `None` where no single records go out.
    pub is_true: Option<bool>,
    /// What undoes it; `None` where the original cannot be had from the result.
    pub restored_by: Option<Restores>,
}

const fn row(
    code: &'static str,
    [singling_out, linking, inference]: [Lowers; 3],
    is_true: Option<bool>,
) -> Technique {
    Technique { code, singling_out, linking, inference, is_true, restored_by: None }
}

impl Technique {
    const fn undone_by(mut self, what: Restores) -> Self {
        self.restored_by = Some(what);
        self
    }
}

impl Restores {
    /// The code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Table => "table",
            Self::Shares => "shares",
        }
    }

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Key => t("密钥", "its key"),
            Self::Table => t("对照表", "the table"),
            Self::Shares => t("足够的份额", "enough of the shares"),
        }
    }
}

/// Every technique, in the order of the catalogue.
pub static TECHNIQUES: &[Technique] = &[
    row("statistical_sampling", [Part, Part, Part], Some(true)),
    row("statistical_aggregation", [Yes, Yes, Yes], None),
    row("crypto_deterministic", [No, Part, No], Some(true)).undone_by(Restores::Key),
    row("crypto_order_preserving", [No, Part, No], Some(true)).undone_by(Restores::Key),
    row("crypto_format_preserving", [No, No, No], Some(true)).undone_by(Restores::Key),
    row("crypto_homomorphic", [No, No, No], Some(true)).undone_by(Restores::Key),
    row("crypto_secret_sharing", [No, No, No], Some(true)).undone_by(Restores::Shares),
    row("suppression_masking", [Yes, Part, No], Some(true)),
    row("suppression_local", [Part, Part, Part], Some(true)),
    row("suppression_record", [Part, Part, Part], Some(true)),
    row("pseudonym_independent", [No, Part, No], Some(true)).undone_by(Restores::Table),
    row("pseudonym_cryptographic", [No, Part, No], Some(true)).undone_by(Restores::Key),
    row("generalisation_rounding", [No, Part, Part], Some(true)),
    row("generalisation_top_bottom", [No, Part, Part], Some(true)),
    row("randomisation_noise", [Part, Part, Part], Some(false)),
    row("randomisation_permutation", [Part, Part, Part], Some(false)),
    row("randomisation_microaggregation", [No, Part, Part], Some(false)),
    row("synthetic_data", [Yes, Yes, Yes], None),
    row("model_k_anonymity", [Yes, Part, No], Some(true)),
    row("model_differential_privacy", [Yes, Yes, Part], Some(false)),
];

impl Lowers {
    /// The code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Yes => "yes",
            Part => "part",
            No => "no",
        }
    }

    /// In a word.
    pub const fn label(self) -> Text {
        match self {
            Yes => t("降低", "lowers"),
            Part => t("部分降低", "in part"),
            No => t("不降低", "no"),
        }
    }
}

impl Technique {
    /// The technique with this code.
    pub fn find(code: &str) -> Option<&'static Self> {
        TECHNIQUES.iter().find(|technique| technique.code == code)
    }

    /// The choice it stands for.
    pub fn choice(&self) -> Option<&'static Choice> {
        options::TECHNIQUES.find(self.code)
    }

    /// Whether each record stays true, in a word.
    pub const fn truth(&self) -> Text {
        match self.is_true {
            Some(true) => t("是", "yes"),
            Some(false) => t("否", "no"),
            None => t("不适用", "n/a"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The note of the catalogue, made from the table.
    fn note(technique: &Technique) -> String {
        let risks = [
            ("挑出某人", technique.singling_out),
            ("关联记录", technique.linking),
            ("推断属性", technique.inference),
        ];
        let part = |grade: Lowers, head: &str| {
            let names: Vec<&str> = risks
                .iter()
                .filter(|(_, lowers)| *lowers == grade)
                .map(|(name, _)| *name)
                .collect();
            (!names.is_empty()).then(|| format!("{head}{}的风险", names.join("、")))
        };
        [part(Yes, "一般可降低"), part(Part, "一般可部分降低"), part(No, "一般不降低")]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("；")
    }

    #[test]
    fn the_table_follows_the_catalogue_and_says_what_its_notes_say() {
        let codes: Vec<&str> = TECHNIQUES.iter().map(|technique| technique.code).collect();
        let known: Vec<&str> =
            options::TECHNIQUES.choices.iter().map(|choice| choice.code).collect();
        assert_eq!(codes, known);
        for technique in TECHNIQUES {
            let said = technique.choice().unwrap().note.zh;
            assert!(said.ends_with(&note(technique)), "{}: {said}", technique.code);
        }
    }
}
