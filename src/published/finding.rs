//! What differs between a page and a record, and the sentence of the page that it is about.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::form::Place;
use crate::text::{Phrase, Text, t};

/// Of what a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// That data goes abroad at all.
    Export,
    /// Who answers for it.
    Handler,
    /// To whom.
    Recipient,
    /// To which country or region.
    Country,
    /// For what.
    Purpose,
    /// Which information.
    Kind,
    /// For how long, or by when.
    Period,
    /// Which rights individuals have.
    Right,
    /// Where they turn to.
    Channel,
}

/// On which side it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    /// The page says it, the record does not.
    OnlyPage,
    /// The record says it, the page does not.
    OnlyRecord,
    /// Both say it, and differently.
    Otherwise,
}

/// A sentence of the page, word for word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Quote {
    /// Its paragraph, from 1.
    pub paragraph: usize,
    /// The sentence.
    pub words: String,
    /// Whether it says nothing of this itself, but is where one would look for it.
    #[serde(rename = "nearest")]
    pub is_nearest: bool,
}

/// A difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Of what.
    pub matter: Matter,
    /// On which side it stands.
    pub sense: Sense,
    /// What differs.
    pub said: Phrase,
    /// The sentences it is about, in the order of the page; at least one.
    pub quotes: Vec<Quote>,
    /// The answers that the record has to it.
    pub places: Vec<Place>,
}

impl Matter {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Export => t("出境", "Export"),
            Self::Handler => t("个人信息处理者", "Handler"),
            Self::Recipient => t("接收方", "Recipients"),
            Self::Country => t("国家和地区", "Countries and regions"),
            Self::Purpose => t("处理目的", "Purposes"),
            Self::Kind => t("信息种类", "Kinds of information"),
            Self::Period => t("期限", "Periods"),
            Self::Right => t("个人权利", "Rights of individuals"),
            Self::Channel => t("联系渠道", "Channels"),
        }
    }
}

impl Sense {
    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::OnlyPage => t("页面有，记录没有", "on the page only"),
            Self::OnlyRecord => t("记录有，页面没有", "in the record only"),
            Self::Otherwise => t("两处不同", "not the same"),
        }
    }
}

/// The shape is part of the program's interface.
impl Serialize for Finding {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        json!({
            "matter": self.matter, "sense": self.sense, "message": self.said,
            "sentences": self.quotes, "places": self.places,
        })
        .serialize(to)
    }
}
