//! The quantities that are measured: their names in files, what people call them, and their units.

use serde::{Deserialize, Serialize};

/// One measured quantity. Files and rules know it by [`Metric::name`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Metric {
    MemoryHits,
    DiskHits,
    Misses,
    /// Share of look-ups in the last half minute that were hits.
    HitRate,
    Evictions,
    /// Evictions a minute, over the last half minute.
    EvictionRate,
    /// Misses whose result had been kept and let go for want of room.
    EvictedMisses,
    /// Their share of all misses in the last half minute.
    EvictedShare,
    SavedTime,
    CacheBytes,
    DiskBytes,
    Decode,
    Mask,
    Engine,
    Surface,
    Clean,
    Simplify,
    Texture,
    Asset,
    Queue,
    Finished,
    /// Pictures finished a minute, over the last half minute.
    Throughput,
    /// Seconds since anything moved while pictures are waiting.
    Stalled,
    ProcessBytes,
    AvailableBytes,
    /// Of what this program may use: the machine's memory or its group's limit, whichever is tighter.
    MemoryShare,
    /// Seconds until memory is full if it goes on like this.
    MemoryFullIn,
    Cpu,
    ProcessCpu,
    Gpu,
    VramBytes,
    VramShare,
    VramFullIn,
    /// Graphics memory that this window itself holds.
    GraphicsBytes,
    /// How unusual everything together is: 1 is where it is told.
    Unusual,
}

/// How a metric's numbers are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Count,
    Bytes,
    /// 0 to 1.
    Share,
    Millis,
    Secs,
    PerMinute,
}

impl Metric {
    /// All of them, in the order of the columns of a history.
    pub const ALL: [Self; 35] = [
        Self::MemoryHits,
        Self::DiskHits,
        Self::Misses,
        Self::HitRate,
        Self::Evictions,
        Self::EvictionRate,
        Self::EvictedMisses,
        Self::EvictedShare,
        Self::SavedTime,
        Self::CacheBytes,
        Self::DiskBytes,
        Self::Decode,
        Self::Mask,
        Self::Engine,
        Self::Surface,
        Self::Clean,
        Self::Simplify,
        Self::Texture,
        Self::Asset,
        Self::Queue,
        Self::Finished,
        Self::Throughput,
        Self::Stalled,
        Self::ProcessBytes,
        Self::AvailableBytes,
        Self::MemoryShare,
        Self::MemoryFullIn,
        Self::Cpu,
        Self::ProcessCpu,
        Self::Gpu,
        Self::VramBytes,
        Self::VramShare,
        Self::VramFullIn,
        Self::GraphicsBytes,
        Self::Unusual,
    ];

    /// The times of the pipeline's stages, in the order in which they run.
    pub const STAGES: [Self; 8] = [
        Self::Decode,
        Self::Mask,
        Self::Engine,
        Self::Surface,
        Self::Clean,
        Self::Simplify,
        Self::Texture,
        Self::Asset,
    ];

    /// Name in files, what people call it, and its unit.
    const fn entry(self) -> (&'static str, &'static str, Unit) {
        match self {
            Self::MemoryHits => ("memory_hits", "Hits in memory", Unit::Count),
            Self::DiskHits => ("disk_hits", "Hits on disk", Unit::Count),
            Self::Misses => ("misses", "Misses", Unit::Count),
            Self::HitRate => ("hit_rate", "Hit rate", Unit::Share),
            Self::Evictions => ("evictions", "Evictions", Unit::Count),
            Self::EvictionRate => ("evictions_per_minute", "Evictions a minute", Unit::PerMinute),
            Self::EvictedMisses => ("evicted_misses", "Misses of evicted entries", Unit::Count),
            Self::EvictedShare => ("evicted_share", "Misses that were evicted entries", Unit::Share),
            Self::SavedTime => ("saved_ms", "Time saved", Unit::Millis),
            Self::CacheBytes => ("cache_bytes", "Cache in memory", Unit::Bytes),
            Self::DiskBytes => ("disk_bytes", "Cache on disk", Unit::Bytes),
            Self::Decode => ("decode_ms", "Decoding", Unit::Millis),
            Self::Mask => ("mask_ms", "Cutting out", Unit::Millis),
            Self::Engine => ("engine_ms", "Shaping", Unit::Millis),
            Self::Surface => ("surface_ms", "Surfacing", Unit::Millis),
            Self::Clean => ("clean_ms", "Cleaning", Unit::Millis),
            Self::Simplify => ("simplify_ms", "Simplifying", Unit::Millis),
            Self::Texture => ("texture_ms", "Texturing", Unit::Millis),
            Self::Asset => ("asset_ms", "Packing", Unit::Millis),
            Self::Queue => ("queue", "Pictures waiting", Unit::Count),
            Self::Finished => ("finished", "Pictures finished", Unit::Count),
            Self::Throughput => ("pictures_per_minute", "Pictures a minute", Unit::PerMinute),
            Self::Stalled => ("stalled_secs", "Time without progress", Unit::Secs),
            Self::ProcessBytes => ("process_bytes", "Memory of this program", Unit::Bytes),
            Self::AvailableBytes => ("available_bytes", "Memory left", Unit::Bytes),
            Self::MemoryShare => ("memory_share", "Memory in use", Unit::Share),
            Self::MemoryFullIn => ("memory_full_in_secs", "Memory full in", Unit::Secs),
            Self::Cpu => ("cpu_share", "Processor", Unit::Share),
            Self::ProcessCpu => ("process_cpu_share", "Processor for this program", Unit::Share),
            Self::Gpu => ("gpu_share", "Graphics card", Unit::Share),
            Self::VramBytes => ("vram_bytes", "Graphics memory used", Unit::Bytes),
            Self::VramShare => ("vram_share", "Graphics memory in use", Unit::Share),
            Self::VramFullIn => ("vram_full_in_secs", "Graphics memory full in", Unit::Secs),
            Self::GraphicsBytes => ("graphics_bytes", "Graphics memory of this window", Unit::Bytes),
            Self::Unusual => ("unusual", "Unusual", Unit::Count),
        }
    }

