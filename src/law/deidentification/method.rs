//! The quantitative method of GB/T 42460 annex D: class sizes and a sharing context give the risk of the data.
//!
//! The annex is informative and is known through secondary sources: what follows from it is guidance. The average
//! prosecutor risk of other tools is a mean over records (|J| / n) and never stands for Rc, a mean over classes.

use crate::form::options::{context, deid_grade};
use crate::form::{Classes, Code, Probability, Range};

use super::risk::Risk;

/// The overall risk below which level 3 is reached: 0.05.
pub const LIMIT: Probability = Probability::thousandths(50);

/// How the data is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// Published to everybody.
    Public,
    /// Given under an agreement, as to a named recipient.
    Controlled,
    /// Used within an enclave only.
    Enclave,
}

/// What is known of the classes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// The size of each.
    Sizes(Classes),
    /// The result of another tool.
    Result {
        /// Size of the smallest class, k.
        smallest: Range,
        /// Number of classes, |J|.
        classes: Option<u64>,
        /// Number of records, n.
        records: Option<u64>,
    },
}

/// The risk that lies in the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DataRisk {
    /// Ra: the share of classes whose risk is above the acceptable one; must be none.
    pub exceeding: Risk,
    /// Whether there is such a class; `None` while it is not known.
    pub any_exceeds: Option<bool>,
    /// Rb: the greatest risk of a class.
    pub greatest: Risk,
    /// Rc: the mean risk over the classes.
    pub mean: Risk,
}

impl Context {
    /// Every context, the most exposed first.
    pub const ALL: [Self; 3] = [Self::Public, Self::Controlled, Self::Enclave];

    /// The code of the choice.
    pub const fn code(self) -> Code {
        match self {
            Self::Public => context::PUBLIC,
            Self::Controlled => context::CONTROLLED,
            Self::Enclave => context::ENCLAVE,
        }
    }

    /// The context with this code.
    pub fn of(code: Code) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.code() == code)
    }

    /// The least size of a class, one divided by τ: 20, 5 or 3.
    pub const fn least_size(self) -> u64 {
        match self {
            Self::Public => 20,
            Self::Controlled => 5,
            Self::Enclave => 3,
        }
    }

    /// DR: the greatest risk where everybody may look, the mean elsewhere.
    pub fn of_data(self, data: &DataRisk) -> Risk {
        match self {
            Self::Public => data.greatest,
            Self::Controlled | Self::Enclave => data.mean,
        }
    }
}

impl Known {
    /// Size of the smallest class, k.
    pub fn smallest(&self) -> Range {
        match self {
            Self::Sizes(classes) => Range::exactly(classes.smallest()),
            Self::Result { smallest, .. } => *smallest,
        }
    }

    /// Number of classes, |J|.
    pub fn classes(&self) -> Option<u64> {
        match self {
            Self::Sizes(classes) => Some(classes.number()),
            Self::Result { classes, .. } => *classes,
        }
    }

    /// Number of records, n.
    pub fn records(&self) -> Option<u64> {
        match self {
            Self::Sizes(classes) => Some(classes.records()),
            Self::Result { records, .. } => *records,
        }
    }

    /// Whether the figures of a result can be true together: there is a class, and the classes fit into the records.
    pub fn is_possible(&self) -> bool {
        let smallest = self.smallest();
        let least = smallest.low.max(1);
        let fits = match (self.classes(), self.records()) {
            (Some(0), _) | (_, Some(0)) => false,
            (Some(classes), Some(records)) => {
                let room = u128::from(classes) * u128::from(least) <= u128::from(records);
                let whole = smallest.high.is_none_or(|high| classes > 1 || high >= records);
                room && whole
            }
            (None, Some(records)) => least <= records,
            (_, None) => true,
        };
        smallest.low > 0 && fits
    }

    /// The risk of the data in `context`. Figures that cannot be true together tell nothing.
    pub fn risk(&self, context: Context) -> DataRisk {
        match self {
            Self::Sizes(classes) => of_sizes(classes, context.least_size()),
            Self::Result { .. } if !self.is_possible() => DataRisk::UNKNOWN,
            Self::Result { .. } => self.of_result(context.least_size()),
        }
    }

    fn of_result(&self, least_size: u64) -> DataRisk {
        let smallest = self.smallest();
        let greatest = smallest
            .high
            .map_or(Risk::NONE, |high| Risk::fraction(1, high))
            .up_to(Risk::fraction(1, smallest.low));
        let any_exceeds = if smallest.low >= least_size {
            Some(false)
        } else if smallest.high.is_some_and(|high| high < least_size) {
            Some(true)
        } else {
            None
        };
        // The class of k is one of them.
        let one = self.classes().map_or(Risk::NONE, |number| Risk::fraction(1, number));
        let exceeding = match any_exceeds {
            Some(false) => Risk::NONE,
            Some(true) => one.up_to(Risk::CERTAIN),
            None => Risk::UNKNOWN,
        };
        let mean = match (self.classes(), self.records()) {
            (Some(number), Some(records)) => {
                Risk::mean_within(number, records, smallest.low, smallest.high)
            }
            // One class has the greatest risk, and no other has a greater one.
            _ => one.times(greatest).up_to(greatest),
        };
        DataRisk { exceeding, any_exceeds, greatest, mean }
    }
}

impl DataRisk {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self {
        exceeding: Risk::UNKNOWN,
        any_exceeds: None,
        greatest: Risk::UNKNOWN,
        mean: Risk::UNKNOWN,
    };
}

