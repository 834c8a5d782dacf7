//! What the operating system tells of memory and processor.

use sysinfo::{CGroupLimits, Pid, ProcessRefreshKind, ProcessesToUpdate, System, get_current_pid};

/// Memory in bytes, and shares of the whole processor from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct SystemReading {
    /// Held by this program.
    pub process_bytes: u64,
    /// Addresses this program has reserved, whether there is memory behind them or not.
    pub virtual_bytes: u64,
    /// Left for this program: on the machine, or in its control group where that allows less.
    pub available_bytes: u64,
    /// All this program could ever use, likewise.
    pub limit_bytes: u64,
    /// `None` at the first reading: use is told over the time between two.
    pub cpu_share: Option<f64>,
    pub process_cpu_share: Option<f64>,
}

impl SystemReading {
    /// How much of what there is, is in use.
    pub fn memory_share(&self) -> Option<f64> {
        (self.limit_bytes > 0).then(|| 1.0 - self.available_bytes as f64 / self.limit_bytes as f64)
    }
}

/// Asks the operating system.
pub struct SystemProbe {
    system: System,
    pid: Pid,
    has_read: bool,
}

impl SystemProbe {
    /// `None` where the system does not tell.
    pub fn new() -> Option<Self> {
        Some(Self { system: System::new().ok()?, pid: get_current_pid().ok()?, has_read: false })
    }

    /// Memory held by this program, in bytes, and nothing else: cheaper than [`SystemProbe::read`].
    pub fn process_bytes(&mut self) -> u64 {
        let kind = ProcessRefreshKind::nothing().with_memory();
        self.system.refresh_processes_specifics(ProcessesToUpdate::Some(&[self.pid]), true, kind);
        self.system.process(self.pid).map_or(0, |process| process.memory())
    }

    /// Takes well under a millisecond.
    pub fn read(&mut self) -> SystemReading {
        let kind = ProcessRefreshKind::nothing().with_memory().with_cpu();
        self.system.refresh_processes_specifics(ProcessesToUpdate::Some(&[self.pid]), true, kind);
        self.system.refresh_memory();
        self.system.refresh_cpu_usage();
        let process = self.system.process(self.pid);
        let group = process.and_then(|process| process.cgroup_limits());
        let (limit, available) = (self.system.total_memory(), self.system.available_memory());
        let was_read = std::mem::replace(&mut self.has_read, true);
        let processors = self.system.cpus().len().max(1) as f64;
        SystemReading {
            process_bytes: process.map_or(0, |process| process.memory()),
            virtual_bytes: process.map_or(0, |process| process.virtual_memory()),
            available_bytes: group.as_ref().map_or(available, |group| left_in(group).min(available)),
            limit_bytes: group.as_ref().map_or(limit, |group| group.total_memory.min(limit)),
            cpu_share: was_read.then(|| f64::from(self.system.global_cpu_usage()) / 100.0),
            process_cpu_share: process
                .filter(|_| was_read)
                .map(|process| f64::from(process.cpu_usage()) / 100.0 / processors),
        }
    }
}

/// What a control group still allows. Files that the system keeps in memory count as used there, but are let go first:
/// what no page of a program holds is as good as free, save a tenth for the system's own tables.
fn left_in(group: &CGroupLimits) -> u64 {
    group.free_memory.max(group.total_memory.saturating_sub(group.rss) / 10 * 9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_test_uses_memory_within_its_limit() {
        let reading = SystemProbe::new().unwrap().read();
        assert!(reading.process_bytes > 1 << 20 && reading.process_bytes < reading.limit_bytes, "{reading:?}");
        assert!((0.0..=1.0).contains(&reading.memory_share().unwrap()), "{reading:?}");
        assert_eq!(reading.cpu_share, None);
    }
}
