//! What pictures in work at once have claimed of the memory there is, and how much of it they have yet to take.
//!
//! While one grows, what is left now says little: so each claims what it is expected to need before it begins, and the
//! next one begins beside it only if both fit.

use std::fmt;

use super::{fit::Short, megabytes, room::Reserved};

/// What ONNX Runtime's library and its pools hold as soon as a network is loaded. Measured on Linux with version 1.31.
const RUNTIME_BYTES: u64 = 48 << 20;
/// The network that sees depth, loaded and running: three times its file.
const SHAPE_BYTES: u64 = 52 << 20;
/// The network that finds the subject.
const MASK_BYTES: u64 = 16 << 20;

/// Networks that are loaded, or that pictures ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Networks {
    pub shape: bool,
    pub mask: bool,
}

/// What a picture is expected to need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// Bytes, without networks.
    pub stages: u64,
    pub networks: Networks,
}

/// What the program holds, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Holding {
    pub process: u64,
    /// Of it, the cache's results.
    pub cache: u64,
    /// Of it, loaded networks.
    pub networks: u64,
}

/// The claims of the pictures in work.
#[derive(Debug, Default)]
pub struct Claims {
    claims: Vec<Held>,
    /// What the program held when the first of them began beside no other.
    before: Holding,
    /// What it held before its very first picture.
    first: Holding,
    /// Whether any two were in work at once so far.
    were_together: bool,
    /// Pictures begun so far, which numbers them.
    begun: u64,
    /// The fewest at once that the user was told of.
    fewest_told: Option<usize>,
}

#[derive(Debug)]
struct Held {
    number: u64,
    claim: Claim,
    /// The cache's bytes when it was made.
    cache: u64,
}

/// Fewer pictures at once than the user wants, since the next one does not fit beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crowded {
    pub at_once: usize,
    pub instead_of: usize,
    pub short: Short,
}

impl Networks {
    pub fn or(self, other: Self) -> Self {
        Self { shape: self.shape || other.shape, mask: self.mask || other.mask }
    }

    pub fn and(self, other: Self) -> Self {
        Self { shape: self.shape && other.shape, mask: self.mask && other.mask }
    }

    /// These without others.
    pub fn without(self, others: Self) -> Self {
        Self { shape: self.shape && !others.shape, mask: self.mask && !others.mask }
    }

    /// What unloading them gives back; the library stays.
    pub fn bytes(self) -> u64 {
        [(self.shape, SHAPE_BYTES), (self.mask, MASK_BYTES)].iter().filter_map(|(is, bytes)| is.then_some(bytes)).sum()
    }

    /// What loading them takes where others are loaded already.
    pub fn bytes_beside(self, loaded: Self) -> u64 {
        let added = self.without(loaded);
        let adds_runtime = added != Self::default() && loaded == Self::default();
        added.bytes() + if adds_runtime { RUNTIME_BYTES } else { 0 }
    }
}

impl Claims {
    pub fn count(&self) -> usize {
        self.claims.len()
    }

    /// How many pictures were begun so far, those that are done too.
    pub fn begun(&self) -> u64 {
        self.begun
    }

    /// The networks that those in work ask.
    pub fn networks(&self) -> Networks {
        self.claims.iter().fold(Networks::default(), |all, held| all.or(held.claim.networks))
    }

    /// Notes that a picture begins; returns its number.
    pub fn begin(&mut self, claim: Claim, now: Holding) -> u64 {
        if self.begun == 0 {
            self.first = now;
        }
        if self.claims.is_empty() {
            self.before = now;
        } else {
            self.were_together = true;
        }
        self.begun += 1;
        self.claims.push(Held { number: self.begun, claim, cache: now.cache });
        self.begun
    }

    /// Notes that a picture is done.
    pub fn end(&mut self, number: u64) {
        self.claims.retain(|held| held.number != number);
    }

    /// What is spoken for beside what is held now, for one more picture. What the program holds beyond what it did
    /// without pictures in work, and beyond what stays when they are done, they have taken. With none in work that is
    /// what the system's allocator keeps for later: much, where several threads had pictures. That can be told only of a
    /// program that `grows_by_pictures_alone`: a window does by what it shows, too.
    pub fn reserved(&self, now: Holding, grows_by_pictures_alone: bool) -> Reserved {
        let taken_since = |then: Holding| {
            let stays = (then.process + now.cache + now.networks).saturating_sub(then.cache + then.networks);
            now.process.saturating_sub(stays)
        };
        if self.claims.is_empty() {
            let reusable = if self.were_together && grows_by_pictures_alone { taken_since(self.first) } else { 0 };
            return Reserved { reusable, ..Reserved::default() };
        }
        let claimed: u64 = self.claims.iter().map(|held| held.claim.stages).sum();
        let resident = claimed.saturating_sub(taken_since(self.before));
        Reserved { resident, reusable: 0 }
    }

