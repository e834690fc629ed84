//! Keyed digests, as words: what stands for a person, a class or a value while it is counted, in memory and on the disk.
//!
//! The key is drawn anew for each run and never leaves memory, so that a digest says nothing once the run is over. A person and a
//! class are 96 bits: among a hundred million, two are alike by chance once in ten million million runs.

use std::hash::{BuildHasher, Hasher, RandomState};

use siphasher::sip128::SipHasher13;

/// Words of a person or of a class.
pub(super) const WORDS: usize = 3;

/// What makes digests with one key.
#[derive(Clone, Debug)]
pub(super) struct Digester(SipHasher13);

impl Digester {
    /// With a key that nobody else has.
    pub(super) fn new() -> Self {
        let drawn = || RandomState::new().build_hasher().finish();
        Self(SipHasher13::new_with_keys(drawn(), drawn()))
    }

    /// The digest as four words.
    pub(super) fn words(&self, bytes: &[u8]) -> [u32; 4] {
        let digest = self.0.hash(bytes);
        let (a, b) = (digest.h1, digest.h2);
        [low(a), low(a >> 32), low(b), low(b >> 32)]
    }
}

/// The lower half.
#[expect(clippy::cast_possible_truncation, reason = "the lower half is what is asked for")]
pub(super) const fn low(number: u64) -> u32 {
    number as u32
}

/// Two words as one number.
pub(super) const fn joined(low: u32, high: u32) -> u64 {
    (low as u64) | ((high as u64) << 32)
}

/// For tables whose keys are digests already: nothing is mixed again.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        // Only whole words are ever put in.
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u32(&mut self, word: u32) {
        self.0 = self.0.rotate_left(32) ^ u64::from(word);
    }

    fn write_u64(&mut self, word: u64) {
        self.0 ^= word;
    }

    fn write_usize(&mut self, _length: usize) {}
}

/// A table whose keys are digests.
pub(super) type Digests<K, V> =
    std::collections::HashMap<K, V, std::hash::BuildHasherDefault<AsIs>>;
