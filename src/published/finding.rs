//! What differs between a page and a record, and the sentence of the page that it is about.

use serde::{Serialize, Serializer};
use serde_json::json;

use crate::form::{Place, digest};
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

/// What a page is counted by: a text by the lines of its file, as editors number them; any other page by its paragraphs that are not
/// empty, points of lists among them, and in a page of HTML the rows of tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Lines of the file, empty ones too.
    Lines,
    /// Paragraphs.
    #[default]
    Paragraphs,
}

impl Counted {
    /// A place: line 15, paragraph 8.
    pub(super) fn place(self, number: usize) -> Phrase {
        match self {
            Self::Lines => said!("第{number}行", "line {number}", number),
            Self::Paragraphs => said!("第{number}段", "paragraph {number}", number),
        }
    }
}

/// A sentence of the page, word for word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Quote {
    /// In which paragraph or line it begins, from 1.
    pub paragraph: usize,
    /// Which of the two.
    pub counted: Counted,
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
    /// What the page holds of it, by itself: a name, a period, a purpose.
    pub on_page: Option<Phrase>,
    /// What the record holds of it.
    pub in_record: Option<Phrase>,
}

/// So many signs of a digest tell findings apart.
const ID: usize = 12;

impl Finding {
    /// Its id: the same as long as the same differs of the same answers, wherever on the page that stands.
    pub fn id(&self) -> String {
        let places: Vec<String> = self.places.iter().map(ToString::to_string).collect();
        let about = json!([self.matter, self.sense, self.said.zh, places]).to_string();
        digest(about).chars().take(ID).collect()
    }
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
            "id": self.id(), "page_value": self.on_page, "record_value": self.in_record,
            "matter": self.matter, "sense": self.sense, "message": self.said,
            "sentences": self.quotes, "places": self.places,
        })
        .serialize(to)
    }
}
