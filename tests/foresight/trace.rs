//! A studio at work, second by second, with a fault put in at a known time. The numbers are those of a session on a
//! machine with a graphics card; the same seed gives the same trace.

use orfeas_studio::metrics::{Metric, Reading, gpu::GpuReading, system::SystemReading};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// One stage takes three to eight times as long.
    SlowStage,
    /// Memory is taken and never given back.
    Leak,
    /// What is asked for again has just been let go.
    Thrashing,
    /// The card stops answering in the middle of a picture.
    GpuStall,
}

impl Fault {
    pub const ALL: [Self; 4] = [Self::SlowStage, Self::Leak, Self::Thrashing, Self::GpuStall];
}

const MB: f64 = 1_048_576.0;
const CACHE_LIMIT: f64 = 512.0 * MB;
const TOTAL: f64 = 16_384.0 * MB;
const VRAM: f64 = 8_192.0 * MB;
/// Usual times of the stages in milliseconds, in their order.
const STAGE_MS: [f64; 8] = [40.0, 120.0, 700.0, 220.0, 260.0, 240.0, 180.0, 130.0];
const STAGES: u64 = STAGE_MS.len() as u64;
const ENGINE: usize = 2;

pub struct Studio {
    random: Random,
    reading: Reading,
    /// Seconds that this spell of work or rest still lasts.
    spell: u32,
    /// The stage at work, what is left of it and its whole time in milliseconds, and the picture's size.
    work: Option<(usize, f64, f64, f64)>,
    cached: f64,
    leaked: f64,
    slow: usize,
    slower: f64,
    leak_per_sec: f64,
}

impl Studio {
    pub fn new(seed: u64) -> Self {
        let mut random = Random(seed);
        let slow = (random.share() * STAGE_MS.len() as f64) as usize;
        let slower = 3.0 + 5.0 * random.share();
        let leak_per_sec = (3.0 + 17.0 * random.share()) * MB;
        let reading = Reading { secs: 0.0, cache_limit: CACHE_LIMIT as u64, ..Reading::default() };
        Self { random, reading, spell: 5, work: None, cached: 0.0, leaked: 0.0, slow, slower, leak_per_sec }
    }

    /// The next second.
    pub fn next(&mut self, fault: Option<Fault>) -> Reading {
        self.reading.secs += 1.0;
        self.reading.stage_ms.clear();
        self.reading.is_moving = false;
        self.spell = self.spell.saturating_sub(1);
        if self.spell == 0 {
            self.spell = (20.0 + 60.0 * self.random.share()) as u32;
            // Sometimes nobody works; a fault is only one while somebody does.
            self.reading.queue = if self.random.share() < 0.3 { 0 } else { (self.spell / 2) as usize };
        }
        if fault.is_some() {
            self.reading.queue = self.reading.queue.max(3);
        }
        let engine_ms = self.work_for(1000.0, fault);
        if fault == Some(Fault::Leak) {
            self.leaked += self.leak_per_sec;
        }
        let working = if self.work.is_some() { (80.0 + 160.0 * self.random.share()) * MB } else { 0.0 };
        let held = 310.0 * MB + self.cached + self.leaked + working + self.random.normal() * MB;
        let stalled = fault == Some(Fault::GpuStall);
        let busy = if stalled { 0.0 } else { (engine_ms / 1000.0 * (0.8 + 0.2 * self.random.share())).min(1.0) };
        self.reading.cache_bytes = self.cached as u64;
        self.reading.system = Some(SystemReading {
            process_bytes: held as u64,
            virtual_bytes: 0,
            available_bytes: (TOTAL - 4096.0 * MB - held + 20.0 * MB * self.random.normal()) as u64,
            limit_bytes: TOTAL as u64,
            cpu_share: Some(if self.work.is_some() { 0.3 + 0.2 * self.random.share() } else { 0.03 }),
            process_cpu_share: Some(if self.work.is_some() { 0.25 } else { 0.01 }),
        });
        self.reading.gpu = GpuReading {
            used_bytes: Some((900.0 * MB + if busy > 0.0 { 300.0 * MB } else { 0.0 }) as u64),
            total_bytes: Some(VRAM as u64),
            share: Some(busy),
            ..GpuReading::default()
        };
        self.reading.clone()
    }

    /// Goes on with the pictures for so many milliseconds. Returns how many of them the engine took.
    fn work_for(&mut self, mut ms: f64, fault: Option<Fault>) -> f64 {
        let mut engine_ms = 0.0;
        while ms > 0.0 && self.reading.queue > 0 {
            let Some((stage, left, whole, size)) = self.work else {
                self.begin_picture(fault);
                ms -= 5.0;
                continue;
            };
            if stage == ENGINE && fault == Some(Fault::GpuStall) {
                return 0.0;
            }
            self.reading.is_moving = true;
            let done = left.min(ms);
            engine_ms += if stage == ENGINE { done } else { 0.0 };
            ms -= done;
            if left > done {
                self.work = Some((stage, left - done, whole, size));
                continue;
            }
            self.reading.stage_ms.push((Metric::STAGES[stage], whole));
            if stage + 1 < STAGE_MS.len() {
                self.work = Some(self.stage(stage + 1, size, fault));
            } else {
                self.end_picture();
            }
        }
        engine_ms
    }

    fn begin_picture(&mut self, fault: Option<Fault>) {
        self.reading.is_moving = true;
        let is_known = self.random.share() < 0.4 || fault == Some(Fault::Thrashing);
        if is_known && fault != Some(Fault::Thrashing) {
            self.reading.memory_hits += STAGES;
            self.end_picture();
            return;
        }
        self.reading.misses += STAGES;
        // Now and then something is asked again a little late.
        let asked_again = if is_known { STAGES } else { u64::from(self.random.share() < 0.2) };
        self.reading.evicted_misses += asked_again;
        self.cached += (15.0 + 30.0 * self.random.share()) * MB;
        if self.cached > CACHE_LIMIT {
            self.reading.evictions += STAGES;
            self.cached -= 45.0 * MB;
        }
        let size = (0.25 * self.random.normal()).exp();
        self.work = Some(self.stage(0, size, fault));
    }

    fn stage(&mut self, stage: usize, size: f64, fault: Option<Fault>) -> (usize, f64, f64, f64) {
        let slower = if fault == Some(Fault::SlowStage) && stage == self.slow { self.slower } else { 1.0 };
        let ms = STAGE_MS[stage] * size * (0.1 * self.random.normal()).exp() * slower;
        (stage, ms, ms, size)
    }

    fn end_picture(&mut self) {
        self.work = None;
        self.reading.finished += 1;
        self.reading.queue -= 1;
    }
}

/// SplitMix64: noise that is the same everywhere, and unlike for seeds that are near each other.
struct Random(u64);

impl Random {
    fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    /// Nearly normal, by the sum of twelve.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }
}
