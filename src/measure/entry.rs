//! A row as it is counted: who, which class, and what is sensitive, as digests in a few words.

use super::asked::Coarser;
use super::cell::{Content, coarsened, content};
use super::digest::{Digester, Digests, WORDS, joined, low};
use super::fault::Fault;
use super::heap::{Hands, PARTS};
use super::key;
use super::person::{Keys, is_data};
use super::rows::Row;

/// Where, behind person and class, the kinds of its empty cells stand, or 0 where no cell is empty.
pub(super) const KINDS: usize = 2 * WORDS;
/// Where the writing of the key stands, or 0 where it is written as it is folded.
pub(super) const SPELLING: usize = KINDS + 1;
/// Where sensitive values begin, two words each.
pub(super) const VALUES: usize = SPELLING + 1;
/// The person of rows that name nobody.
pub(super) const NOBODY: [u32; WORDS] = [0; WORDS];
/// The value of a sensitive cell in which nothing stands.
pub(super) const NOTHING: (u32, u32) = (0, 0);
/// A bit that no value has in its second word: values of rows that name nobody bear it when they are counted by class.
pub(super) const OF_NOBODY: u32 = 1 << 31;
/// Short values that are remembered.
const RECENT: usize = 1024;

/// Which cells of a row are what.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    pub(super) people: Vec<usize>,
    pub(super) quasi: Vec<(usize, Coarser)>,
    pub(super) sensitive: Vec<usize>,
    /// The names of the heading, by the place of the cell.
    pub(super) names: Vec<String>,
}

/// What is counted of each cell on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cells {
    pub(super) missing: u64,
    pub(super) empty: u64,
    pub(super) marked: u64,
    /// Values that could not be made coarser.
    pub(super) kept: u64,
}

/// What one thread counts on the way.
#[derive(Debug)]
pub(super) struct Tally {
    pub(super) rows: u64,
    pub(super) blank: u64,
    /// Rows that name nobody.
    pub(super) nobody: u64,
    /// By quasi-identifier.
    pub(super) quasi: Vec<Cells>,
    /// By sensitive column.
    pub(super) sensitive: Vec<Cells>,
    /// The numbers that sensitive values stand for, while all of them are numbers.
    pub(super) numbers: Vec<Option<Digests<u64, f64>>>,
    /// How many numbers of a column are remembered.
    most_numbers: usize,
    pub(super) keys: Keys,
}

/// Makes entries of rows.
#[derive(Debug)]
pub(super) struct Maker<'a> {
    digester: &'a Digester,
    roles: &'a Roles,
    hands: Hands<'a>,
    pub(super) tally: Tally,
    entry: Vec<u32>,
    bytes: Vec<u8>,
    kinds: Vec<u8>,
    /// Numbers rows where no column names people.
    next: u64,
    recent: Recent,
}

/// Short values that were seen, with their digests: most values of a sensitive column are few.
#[derive(Debug)]
struct Recent(Vec<(usize, u128, (u32, u32))>);

impl Tally {
    fn new(roles: &Roles, most_numbers: usize) -> Self {
        Self {
            rows: 0,
            blank: 0,
            nobody: 0,
            quasi: vec![Cells::default(); roles.quasi.len()],
            sensitive: vec![Cells::default(); roles.sensitive.len()],
            numbers: vec![Some(Digests::default()); roles.sensitive.len()],
            most_numbers,
            keys: Keys::new(roles),
        }
    }

    /// Adds what another thread counted.
    pub(super) fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.blank += other.blank;
        self.nobody += other.nobody;
        self.keys.add(&other.keys);
        let sum = |all: &mut Vec<Cells>, more: Vec<Cells>| {
            for (one, more) in all.iter_mut().zip(more) {
                one.missing += more.missing;
                one.empty += more.empty;
                one.marked += more.marked;
                one.kept += more.kept;
            }
        };
        sum(&mut self.quasi, other.quasi);
        sum(&mut self.sensitive, other.sensitive);
        for (own, more) in self.numbers.iter_mut().zip(other.numbers) {
            match (own.as_mut(), more) {
                (Some(own), Some(more)) => own.extend(more),
                _ => *own = None,
            }
            if own.as_ref().is_some_and(|own| own.len() > self.most_numbers) {
                *own = None;
            }
        }
    }
}

