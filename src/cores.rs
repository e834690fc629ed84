//! Work on things that know nothing of each other, such as the papers of a record, on every core at once.
//!
//! What comes of it stands in the order of the things, whichever was done first.

use std::cell::Cell;
use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// In how many parts a worker takes its share of many things: of few it takes one after the other.
const PARTS: usize = 64;

/// Up to how many things a worker does alone that it meets in its work: the other cores have theirs.
const ALONE: usize = 128;

thread_local! {
    /// Whether this thread works on things beside others.
    static IS_WORKER: Cell<bool> = const { Cell::new(false) };
}

/// How many workers are of use: asked once, as the system reads files to say it.
pub fn number() -> usize {
    static NUMBER: OnceLock<usize> = OnceLock::new();
    *NUMBER.get_or_init(|| std::thread::available_parallelism().map_or(1, NonZero::get))
}

/// What comes of each thing. They are begun in order: where one takes much longer than the others, it stands best at the beginning.
pub fn on_every_core<T: Sync, R: Send>(all: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    each_with(all, || (), |(), one| work(one))
}

/// The same by workers of which each has something of its own, that it begins with and keeps from thing to thing.
pub fn each_with<T: Sync, R: Send, S>(
    all: &[T],
    begin: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
) -> Vec<R> {
    let cores = number().min(all.len());
    if cores < 2 || (all.len() <= ALONE && IS_WORKER.get()) {
        let mut own = begin();
        return all.iter().map(|one| work(&mut own, one)).collect();
    }
    let parts: Vec<&[T]> = all.chunks((all.len() / (cores * PARTS)).max(1)).collect();
    let next = AtomicUsize::new(0);
    let worker = || {
        let was_worker = IS_WORKER.replace(true);
        let (mut own, mut done) = (begin(), Vec::new());
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(part) = parts.get(at) else { break };
            let results: Vec<R> = part.iter().map(|one| work(&mut own, one)).collect();
            done.push((at, results));
        }
        IS_WORKER.set(was_worker);
        done
    };
    let mut done: Vec<(usize, Vec<R>)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores).map(|_| scope.spawn(worker)).collect();
        let mut done = worker();
        for other in others {
            // A worker that panics is a mistake of the program; it is not hidden.
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    let mut out = Vec::with_capacity(all.len());
    out.extend(done.into_iter().flat_map(|(_, results)| results));
    out
}

/// Lets something large go beside the caller: to free what was read of ten thousand files takes a while, and nobody waits for it.
pub fn let_go<T: Send + 'static>(large: T) {
    let thread = std::thread::Builder::new().name("free".to_owned());
    // Where there can be no thread it is let go here.
    let _begun = thread.spawn(move || drop(large));
}

/// Makes something that stays for long in memory apart from what lay beside its parts while they were found: that is given back, then.
pub fn apart<T: Send>(make: impl FnOnce() -> T + Send) -> T {
    // A mistake of the program is not hidden.
    std::thread::scope(|scope| scope.spawn(make).join())
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a worker meets it does itself; of much the other cores take their part.
    #[test]
    fn few_things_within_the_work_are_done_where_they_are_met() {
        let threads = |count: usize| {
            let inner: Vec<usize> = (0..count).collect();
            let threads = on_every_core(&inner, |_| std::thread::current().id());
            threads.into_iter().collect::<std::collections::HashSet<_>>().len()
        };
        let within = on_every_core(&[1, 2, 3], |_| threads(ALONE));
        assert_eq!(within, [1, 1, 1]);
        assert!(!IS_WORKER.get());
    }

    #[test]
    fn what_comes_of_things_stands_in_their_order() {
        let all: Vec<u64> = (0..200).collect();
        let slow_at_first = |number: &u64| {
            std::thread::sleep(std::time::Duration::from_micros(200 - number));
            number * 2
        };
        let expected: Vec<u64> = all.iter().map(|number| number * 2).collect();
        assert_eq!(on_every_core(&all, slow_at_first), expected);
        assert_eq!(on_every_core(&all[..1], slow_at_first), [0]);
        assert!(on_every_core(&all[..0], slow_at_first).is_empty());
    }
}
