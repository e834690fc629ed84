//! The unified social credit code and its check character (GB 32100).

use crate::text::{Phrase, phrase};

/// The characters of a credit code, in the order of their values (GB 32100: no I, O, S, V, Z).
const CREDIT_CODE: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// The weights of the first seventeen places (GB 32100: powers of 3 modulo 31).
const CREDIT_WEIGHTS: [usize; 17] =
    [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Whether a code may stand so on a licence although its check character fails: 18 characters, each of the alphabet.
pub(super) fn may_stand(code: &str) -> bool {
    code.chars().count() == 18 && code.chars().all(|c| CREDIT_CODE.contains(c))
}

/// What is wrong with a code; `None` if its check character matches.
pub(super) fn problem(code: &str) -> Option<Phrase> {
    if code.chars().count() != 18 {
        return Some(phrase(
            "统一社会信用代码应为18位",
            "a unified social credit code has 18 characters",
        ));
    }
    let values: Option<Vec<usize>> =
        code.chars().map(|c| CREDIT_CODE.chars().position(|known| known == c)).collect();
    let Some(values) = values else {
        return Some(phrase(
            "统一社会信用代码只含数字和大写字母，不含 I、O、S、V、Z",
            "a unified social credit code holds digits and capital letters without I, O, S, V, Z",
        ));
    };
    let sum: usize = values.iter().zip(CREDIT_WEIGHTS).map(|(value, weight)| value * weight).sum();
    let expected = (31 - sum % 31) % 31;
    (values.last() != Some(&expected)).then(|| {
        phrase(
            "统一社会信用代码的校验位不符，请对照营业执照；执照上确实如此的，可以确认（桌面中的“照证照确认”，命令 chujing confirm）",
            "the check character of the credit code does not match; compare it with the business licence, and if it stands so there, confirm it (\"confirm code\" on the desk, chujing confirm)",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_checked_by_its_last_character() {
        assert_eq!(problem("91350100M000100Y43"), None);
        assert!(problem("91350100M000100Y44").unwrap().zh.contains("校验位"));
        assert!(problem("91350100M000100Y4").unwrap().zh.contains("18位"));
        assert!(problem("91350100I000100Y43").unwrap().zh.contains("不含"));
    }

    #[test]
    fn only_what_has_the_form_of_a_code_may_stand_so() {
        assert!(may_stand("91350100M000100Y44"));
        for code in ["无", "9133010", "91350100I000100Y43", "9135O100M000100Y43", ""] {
            assert!(!may_stand(code), "{code}");
        }
    }
}
