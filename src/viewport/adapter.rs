//! Finds a graphics adapter and opens it, where there is no window to do so: for `orfeas render` and `orfeas doctor`.

use std::fmt;

/// What drivers to install, said wherever none is found.
pub const INSTALL_HINT: &str = "install your graphics card's driver, or Mesa's software driver \
    (package mesa-vulkan-drivers on Debian and Ubuntu, vulkan-swrast on Arch, mesa-vulkan-drivers on Fedora)";

/// Why nothing can be drawn.
#[derive(Debug, thiserror::Error)]
pub enum GraphicsError {
    #[error("no graphics adapter was found; {INSTALL_HINT}")]
    NoAdapter,
    #[error("the graphics adapter {adapter} could not be opened ({reason}); update its driver, or {INSTALL_HINT}")]
    Device { adapter: String, reason: String },
}

/// One adapter as its driver describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdapterReport {
    pub name: String,
    /// Vulkan, Gl, Metal or Dx12.
    pub backend: String,
    /// Name and version as the driver tells them; empty where it does not.
    pub driver: String,
    /// It computes on the processor: everything works, slowly.
    pub software: bool,
    /// Longest side of a texture or a picture, in pixels.
    pub max_texture_px: u32,
}

impl fmt::Display for AdapterReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}", self.name, self.backend)?;
        if !self.driver.is_empty() {
            write!(f, ", {}", self.driver)?;
        }
        if self.software {
            write!(f, ", in software")?;
        }
        write!(f, ")")
    }
}

impl AdapterReport {
    /// Describes an adapter, for example the one that the window uses.
    pub fn of(adapter: &wgpu::Adapter) -> Self {
        let info = adapter.get_info();
        Self {
            name: info.name,
            backend: format!("{:?}", info.backend),
            driver: [info.driver, info.driver_info].join(" ").trim().to_owned(),
            software: info.device_type == wgpu::DeviceType::Cpu,
            max_texture_px: adapter.limits().max_texture_dimension_2d,
        }
    }
}

/// All adapters of this machine, those preferred first. Asks every driver, which takes a moment.
pub fn adapters() -> Vec<AdapterReport> {
    let instance = instance(wgpu::Backends::all());
    let mut reports = pollster::block_on(instance.enumerate_adapters(wgpu::Backends::all()))
        .iter()
        .map(AdapterReport::of)
        .collect::<Vec<_>>();
    reports.sort_by_key(|report| (report.software, report.backend == "Gl"));
    reports.dedup();
    reports
}

/// Memory that a device's allocator holds, in bytes. `None` where the backend does not count (OpenGL, Metal).
pub fn allocated_bytes(device: &wgpu::Device) -> Option<u64> {
    device.generate_allocator_report().map(|report| report.total_reserved_bytes)
}

/// Opens the best adapter with all the limits it has: a card before software, Vulkan, Metal or DirectX before OpenGL.
/// `WGPU_BACKEND` narrows the choice.
pub(super) fn open() -> Result<(wgpu::Device, wgpu::Queue, AdapterReport), GraphicsError> {
    // OpenGL is asked only where nothing else answers, because its loader writes warnings where there is no display.
    let adapter = [wgpu::Backends::PRIMARY, wgpu::Backends::SECONDARY]
        .into_iter()
        .find_map(|backends| pollster::block_on(instance(backends).request_adapter(&preference())).ok())
        .ok_or(GraphicsError::NoAdapter)?;
    let report = AdapterReport::of(&adapter);
    let descriptor =
        wgpu::DeviceDescriptor { label: Some("offscreen"), required_limits: adapter.limits(), ..Default::default() };
    let (device, queue) = pollster::block_on(adapter.request_device(&descriptor))
        .map_err(|e| GraphicsError::Device { adapter: report.name.clone(), reason: e.to_string() })?;
    Ok((device, queue, report))
}

fn preference() -> wgpu::RequestAdapterOptions<'static, 'static> {
    wgpu::RequestAdapterOptions { power_preference: wgpu::PowerPreference::HighPerformance, ..Default::default() }
}

fn instance(backends: wgpu::Backends) -> wgpu::Instance {
    let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle_from_env();
    descriptor.backends &= backends;
    wgpu::Instance::new(descriptor)
}