impl<'a> Maker<'a> {
    /// Remembers at most so many different numbers of each sensitive column; more of them have no order.
    pub(super) fn new(
        digester: &'a Digester,
        roles: &'a Roles,
        hands: Hands<'a>,
        most_numbers: usize,
    ) -> Self {
        let words = VALUES + 2 * roles.sensitive.len();
        Self {
            digester,
            roles,
            hands,
            tally: Tally::new(roles, most_numbers),
            entry: vec![0; words],
            bytes: Vec::new(),
            kinds: Vec::new(),
            next: 0,
            recent: Recent(vec![(0, 0, NOTHING); RECENT]),
        }
    }

    /// Rows from here on are those of this part of the input: no other has its number.
    pub(super) const fn begin(&mut self, part: u64) {
        self.next = part << 32;
    }

    /// Takes a row.
    pub(super) fn take(&mut self, row: Row<'_>) -> Result<(), Fault> {
        self.tally.rows += 1;
        let roles = self.roles;
        let (person, spelling) = self.person(row)?;
        let (class, kinds) = self.class(row);
        self.entry.clear();
        self.entry.extend_from_slice(&person);
        self.entry.extend_from_slice(&class);
        self.entry.extend([kinds, spelling]);
        for at in 0..roles.sensitive.len() {
            let (a, b) = self.value(row, at);
            self.entry.extend([a, b]);
        }
        // Many rows may name nobody: they are spread by their classes.
        let first = if person == NOBODY { class[0] } else { person[0] };
        self.hands.put(part_of(first), &self.entry)
    }

    /// Who it is, in whatever writing, and the writing. Somebody is named only where every part of the key is there.
    fn person(&mut self, row: Row<'_>) -> Result<([u32; WORDS], u32), Fault> {
        let roles = self.roles;
        if roles.people.is_empty() {
            is_data(roles, row)?;
            self.next += 1;
            let mixed = mix(self.next);
            return Ok(([low(mixed), low(mixed >> 32), 1], 0));
        }
        self.bytes.clear();
        let named = self.tally.keys.read(roles, row, &mut self.bytes, |bytes, from| {
            // Read from its end, it is plain where one part ends and another begins.
            let length = low((bytes.len() - from) as u64).to_le_bytes();
            bytes.extend_from_slice(&length);
        })?;
        if named.is_nobody {
            self.tally.nobody += 1;
            return Ok((NOBODY, 0));
        }
        let [a, b, c, _] = self.digester.words(&self.bytes);
        if named.is_plain {
            return Ok(([a, b, c], 0));
        }
        self.bytes.clear();
        for at in &roles.people {
            append(&mut self.bytes, row.cell(*at).0);
        }
        let [spelling, ..] = self.digester.words(&self.bytes);
        Ok(([a, b, c], spelling.max(1)))
    }

    fn class(&mut self, row: Row<'_>) -> ([u32; WORDS], u32) {
        self.bytes.clear();
        self.kinds.clear();
        for (at, (cell, coarser)) in self.roles.quasi.iter().enumerate() {
            let (bytes, quoted) = row.cell(*cell);
            let Some(cells) = self.tally.quasi.get_mut(at) else { continue };
            let kind = content(bytes, quoted);
            cells.see(kind);
            if kind == Content::Value {
                let place = self.bytes.len();
                self.bytes.extend_from_slice(&[0; 4]);
                cells.kept += u64::from(!coarsened(bytes, *coarser, &mut self.bytes));
                let length = low((self.bytes.len() - place - 4) as u64).to_le_bytes();
                if let Some(to) = self.bytes.get_mut(place..place + 4) {
                    to.copy_from_slice(&length);
                }
            } else {
                self.bytes.extend_from_slice(&[u8::MAX; 4]);
                self.kinds.push(low(at as u64).to_le_bytes()[0]);
                self.kinds.push(kind as u8);
                append(&mut self.kinds, bytes);
            }
        }
        let [a, b, c, _] = self.digester.words(&self.bytes);
        let kinds = match self.kinds.as_slice() {
            [] => 0,
            // Neither that of no empty cell nor that of all kinds together.
            kinds => self.digester.words(kinds)[0].clamp(1, super::classes::TOGETHER - 1),
        };
        ([a, b, c], kinds)
    }

