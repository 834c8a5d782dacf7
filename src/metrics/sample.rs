//! One second of the program: what was read, and the row of numbers it becomes.

use super::{Metric, gpu::GpuReading, system::SystemReading};

/// What stands at one moment. Counters count from the start of the program; what nobody reports is `None`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Since the program started.
    pub secs: f64,
    pub memory_hits: u64,
    pub disk_hits: u64,
    pub misses: u64,
    /// Misses of entries that had been kept and let go for want of room.
    pub evicted_misses: u64,
    pub evictions: u64,
    pub saved_ms: f64,
    pub cache_bytes: u64,
    /// The most the cache may hold in memory.
    pub cache_limit: u64,
    /// `None` without a cache on disk.
    pub disk_bytes: Option<u64>,
    /// Pictures waiting or in work.
    pub queue: usize,
    pub finished: u64,
    /// Stages computed since the last reading, with their times in milliseconds.
    pub stage_ms: Vec<(Metric, f64)>,
    /// Whether anything moved since the last reading: a stage, a share of one, a picture.
    pub is_moving: bool,
    pub system: Option<SystemReading>,
    pub gpu: GpuReading,
    /// Of the window's own allocator.
    pub graphics_bytes: Option<u64>,
}

/// The value of each metric in one second, `None` where nothing is known of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// Since the program started.
    pub secs: f64,
    values: [Option<f64>; Metric::ALL.len()],
}

impl Sample {
    pub fn new(secs: f64) -> Self {
        Self { secs, values: [None; Metric::ALL.len()] }
    }

    pub fn get(&self, metric: Metric) -> Option<f64> {
        self.values[metric as usize]
    }

    /// What is not a finite number is not known.
    pub fn set(&mut self, metric: Metric, value: impl Into<Option<f64>>) {
        self.values[metric as usize] = value.into().filter(|value| value.is_finite());
    }

    /// With a value set, for samples built in one go.
    #[must_use]
    pub fn with(mut self, metric: Metric, value: f64) -> Self {
        self.set(metric, value);
        self
    }

    /// What can be said of one reading without its past.
    pub(super) fn of(reading: &Reading) -> Self {
        let mut sample = Self::new(reading.secs);
        let mut set = |metric, value: Option<f64>| sample.set(metric, value);
        set(Metric::MemoryHits, Some(reading.memory_hits as f64));
        set(Metric::DiskHits, Some(reading.disk_hits as f64));
        set(Metric::Misses, Some(reading.misses as f64));
        set(Metric::Evictions, Some(reading.evictions as f64));
        set(Metric::EvictedMisses, Some(reading.evicted_misses as f64));
        set(Metric::SavedTime, Some(reading.saved_ms));
        set(Metric::CacheBytes, Some(reading.cache_bytes as f64));
        set(Metric::DiskBytes, reading.disk_bytes.map(|bytes| bytes as f64));
        set(Metric::Queue, Some(reading.queue as f64));
        set(Metric::Finished, Some(reading.finished as f64));
        for stage in Metric::STAGES {
            let runs = || reading.stage_ms.iter().filter(|(of, _)| *of == stage).map(|(_, ms)| *ms);
            let count = runs().count();
            set(stage, (count > 0).then(|| runs().sum::<f64>() / count as f64));
        }
        if let Some(system) = &reading.system {
            set(Metric::ProcessBytes, Some(system.process_bytes as f64));
            set(Metric::AvailableBytes, Some(system.available_bytes as f64));
            set(Metric::MemoryShare, system.memory_share());
            set(Metric::Cpu, system.cpu_share);
            set(Metric::ProcessCpu, system.process_cpu_share);
        }
        set(Metric::Gpu, reading.gpu.share);
        set(Metric::VramBytes, reading.gpu.used_bytes.map(|bytes| bytes as f64));
        set(Metric::VramShare, reading.gpu.memory_share());
        set(Metric::GraphicsBytes, reading.graphics_bytes.map(|bytes| bytes as f64));
        sample
    }
}
