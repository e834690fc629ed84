//! What printed forms have in common: options with boxes, the people of a filing, the remark on the official edition.
//!
//! Their tables and signatures are those of `parts`.

use crate::document::{Block, Inline, plain};
use crate::form::catalog::{handler, people};
use crate::form::options::filing_person;
use crate::form::{Code, Entry, Field, Kind, Options, Tri};
use crate::text::{Lang, Text, t};

use super::material::Material;
use super::parts::Pair;

/// The printed options with the box of the chosen one filled.
pub(super) fn boxes<'a>(
    material: &Material<'_>,
    options: impl IntoIterator<Item = (Text, bool)> + 'a,
) -> Vec<Inline> {
    // In Chinese a space beside a box would draw it in the Latin typeface, and smaller.
    let (gap, between) = match material.lang {
        Lang::Zh => ("", "\u{3000}"),
        Lang::En => ("\u{a0}", "  "),
    };
    let parts: Vec<String> = options
        .into_iter()
        .map(|(label, chosen)| {
            let mark = if chosen { '\u{25a0}' } else { '\u{25a1}' };
            format!("{mark}{gap}{}", material.say(label))
        })
        .collect();
    plain(parts.join(between))
}

/// The printed options of a field, ticked by its code; a blank beside them while it is not answered.
pub(super) fn options(
    material: &Material<'_>,
    entry: &Entry<'_>,
    field: &'static Field,
) -> Vec<Inline> {
    let code = entry.choice(field).known();
    let list: &Options = match field.kind {
        Kind::One(list) => list,
        _ => return material.needed(entry, field),
    };
    let mut out = boxes(
        material,
        list.choices.iter().map(|choice| (choice.label, code == Some(choice.code))),
    );
    if code.is_none() {
        out.push(material.blank(entry.place(field)));
    }
    out
}

/// Yes and no as printed; a blank beside them while it is open, at the first place that would settle it.
pub(super) fn yes_no(material: &Material<'_>, answer: &Tri) -> Vec<Inline> {
    let pair = [(t("是", "yes"), answer.is_yes()), (t("否", "no"), answer.is_no())];
    let mut out = boxes(material, pair);
    if let Tri::Unknown(lacking) = answer {
        out.extend(lacking.iter().next().map(|place| material.blank(place.clone())));
    }
    out
}

/// A person of the filing: row of the section `people`.
pub(super) fn person<'a>(material: &'a Material<'_>, who: Code) -> Option<Entry<'a>> {
    material.facts.row(&people::SECTION, who.as_str())
}

/// Name and title of a person of the filing, from where it is asked.
pub(super) fn name(material: &Material<'_>, person: &Entry<'_>) -> Vec<Inline> {
    let exporter = material.single(&handler::SECTION);
    if person.stands_for(filing_person::LEGAL_REPRESENTATIVE) {
        material.needed(&exporter, &handler::LEGAL_REPRESENTATIVE)
    } else if person.stands_for(filing_person::AGENT) {
        material.needed(&exporter, &handler::AGENT)
    } else {
        material.needed(person, &people::NAME)
    }
}

/// Everything the application form asks of a person.
pub(super) fn person_rows(material: &Material<'_>, person: &Entry<'_>) -> Vec<Pair> {
    let contact = if person.stands_for(filing_person::AGENT) {
        material.needed(&material.single(&handler::SECTION), &handler::AGENT_CONTACT)
    } else {
        material.needed(person, &people::CONTACT)
    };
    vec![
        (people::NAME.label, name(material, person)),
        (people::NATIONALITY.label, material.needed(person, &people::NATIONALITY)),
        (people::CONTACT.label, contact),
        (people::ID_KIND.label, options(material, person, &people::ID_KIND)),
        (people::ID_NUMBER.label, material.needed(person, &people::ID_NUMBER)),
    ]
}

/// The remark at the head of a form whose official edition is to be downloaded.
pub(super) fn download(material: &Material<'_>, what: Text) -> Block {
    material.remark_of(&said!(
        "{what}；以官方下载件的样式和文字为准，本件按其栏目填好，供核对和誊录。",
        "{what}. The official download governs in form and wording; this sheet holds the values \
         under its labels, to be checked and copied.",
        what,
    ))
}