    /// How much of what the cache holds can be let go: those in work hold what they have put there themselves.
    pub fn spare_cache(&self, now: u64) -> u64 {
        self.claims.iter().map(|held| held.cache).fold(now, u64::min)
    }

    /// Whether so few at once are news to the user; from then on they are none.
    pub fn is_news(&mut self, at_once: usize) -> bool {
        let is_news = self.fewest_told.is_none_or(|told| at_once < told);
        if is_news {
            self.fewest_told = Some(at_once);
        }
        is_news
    }
}

impl fmt::Display for Crowded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { at_once, instead_of, short: Short { needed, room } } = self;
        let pictures = if *at_once == 1 { "picture" } else { "pictures" };
        let (needed, left, bound) = (megabytes(*needed), megabytes(room.bytes), room.bound);
        write!(f, "{at_once} {pictures} at once instead of {instead_of}: ")?;
        write!(f, "one more needs about {needed}, beside what they need {left} are left {bound}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1 << 20;

    fn claim(megabytes: u64) -> Claim {
        Claim { stages: megabytes * MB, networks: Networks::default() }
    }

    fn holding(process: u64, cache: u64) -> Holding {
        Holding { process: process * MB, cache: cache * MB, networks: 0 }
    }

    #[test]
    fn without_pictures_in_work_nothing_is_reserved() {
        let mut claims = Claims::default();
        let number = claims.begin(claim(100), holding(50, 0));
        claims.end(number);
        assert_eq!(claims.reserved(holding(50, 0), true), Reserved::default());
    }

    #[test]
    fn what_pictures_in_work_have_taken_is_no_longer_reserved_and_what_stays_is_not_theirs() {
        let mut claims = Claims::default();
        let first = claims.begin(claim(100), holding(50, 10));
        claims.begin(claim(80), holding(50, 10));
        let resident = |claims: &Claims, now| claims.reserved(now, true).resident / MB;
        assert_eq!(resident(&claims, holding(50, 10)), 180);
        assert_eq!(resident(&claims, holding(110, 10)), 120);
        // Of 60 MB more, the cache keeps 40.
        assert_eq!(resident(&claims, holding(110, 50)), 160);
        let loaded = Holding { networks: 60 * MB, ..holding(110, 10) };
        assert_eq!(resident(&claims, loaded), 180);
        assert_eq!(resident(&claims, holding(900, 10)), 0);
        claims.end(first);
        assert_eq!(resident(&claims, holding(50, 10)), 80);
    }

    #[test]
    fn what_is_kept_of_pictures_that_were_in_work_at_once_serves_the_next_one_alone() {
        let mut claims = Claims::default();
        let reusable = |claims: &Claims, process| claims.reserved(holding(process, 0), true).reusable / MB;
        let first = claims.begin(claim(100), holding(50, 0));
        claims.end(first);
        assert_eq!(reusable(&claims, 90), 0, "one after the other as ever");
        let both = [claims.begin(claim(100), holding(60, 0)), claims.begin(claim(100), holding(90, 0))];
        assert_eq!(reusable(&claims, 90), 0);
        both.into_iter().for_each(|number| claims.end(number));
        assert_eq!((reusable(&claims, 90), reusable(&claims, 40)), (40, 0));
        assert_eq!(claims.reserved(holding(90, 0), false), Reserved::default());
    }

    #[test]
    fn results_of_pictures_in_work_cannot_be_let_go() {
        let mut claims = Claims::default();
        assert_eq!(claims.spare_cache(70), 70);
        claims.begin(claim(1), Holding { cache: 30, ..Holding::default() });
        claims.begin(claim(1), Holding { cache: 50, ..Holding::default() });
        assert_eq!((claims.spare_cache(70), claims.spare_cache(20)), (30, 20));
    }

    #[test]
    fn a_network_is_counted_until_it_is_loaded() {
        let [none, shape, mask] =
            [(false, false), (true, false), (false, true)].map(|(shape, mask)| Networks { shape, mask });
        assert_eq!(none.bytes_beside(none), 0);
        assert_eq!(shape.bytes_beside(none), SHAPE_BYTES + RUNTIME_BYTES);
        assert_eq!(shape.or(mask).bytes_beside(shape), MASK_BYTES);
        assert_eq!(shape.bytes_beside(shape.or(mask)), 0);
    }

    #[test]
    fn fewer_at_once_are_told_once() {
        let mut claims = Claims::default();
        assert_eq!([3, 3, 2, 3, 2, 1].map(|at_once| claims.is_news(at_once)), [true, false, true, false, false, true]);
    }
}