    pub fn name(self) -> &'static str {
        self.entry().0
    }

    pub fn title(self) -> &'static str {
        self.entry().1
    }

    pub fn unit(self) -> Unit {
        self.entry().2
    }
}

impl From<Metric> for String {
    fn from(metric: Metric) -> Self {
        metric.name().to_owned()
    }
}

impl TryFrom<String> for Metric {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::ALL.into_iter().find(|metric| metric.name() == name).ok_or_else(|| {
            let names = Self::ALL.map(Self::name).join(", ");
            format!("expected the name of a metric, found \"{name}\"; there are: {names}")
        })
    }
}

impl Unit {
    /// A number with its unit, as short as people would say it.
    pub fn text(self, value: f64) -> String {
        match self {
            Self::Count if value.fract() == 0.0 => format!("{value:.0}"),
            Self::Count => format!("{value:.1}"),
            Self::Bytes => bytes_text(value),
            Self::Share => format!("{:.0} %", value * 100.0),
            Self::Millis if value < 9.95 => format!("{value:.1} ms"),
            Self::Millis if value < 995.0 => format!("{value:.0} ms"),
            Self::Millis => Self::Secs.text(value / 1000.0),
            Self::Secs if value < 9.95 => format!("{value:.1} s"),
            Self::Secs if value < 99.5 => format!("{value:.0} s"),
            Self::Secs if value < 5940.0 => format!("{:.0} min", value / 60.0),
            Self::Secs => format!("{:.1} h", value / 3600.0),
            Self::PerMinute if value < 9.95 => format!("{value:.1} a minute"),
            Self::PerMinute => format!("{value:.0} a minute"),
        }
    }
}

/// Whole megabytes up to ten gigabytes: below, a gigabyte's decimals hide what changes.
fn bytes_text(bytes: f64) -> String {
    const MB: f64 = (1u64 << 20) as f64;
    match bytes / MB {
        mb if mb < 9999.5 => format!("{mb:.0} MB"),
        mb => format!("{:.1} GB", mb / 1024.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_columns_is_that_of_the_enum_and_names_come_back() {
        for (at, metric) in Metric::ALL.into_iter().enumerate() {
            assert_eq!(metric as usize, at);
            assert_eq!(Metric::try_from(metric.name().to_owned()), Ok(metric));
        }
        assert!(Metric::try_from("speed".to_owned()).unwrap_err().contains("hit_rate"));
    }

    #[test]
    fn numbers_read_as_people_say_them() {
        for (unit, value, text) in [
            (Unit::Bytes, 536_870_912.0, "512 MB"),
            (Unit::Bytes, 25e9, "23.3 GB"),
            (Unit::Share, 0.384, "38 %"),
            (Unit::Millis, 3.12, "3.1 ms"),
            (Unit::Millis, 1540.0, "1.5 s"),
            (Unit::Secs, 240.0, "4 min"),
            (Unit::Count, 7.0, "7"),
            (Unit::PerMinute, 12.4, "12 a minute"),
        ] {
            assert_eq!(unit.text(value), text);
        }
    }
}