    fn value(&mut self, row: Row<'_>, at: usize) -> (u32, u32) {
        let Some(cell) = self.roles.sensitive.get(at) else { return NOTHING };
        let (bytes, quoted) = row.cell(*cell);
        let kind = content(bytes, quoted);
        if let Some(cells) = self.tally.sensitive.get_mut(at) {
            cells.see(kind);
        }
        if kind != Content::Value {
            return NOTHING;
        }
        if let Some(known) = self.recent.find(at, bytes) {
            return known;
        }
        let [a, b, ..] = if key::is_plain(bytes) {
            self.digester.words(bytes)
        } else {
            self.bytes.clear();
            key::fold(bytes, &mut self.bytes);
            // A mark with a blank beside it is no value either.
            if content(&self.bytes, false) != Content::Value {
                return NOTHING;
            }
            self.digester.words(&self.bytes)
        };
        let b = b & !OF_NOBODY;
        self.recent.keep(at, bytes, (a, b));
        let most = self.tally.most_numbers;
        if let Some(numbers) = self.tally.numbers.get_mut(at)
            && let Some(known) = numbers
            && !known.contains_key(&joined(a, b))
        {
            let number = std::str::from_utf8(bytes).ok().and_then(|text| text.trim().parse().ok());
            match number.filter(|number: &f64| number.is_finite()) {
                Some(number) if known.len() < most => {
                    known.insert(joined(a, b), number);
                }
                _ => *numbers = None,
            }
        }
        (a, b)
    }

    /// Hands over what is left.
    pub(super) fn finish(self) -> Result<Tally, Fault> {
        self.hands.finish()?;
        Ok(self.tally)
    }
}

impl Recent {
    /// The value as a number, with its length; nothing where it is too long for one.
    fn packed(bytes: &[u8]) -> Option<(usize, u128)> {
        let mut all = [0; size_of::<u128>()];
        all.get_mut(..bytes.len())
            .filter(|to| to.len() < size_of::<u128>())?
            .copy_from_slice(bytes);
        let [.., length] = &mut all;
        *length = bytes.len().to_le_bytes()[0];
        let packed = u128::from_le_bytes(all);
        let mixed = low(mix(low64(packed) ^ low64(packed >> 64)));
        Some((mixed as usize % RECENT, packed))
    }

    fn find(&self, column: usize, bytes: &[u8]) -> Option<(u32, u32)> {
        let (place, packed) = Self::packed(bytes)?;
        let (of, value, words) = self.0.get(place)?;
        (*of == column && *value == packed).then_some(*words)
    }

    fn keep(&mut self, column: usize, bytes: &[u8], words: (u32, u32)) {
        if let Some((place, packed)) = Self::packed(bytes)
            && let Some(slot) = self.0.get_mut(place)
        {
            *slot = (column, packed, words);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is asked for")]
const fn low64(number: u128) -> u64 {
    number as u64
}

impl Cells {
    const fn see(&mut self, kind: Content) {
        match kind {
            Content::Value => {}
            Content::Missing => self.missing += 1,
            Content::Empty => self.empty += 1,
            Content::Mark => self.marked += 1,
        }
    }
}

/// A text with its length before it, so that two texts side by side are no other two.
fn append(to: &mut Vec<u8>, bytes: &[u8]) {
    to.extend_from_slice(&low(bytes.len() as u64).to_le_bytes());
    to.extend_from_slice(bytes);
}

/// The part of a heap that a word belongs to.
pub(super) const fn part_of(word: u32) -> usize {
    (word >> 24) as usize % PARTS
}

/// Spreads numbers that follow each other; different ones stay different.
const fn mix(number: u64) -> u64 {
    let a = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let b = (a ^ (a >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    b ^ (b >> 31)
}