fn of_sizes(classes: &Classes, least_size: u64) -> DataRisk {
    let small = classes.iter().filter(|(size, _)| *size < least_size).map(|(_, count)| count).sum();
    DataRisk {
        exceeding: match small {
            0 => Risk::NONE,
            small => Risk::fraction(small, classes.number()),
        },
        any_exceeds: Some(small > 0),
        greatest: Risk::fraction(1, classes.smallest()),
        mean: Risk::mean(classes),
    }
}

/// R: certain if a class exceeds what is acceptable, otherwise the risk of the data times that of the context.
pub fn overall(context: Context, data: &DataRisk, sharing: Risk) -> Risk {
    let product = context.of_data(data).times(sharing);
    match data.any_exceeds {
        Some(true) => Risk::CERTAIN,
        Some(false) => product,
        None => product.or(Risk::CERTAIN),
    }
}

/// T1, deliberate re-identification by the recipient's staff: by its controls and by its motive and capability.
///
/// What is not known leaves the bounds of what it may be. The table is known from a draft of GB/T 37964.
pub fn insider(controls: Option<Code>, motive: Option<Code>) -> Risk {
    const GRADES: [Code; 3] = [deid_grade::HIGH, deid_grade::MEDIUM, deid_grade::LOW];
    /// Thousandths; a row for controls high, medium, low; a column for motive low, medium, high.
    const TABLE: [[u32; 3]; 3] = [[50, 100, 200], [200, 300, 400], [400, 500, 600]];
    let matches = |given: Option<Code>, grade: Code| given.is_none_or(|given| given == grade);
    GRADES
        .iter()
        .zip(TABLE)
        .filter(|(grade, _)| matches(controls, **grade))
        .flat_map(|(_, row)| GRADES.iter().rev().zip(row))
        .filter(|(grade, _)| matches(motive, **grade))
        .map(|(_, thousandths)| Risk::of(Probability::thousandths(thousandths)))
        .reduce(Risk::or)
        .unwrap_or(Risk::UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(text: &str) -> Known {
        Known::Sizes(Classes::parse(text).unwrap())
    }

    fn result(smallest: u64, classes: Option<u64>, records: Option<u64>) -> Known {
        Known::Result { smallest: Range::exactly(smallest), classes, records }
    }

    fn said(risk: Risk) -> String {
        risk.spoken(LIMIT).en
    }

    #[test]
    fn every_context_has_its_least_size_and_its_risk_of_the_data() {
        for (context, least) in
            [(Context::Public, 20), (Context::Controlled, 5), (Context::Enclave, 3)]
        {
            let just = sizes(&format!("{least}x3, 100")).risk(context);
            assert_eq!((just.any_exceeds, just.exceeding), (Some(false), Risk::NONE));
            let under = sizes(&format!("{}, 100x3", least - 1)).risk(context);
            assert_eq!(under.any_exceeds, Some(true));
            assert_eq!(said(under.exceeding), "0.25");
            assert_eq!(overall(context, &under, Risk::NONE), Risk::CERTAIN, "Ra above 0");
        }
        let data = sizes("20, 100").risk(Context::Public);
        assert_eq!(said(Context::Public.of_data(&data)), "0.05");
        assert_eq!(said(Context::Controlled.of_data(&data)), "0.03");
    }

    #[test]
    fn the_table_of_insiders_is_read_by_row_and_column() {
        let [high, medium, low] = [deid_grade::HIGH, deid_grade::MEDIUM, deid_grade::LOW].map(Some);
        assert_eq!(said(insider(high, low)), "0.05");
        assert_eq!(said(insider(high, high)), "0.2");
        assert_eq!(said(insider(medium, medium)), "0.3");
        assert_eq!(said(insider(low, high)), "0.6");
        assert_eq!(said(insider(medium, None)), "0.2 to 0.4");
        assert_eq!(said(insider(None, None)), "0.05 to 0.6");
    }

    #[test]
    fn k_alone_gives_bounds_and_more_figures_narrow_them() {
        let alone = result(5, None, None).risk(Context::Controlled);
        assert_eq!((said(alone.greatest), said(alone.mean)), ("0.2".into(), "0 to 0.2".into()));
        let more = result(5, Some(3), Some(20)).risk(Context::Controlled);
        assert_eq!(said(more.mean), "0.1555 to 0.1667", "10, 5, 5 is the worst case of it");
        assert_eq!(result(4, None, None).risk(Context::Controlled).any_exceeds, Some(true));
        let range = Known::Result { smallest: Range::between(4, 9), classes: None, records: None };
        assert_eq!(range.risk(Context::Controlled).any_exceeds, None);
        assert_eq!(said(range.risk(Context::Controlled).greatest), "0.1111 to 0.25");
    }

    #[test]
    fn figures_that_contradict_each_other_tell_nothing() {
        for known in [
            result(0, None, None),
            result(5, Some(3), Some(14)),
            result(5, Some(1), Some(6)),
            result(5, Some(0), None),
            result(5, None, Some(4)),
        ] {
            assert!(!known.is_possible(), "{known:?}");
            assert_eq!(known.risk(Context::Controlled), DataRisk::UNKNOWN);
        }
        assert!(result(5, Some(3), Some(15)).is_possible());
        assert!(result(5, Some(1), Some(5)).is_possible());
    }
}
