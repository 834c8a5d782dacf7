//! What to do so that a job fits into the memory there is, the cheapest first.

use super::{megabytes, room::Room};

/// Stacks of threads, and what is allocated beside the stages.
const SLACK: u64 = 16 << 20;

/// What a job needs, in bytes beyond what the program holds before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Job {
    /// Without networks.
    pub stages: u64,
    /// Of networks that are not loaded yet and would be.
    pub networks: u64,
    /// Whether it can be done without networks.
    pub can_do_without: bool,
    /// Graphics memory that the network needs on a card, and what is free there; `None` where no driver tells.
    pub graphics: Option<(u64, u64)>,
}

/// What the program holds and could do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spare {
    /// Of the cache's results in memory.
    pub cache: u64,
    /// Of loaded networks that the job does not ask.
    pub networks: u64,
    /// Whether any of them is on the graphics card.
    pub is_on_card: bool,
}

/// Something to do before a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Lets go results in memory until this many bytes are left.
    TrimCache(u64),
    /// Unloads networks that the job does not ask.
    UnloadNetworks,
    /// Runs the network on the processor, unless there is room on the graphics card after the steps before.
    LeaveGraphics { needed: u64, free: u64 },
    /// Does the job without networks.
    DoWithout { needed: u64, room: Room },
}

/// A job that does not fit whatever is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Short {
    pub needed: u64,
    pub room: Room,
}

impl Job {
    /// The whole need.
    pub fn bytes(&self) -> u64 {
        self.stages + self.networks + SLACK
    }

    /// The need after steps that make it fit.
    pub fn bytes_after(&self, steps: &[Step]) -> u64 {
        let is_without = steps.iter().any(|step| matches!(step, Step::DoWithout { .. }));
        if is_without { self.bytes() - self.networks } else { self.bytes() }
    }
}

impl Step {
    /// The same, where this many bytes of results are held by other jobs and stay.
    pub fn beside(self, held: u64) -> Self {
        match self {
            Self::TrimCache(left) => Self::TrimCache(left + held),
            step => step,
        }
    }
}

/// The steps after which a job fits, in their order; none where it fits as it is.
///
/// # Errors
/// It does not fit, with all that could be let go counted as room.
pub fn fit(job: &Job, room: Room, spare: Spare) -> Result<Vec<Step>, Short> {
    let mut steps = Vec::new();
    let graphics = job.graphics.filter(|(needed, free)| needed > free);
    let unloads_for_card = graphics.is_some() && spare.is_on_card;
    let most = room.bytes + spare.cache + spare.networks;
    let mut needed = job.bytes();
    let all = Room { bytes: most, ..room };
    if needed > most && job.can_do_without && job.networks > 0 {
        steps.push(Step::DoWithout { needed, room: all });
        needed -= job.networks;
    }
    if needed > most {
        return Err(Short { needed, room: all });
    }
    let lack = needed.saturating_sub(room.bytes);
    if lack > 0 && spare.cache > 0 {
        steps.push(Step::TrimCache(spare.cache.saturating_sub(lack)));
    }
    if lack > spare.cache || unloads_for_card {
        steps.push(Step::UnloadNetworks);
    }
    if let Some((needed, free)) = graphics {
        steps.push(Step::LeaveGraphics { needed, free });
    }
    Ok(steps)
}

/// In plain words, what was done.
impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TrimCache(left) => write!(f, "results kept in memory were let go, down to {}", megabytes(*left)),
            Self::UnloadNetworks => f.write_str("networks not needed for this picture were unloaded"),
            Self::LeaveGraphics { needed, free } => write!(
                f,
                "the network runs on the processor: on the graphics card it needs about {}, {} are free",
                megabytes(*needed),
                megabytes(*free)
            ),
            Self::DoWithout { needed, room } => write!(
                f,
                "no network was asked: with it the picture needs about {}, {} are left {}",
                megabytes(*needed),
                megabytes(room.bytes),
                room.bound
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::room::Bound, *};

    const MB: u64 = 1 << 20;
    const JOB: Job = Job { stages: 100 * MB, networks: 100 * MB, can_do_without: true, graphics: None };
    const WHOLE: u64 = 200 * MB + SLACK;

    fn room(bytes: u64) -> Room {
        Room { bytes, bound: Bound::Memory }
    }

    #[test]
    fn what_fits_is_left_alone() {
        assert_eq!(fit(&JOB, room(WHOLE), Spare { cache: 50, networks: 9, is_on_card: true }), Ok(vec![]));
    }

    #[test]
    fn the_cache_goes_first_and_only_as_far_as_needed() {
        let spare = Spare { cache: 50 * MB, networks: 60 * MB, ..Spare::default() };
        assert_eq!(fit(&JOB, room(WHOLE - 20 * MB), spare), Ok(vec![Step::TrimCache(30 * MB)]));
        let both = vec![Step::TrimCache(0), Step::UnloadNetworks];
        assert_eq!(fit(&JOB, room(WHOLE - 70 * MB), spare), Ok(both));
    }

    #[test]
    fn networks_are_done_without_only_where_the_job_can() {
        let tight = room(150 * MB);
        let steps = fit(&JOB, tight, Spare::default()).unwrap();
        assert_eq!(steps, [Step::DoWithout { needed: WHOLE, room: tight }]);
        assert_eq!((JOB.bytes_after(&steps), JOB.bytes_after(&[])), (100 * MB + SLACK, WHOLE));
        let bound = Job { can_do_without: false, ..JOB };
        assert_eq!(fit(&bound, tight, Spare::default()), Err(Short { needed: WHOLE, room: tight }));
    }

    #[test]
    fn what_never_fits_says_how_much_is_short() {
        let short = fit(&JOB, room(MB), Spare { cache: 2 * MB, networks: MB, ..Spare::default() }).unwrap_err();
        assert_eq!((short.needed, short.room.bytes), (100 * MB + SLACK, 4 * MB));
    }

    #[test]
    fn a_full_graphics_card_sends_the_network_to_the_processor() {
        let on_card = |free| fit(&Job { graphics: Some((600, free)), ..JOB }, room(WHOLE), Spare::default()).unwrap();
        assert_eq!(on_card(599), [Step::LeaveGraphics { needed: 600, free: 599 }]);
        assert_eq!(on_card(600), []);
        let job = Job { graphics: Some((600, 599)), ..JOB };
        let idle = Spare { networks: MB, is_on_card: true, ..Spare::default() };
        let leave = Step::LeaveGraphics { needed: 600, free: 599 };
        assert_eq!(fit(&job, room(WHOLE), idle), Ok(vec![Step::UnloadNetworks, leave]), "idle networks go out first");
    }
}
