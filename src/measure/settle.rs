//! The last step: from sizes that threads added up, and perhaps put aside, to figures.

use std::collections::BTreeMap;

use super::classes::{
    ClassKey, Sizes, TOGETHER, is_of_nobody, people_of, read_size, read_value, sum,
};
use super::digest::{Digests, joined as joined_words};
use super::entry::{NOTHING, OF_NOBODY, Tally};
use super::fault::Fault;
use super::gather::{Gathered, Least};
use super::heap::{Heap, PARTS};
use super::report::{Cells, Figures, Sensitive};
use super::spread::{Overall, Spread};
use super::values::Count;
use super::watch::Watch;

/// All figures.
#[derive(Debug)]
pub(super) struct Settled {
    pub(super) people: u64,
    pub(super) as_written: u64,
    pub(super) most_rows: u64,
    pub(super) in_several: u64,
    pub(super) apart: Figures,
    pub(super) joined: Figures,
    pub(super) sensitive: Vec<Found>,
    pub(super) put_aside: u64,
}

/// What was found of a sensitive column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    spread: Spread,
    values: Option<u64>,
    is_ordered: bool,
}

/// The mark of values of rows that name nobody.
const FLAG: u64 = joined_words(0, OF_NOBODY);

/// How many classes there are of each size, kinds of empty cells apart and together.
#[derive(Debug, Default)]
struct Histograms {
    apart: BTreeMap<u64, u64>,
    joined: BTreeMap<u64, u64>,
    /// Classes of nobody but rows that name nobody, kinds of empty cells apart.
    of_nobody: u64,
}

impl Histograms {
    fn take(&mut self, class: ClassKey, size: u64) {
        let people = people_of(size);
        if class.kinds() != TOGETHER {
            *self.apart.entry(people).or_default() += 1;
            self.of_nobody += u64::from(is_of_nobody(size));
        }
        if matches!(class.kinds(), 0 | TOGETHER) {
            *self.joined.entry(people).or_default() += 1;
        }
    }
}

/// What may have been put aside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heaps<'a> {
    pub(super) sizes: &'a Heap,
    /// By sensitive column.
    pub(super) values: &'a [Heap],
    pub(super) entries: &'a Heap,
}

/// Makes figures of what threads have in memory and what they put aside. `room` are bytes that counts may take.
pub(super) fn settle(
    mut own: Vec<Sizes<'_>>,
    gathered: Gathered,
    heaps: Heaps<'_>,
    tally: &Tally,
    room: usize,
    watch: &Watch,
) -> Result<Settled, Fault> {
    let Heaps { sizes, values, entries } = heaps;
    let overall: Vec<Option<Overall>> = gathered
        .values
        .iter()
        .zip(&tally.numbers)
        .map(|(counts, numbers)| Some(Overall::new(counts.as_ref()?, numbers.as_ref())))
        .collect();
    // Counts that are spread out take more room than they do in tables: they may have to be taken part by part.
    let pairs: usize = own.iter().map(Sizes::pairs).sum();
    let is_aside = own.iter().any(|one| one.is_aside) || pairs * size_of::<Count>() > room;
    let mut histograms = Histograms::default();
    let mut spreads = vec![Spread::NEW; values.len()];
    let mut least = None;
    if is_aside {
        for mut one in own {
            one.put_aside()?;
            one.finish()?;
        }
        for part in 0..PARTS {
            watch.check()?;
            let mut map: Digests<ClassKey, u64> = Digests::default();
            sizes.each(part, |words| {
                if let Some((class, size)) = read_size(words) {
                    let whole = map.entry(class).or_default();
                    *whole = sum(*whole, size);
                }
                Ok(())
            })?;
            for (class, size) in &map {
                histograms.take(*class, *size);
            }
            for ((heap, spread), overall) in values.iter().zip(&mut spreads).zip(&overall) {
                let mut all = Vec::new();
                heap.each(part, |words| {
                    all.extend(read_value(words));
                    Ok(())
                })?;
                *spread = spread.with(spread_of(all, &map, overall.as_ref()));
            }
        }
    } else if let Some(mut all) = own.pop() {
        for one in own {
            all.take_in(one);
        }
        let whole = all.whole();
        for (class, size) in &whole {
            histograms.take(*class, *size);
        }
        if gathered.in_several > 0 {
            least = Some(least_of_each(entries, &whole, watch)?);
        }
        for (column, (spread, overall)) in spreads.iter_mut().zip(&overall).enumerate() {
            all.each(column, |class, values| {
                let size = whole.get(&class).copied().unwrap_or_default();
                of_class(spread, values, size, overall.as_ref());
            });
        }
    }
    let of_nobody = histograms.of_nobody;
    let mut apart = Figures::new(histograms.apart);
    let mut joined = Figures::new(histograms.joined);
    if gathered.in_several > 0 {
        by_person(&mut apart, least.as_ref().map(|least| (least, of_nobody)));
        by_person(&mut joined, None);
    }
    let seen = overall.iter().zip(&gathered.values);
    let found = seen.zip(spreads).map(|((overall, counts), spread)| {
        let none = joined_words(NOTHING.0, NOTHING.1);
        let values =
            counts.as_ref().map(|all| all.keys().filter(|one| **one != none).count() as u64);
        let is_ordered = overall.as_ref().is_some_and(Overall::is_ordered);
        Found { spread, values, is_ordered }
    });
    Ok(Settled {
        people: gathered.people,
        as_written: gathered.people + gathered.spellings,
        most_rows: gathered.most_rows,
        in_several: gathered.in_several,
        apart,
        joined,
        sensitive: found.collect(),
        put_aside: sizes.put_aside() + values.iter().map(Heap::put_aside).sum::<u64>(),
    })
}

