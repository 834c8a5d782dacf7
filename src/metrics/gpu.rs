//! What NVIDIA's driver tells of its card, through NVML. The library comes with the driver and is loaded at run time;
//! on other cards nobody tells, and `None` says so.

use nvml_wrapper::{Nvml, error::NvmlError};

/// What a graphics card does now. Other drivers than NVIDIA's report none of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GpuReading {
    pub name: Option<String>,
    /// Version of the driver.
    pub driver: Option<String>,
    pub used_bytes: Option<u64>,
    pub total_bytes: Option<u64>,
    /// Share of the last moments in which it computed, 0 to 1.
    pub share: Option<f64>,
}

impl GpuReading {
    pub fn free_bytes(&self) -> Option<u64> {
        Some(self.total_bytes?.saturating_sub(self.used_bytes?))
    }

    pub fn memory_share(&self) -> Option<f64> {
        let total = self.total_bytes.filter(|total| *total > 0)?;
        Some(self.used_bytes? as f64 / total as f64)
    }
}

/// Asks the driver of the first NVIDIA card, where there is one.
pub struct GpuProbe {
    nvml: Result<Nvml, NvmlError>,
}

impl GpuProbe {
    /// Loads the driver's library, which takes a moment.
    pub fn new() -> Self {
        Self { nvml: Nvml::init() }
    }

    /// What is known now; each number by itself, because drivers of small and of virtual cards report only some.
    pub fn read(&self) -> GpuReading {
        let Ok(nvml) = &self.nvml else { return GpuReading::default() };
        let Ok(device) = nvml.device_by_index(0) else { return GpuReading::default() };
        let memory = device.memory_info().ok();
        GpuReading {
            name: device.name().ok(),
            driver: nvml.sys_driver_version().ok(),
            used_bytes: memory.as_ref().map(|memory| memory.used),
            total_bytes: memory.as_ref().map(|memory| memory.total),
            share: device.utilization_rates().ok().map(|rates| f64::from(rates.gpu) / 100.0),
        }
    }
}

impl Default for GpuProbe {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_driver_reports_is_unknown_and_never_zero() {
        let silent = GpuReading::default();
        assert_eq!((silent.free_bytes(), silent.memory_share()), (None, None));
        let reading = GpuProbe::new().read();
        // With a card the numbers fit together, without one there are none.
        assert_eq!(reading.used_bytes.is_some(), reading.total_bytes.is_some());
        assert!(reading.memory_share().is_none_or(|share| share > 0.0 && share <= 1.0), "{reading:?}");
    }
}
