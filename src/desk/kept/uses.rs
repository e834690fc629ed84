//! What a record names that others may name too: recipients, groups of people, its entity, systems; each with the few answers on
//! which records should agree.
//!
//! A recipient is the same by its id or its name; a system by its id or its name within one entity; a group by its id within one
//! entity, as names of groups say little; an entity by its code or its name.

use serde::Serialize;

use crate::form::catalog::{groups, handler, recipients, systems};
use crate::form::spelling::Spelled;
use crate::form::{Entry, Facts, Field, Place, Section};
use crate::law::Entity;
use crate::text::{Phrase, Text, phrase, t};

/// What a register lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Overseas recipients.
    Recipients,
    /// Groups of people.
    Groups,
    /// Those whose records they are.
    Entities,
    /// Systems and places of storage.
    Systems,
}

/// A thing that a record names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// What it is.
    pub kind: Kind,
    /// By what it is the same in another record; empty where nothing is said.
    pub id: String,
    /// The same by its name.
    pub name_key: String,
    /// What the record calls it.
    pub name: Phrase,
    /// Where it stands: section and row.
    pub place: Place,
    /// The answers on which records should agree, as far as they are given.
    pub facts: Vec<Said>,
}

/// What a record says of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The field.
    pub field: &'static Field,
    /// The answer in words.
    pub words: Phrase,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Recipients, Self::Groups, Self::Entities, Self::Systems];

    /// The code used on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Recipients => "recipients",
            Self::Groups => "groups",
            Self::Entities => "entities",
            Self::Systems => "systems",
        }
    }

    /// In words.
    pub const fn label(self) -> Text {
        match self {
            Self::Recipients => t("境外接收方", "recipients"),
            Self::Groups => t("人群", "groups of people"),
            Self::Entities => t("个人信息处理者", "entities"),
            Self::Systems => t("系统", "systems"),
        }
    }

    /// Where records answer for it.
    pub fn section(self) -> &'static Section {
        match self {
            Self::Recipients => &recipients::SECTION,
            Self::Groups => &groups::SECTION,
            Self::Entities => &handler::SECTION,
            Self::Systems => &systems::SECTION,
        }
    }

    const fn name(self) -> &'static Field {
        match self {
            Self::Recipients => &recipients::NAME,
            Self::Groups => &groups::NAME,
            Self::Entities => &handler::NAME,
            Self::Systems => &systems::NAME,
        }
    }

    /// The answers on which records should agree.
    pub const fn facts(self) -> &'static [&'static Field] {
        match self {
            Self::Recipients => &RECIPIENTS,
            Self::Groups => &GROUPS,
            Self::Entities => &ENTITIES,
            Self::Systems => &SYSTEMS,
        }
    }
}

static RECIPIENTS: [&Field; 10] = [
    &recipients::NAME,
    &recipients::NAME_ZH,
    &recipients::COUNTRY,
    &recipients::ADDRESS,
    &recipients::CONTACT_PERSON,
    &recipients::CONTACT,
    &recipients::CERTIFICATES,
    &recipients::RESTRICTED,
    &recipients::TECHNICAL_LEVEL,
    &recipients::MANAGEMENT_LEVEL,
];
static GROUPS: [&Field; 5] =
    [&groups::NAME, &groups::ORDINARY, &groups::SENSITIVE, &groups::UNDER_14, &groups::COUNTED_ON];
static ENTITIES: [&Field; 10] = [
    &handler::NAME,
    &handler::NAME_EN,
    &handler::CREDIT_CODE,
    &handler::NATURE,
    &handler::PROVINCE,
    &handler::ADDRESS,
    &handler::LEGAL_REPRESENTATIVE,
    &handler::OFFICER,
    &handler::OFFICER_CONTACT,
    &handler::CIIO,
];
static SYSTEMS: [&Field; 7] = [
    &systems::NAME,
    &systems::SIDE,
    &systems::COUNTRY,
    &systems::PLACE,
    &systems::OPERATOR,
    &systems::LEVEL,
    &systems::CERTIFICATES,
];

pub(super) fn of(facts: &Facts<'_>) -> Vec<Use> {
    let entity = Entity::of(facts);
    let is_sure = entity.is_sure();
    let whose = entity.code.filter(|_| is_sure).or(entity.name).unwrap_or_default();
    let mut out = Vec::new();
    for kind in Kind::ALL {
        let section = kind.section();
        if kind == Kind::Entities {
            let handler = facts.single(section);
            out.extend(used(kind, &handler, whose.clone(), Place::whole(section), ""));
            continue;
        }
        for row in facts.rows(section) {
            let place = Place { field: None, ..row.place(kind.name()) };
            let id = place.row.clone().unwrap_or_default();
            let (id, within) = match kind {
                Kind::Recipients | Kind::Entities => (id, ""),
                Kind::Groups | Kind::Systems => (format!("{whose}/{id}"), whose.as_str()),
            };
            out.extend(used(kind, &row, id, place, within));
        }
    }
    out
}

/// Nothing of what has neither name nor other answers.
fn used(kind: Kind, row: &Entry<'_>, id: String, place: Place, within: &str) -> Option<Use> {
    let said = |field: &&'static Field| {
        let words = row.shown(field)?;
        Some(Said { field, words })
    };
    let facts: Vec<Said> = kind.facts().iter().filter_map(said).collect();
    let name = row.shown(kind.name());
    if name.is_none() && facts.is_empty() {
        return None;
    }
    let key = name.as_ref().map(|name| Spelled::new(&name.zh).key().to_owned()).unwrap_or_default();
    let name_key = match kind {
        Kind::Groups => String::new(),
        Kind::Systems if !key.is_empty() => format!("{within}/{key}"),
        _ => key,
    };
    Some(Use { kind, id, name_key, name: name.unwrap_or_default(), place, facts })
}

pub(super) fn cells(one: &Use) -> Vec<String> {
    let said = one.facts.iter().map(|said| {
        let Said { field, words } = said;
        let both = [field.id, &words.zh, &words.en];
        // What is the same in both languages stands once.
        let stated = if words.zh == words.en { &both[..2] } else { &both[..] };
        serde_json::to_string(stated).unwrap_or_default()
    });
    let about = [
        one.kind.code().to_owned(),
        one.id.clone(),
        one.name_key.clone(),
        one.name.zh.clone(),
        one.name.en.clone(),
        one.place.to_string(),
    ];
    about.into_iter().chain(said).collect()
}

pub(super) fn read(cells: &[&str]) -> Option<Use> {
    let [code, id, name_key, zh, en, place, facts @ ..] = cells else { return None };
    let kind = Kind::ALL.into_iter().find(|kind| kind.code() == *code)?;
    let said = |text: &&str| {
        let words: Vec<String> = serde_json::from_str(text).ok()?;
        let mut words = words.into_iter();
        let field = kind.section().field(&words.next()?)?;
        let zh = words.next()?;
        let en = words.next().unwrap_or_else(|| zh.clone());
        Some(Said { field, words: phrase(zh, en) })
    };
    Some(Use {
        kind,
        id: (*id).to_owned(),
        name_key: (*name_key).to_owned(),
        name: phrase(*zh, *en),
        place: Place::parse(place).ok()?,
        facts: facts.iter().map(said).collect::<Option<_>>()?,
    })
}
