//! How much memory this program may still take, and what bounds it.

use std::{fmt, fs};

use crate::metrics::system::{SystemProbe, SystemReading};

/// Memory that can still be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    pub bytes: u64,
    pub bound: Bound,
}

/// What there is the least of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Memory of the machine, or of the control group where that allows less.
    Memory,
    /// The limit of addresses (`ulimit -v`), which counts what is reserved too.
    AddressSpace,
    /// The setting `memory_limit_mb`.
    User,
}

/// What pictures in work will still take, or what those that are done have left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reserved {
    pub resident: u64,
    /// Held by the program, but free for its next picture. Its addresses may be another thread's.
    pub reusable: u64,
}

impl Room {
    /// The least of what the system has, what is left of the limit of addresses, and what is left of the user's limit,
    /// all of it without what is reserved.
    pub fn of(
        reading: &SystemReading,
        address_limit: Option<u64>,
        user_limit: Option<u64>,
        reserved: Reserved,
    ) -> Self {
        let Reserved { resident, reusable } = reserved;
        let available = (reading.available_bytes + reusable).saturating_sub(resident);
        let mut room = Self { bytes: available, bound: Bound::Memory };
        let left = |limit: Option<u64>, used: u64| limit.map(|limit| limit.saturating_sub(used));
        for (bytes, bound) in [
            (left(address_limit, reading.virtual_bytes + resident), Bound::AddressSpace),
            (left(user_limit, (reading.process_bytes + resident).saturating_sub(reusable)), Bound::User),
        ] {
            if let Some(bytes) = bytes.filter(|bytes| *bytes < room.bytes) {
                room = Self { bytes, bound };
            }
        }
        room
    }

    /// As things stand; `None` where the system does not tell.
    pub fn now(user_limit: Option<u64>) -> Option<Self> {
        Some(Self::of(&SystemProbe::new()?.read(), address_limit(), user_limit, Reserved::default()))
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Memory => "of this machine's memory",
            Self::AddressSpace => "under the limit of addresses (ulimit -v)",
            Self::User => "under your limit (memory_limit_mb)",
        })
    }
}

/// The limit of addresses in bytes, where the system has one and tells it.
pub fn address_limit() -> Option<u64> {
    parse_address_limit(&fs::read_to_string("/proc/self/limits").ok()?)
}

fn parse_address_limit(limits: &str) -> Option<u64> {
    limits.lines().find_map(|line| line.strip_prefix("Max address space"))?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const READING: SystemReading = SystemReading {
        process_bytes: 100,
        virtual_bytes: 400,
        available_bytes: 1000,
        limit_bytes: 2000,
        cpu_share: None,
        process_cpu_share: None,
    };

    #[test]
    fn the_least_bounds() {
        let room = |address, user| Room::of(&READING, address, user, Reserved::default());
        assert_eq!(room(None, None), Room { bytes: 1000, bound: Bound::Memory });
        assert_eq!(room(Some(900), Some(5000)), Room { bytes: 500, bound: Bound::AddressSpace });
        assert_eq!(room(Some(900), Some(300)), Room { bytes: 200, bound: Bound::User });
        assert_eq!(room(Some(300), None).bytes, 0);
        let beside = |address, user| Room::of(&READING, address, user, Reserved { resident: 150, reusable: 0 }).bytes;
        let after =
            |address, user| Room::of(&READING, address, user, Reserved { reusable: 60, ..Reserved::default() }).bytes;
        assert_eq!([after(None, None), after(Some(900), None), after(None, Some(300))], [1060, 500, 260]);
        assert_eq!([beside(None, None), beside(Some(900), None), beside(None, Some(300))], [850, 350, 50]);
    }

    #[test]
    fn a_limit_of_addresses_is_read_and_none_is_none() {
        let text =
            |limit: &str| format!("Limit  Soft Limit  Hard Limit  Units\nMax address space         {limit}  bytes\n");
        assert_eq!(parse_address_limit(&text("734003200  734003200")), Some(700 << 20));
        assert_eq!(parse_address_limit(&text("unlimited  unlimited")), None);
    }
}