fn spread_of(
    mut all: Vec<Count>,
    sizes: &Digests<ClassKey, u64>,
    overall: Option<&Overall>,
) -> Spread {
    all.sort_unstable();
    let mut spread = Spread::NEW;
    let mut values: Vec<(u64, u32)> = Vec::new();
    for class in all.chunk_by(|a, b| a.0 == b.0) {
        values.clear();
        // What two threads counted of one value stands side by side.
        values.extend(class.chunk_by(|a, b| a.1 == b.1).filter_map(|same| {
            let sum = same.iter().fold(0, |sum: u32, (.., count)| sum.saturating_add(*count));
            same.first().map(|(_, value, _)| (*value, sum))
        }));
        let size = class.first().and_then(|(class, ..)| sizes.get(class)).copied();
        of_class(&mut spread, &mut values, size.unwrap_or_default(), overall);
    }
    spread
}

/// Takes the values of a class. Those of rows that name nobody may be of the people there: they count only where there is nobody else.
fn of_class(
    spread: &mut Spread,
    values: &mut Vec<(u64, u32)>,
    size: u64,
    overall: Option<&Overall>,
) {
    if values.iter().any(|(value, _)| value & FLAG == 0) {
        values.retain(|(value, _)| value & FLAG == 0);
    } else {
        for (value, _) in values.iter_mut() {
            *value &= !FLAG;
        }
    }
    spread.take(values, people_of(size), overall);
}

/// People by the least size of their classes.
fn least_of_each(
    entries: &Heap,
    sizes: &Digests<ClassKey, u64>,
    watch: &Watch,
) -> Result<BTreeMap<u64, u64>, Fault> {
    let mut out = BTreeMap::new();
    for part in 0..PARTS {
        watch.check()?;
        let mut least = Least::default();
        entries.each(part, |entry| {
            least.take(entry, |class| sizes.get(&class).map_or(0, |size| people_of(*size)));
            Ok(())
        })?;
        least.into_sizes().for_each(|size| *out.entry(size).or_default() += 1);
    }
    Ok(out)
}

/// Where people stand in several classes, people below a size are those whose smallest class is below it, and one for each class of
/// nobody but rows that name nobody.
fn by_person(figures: &mut Figures, least: Option<(&BTreeMap<u64, u64>, u64)>) {
    if let Some((least, of_nobody)) = least {
        figures.people = least.values().sum::<u64>() + of_nobody;
    }
    for below in &mut figures.below {
        match least {
            Some((least, of_nobody)) => {
                let small = least.range(..below.size).map(|(_, people)| people);
                below.people = small.sum::<u64>() + of_nobody;
            }
            None => below.counted_twice = true,
        }
    }
}

impl Found {
    pub(super) fn told(self, cells: Cells) -> Sensitive {
        let Self { spread, values, is_ordered } = self;
        let has_values = spread.classes > 0;
        Sensitive {
            cells,
            values,
            classes_without: spread.without,
            distinct_l: has_values.then_some(spread.distinct),
            entropy_l: has_values.then_some(spread.entropy),
            t: values.map(|_| spread.equal),
            t_ordered: is_ordered.then_some(spread.ordered),
        }
    }
}
