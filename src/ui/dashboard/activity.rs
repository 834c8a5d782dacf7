//! What goes on: the cache, the work, the machine, each a card with its last five minutes.

use egui::{RichText, Ui};

use super::{
    card::{card, columns, hint, row},
    chart::Chart,
};
use crate::{
    app::Dashboard,
    metrics::{Metric, Unit},
    ui::theme,
    viewport::adapter::AdapterReport,
};

/// A card narrower than this cuts its numbers off.
const LEAST_WIDTH: f32 = 250.0;
/// A chart and four rows.
const HEIGHT: f32 = 184.0;
/// What is said where a driver tells nothing; a zero would be a lie.
const NOT_REPORTED: &str = "not reported by this driver";

type Card = fn(&mut Ui, &Dashboard, Option<&AdapterReport>);

pub fn show(ui: &mut Ui, dashboard: &Dashboard, adapter: Option<&AdapterReport>) {
    const CARDS: [Card; 8] = [hits, kept, work, stages, memory, processor, graphics, network];
    let count = ((ui.available_width() / LEAST_WIDTH) as usize).clamp(1, 4);
    ui.spacing_mut().item_spacing.x = 10.0;
    for cards in CARDS.chunks(count) {
        ui.columns(count, |uis| {
            for (ui, card) in uis.iter_mut().zip(cards) {
                card(ui, dashboard, adapter);
            }
        });
        ui.add_space(3.0);
    }
}

/// The newest value of a metric in words, or a dash.
fn now(dashboard: &Dashboard, metric: Metric) -> String {
    let value = dashboard.watched.overview.history.now(metric);
    value.map_or_else(|| "–".to_owned(), |value| metric.unit().text(value))
}

/// Where a metric is going, if that is known.
fn outlook(ui: &mut Ui, dashboard: &Dashboard, metric: Metric) {
    let outlook = &dashboard.watched.overview.outlook;
    if let Some((_, text)) = outlook.iter().find(|(of, _)| *of == metric) {
        row(ui, "Trend", text);
    }
}

fn hits(ui: &mut Ui, dashboard: &Dashboard, _: Option<&AdapterReport>) {
    let cache = &dashboard.cache;
    let rate = cache.hit_rate().map_or_else(|| "–".to_owned(), |rate| Unit::Share.text(rate));
    card(ui, "Hit rate", &rate, HEIGHT, |ui| {
        let lines = [(Metric::HitRate, theme::GOOD)];
        let chart = Chart { name: "Hit rate", lines: &lines, least_top: 1.0, limit: None };
        chart.show(ui, &dashboard.watched.overview.history);
        row(ui, "Hits in memory", &cache.memory.hits.to_string());
        row(ui, "Hits on disk", &cache.disk.hits.to_string());
        row(ui, "Misses", &cache.misses().to_string());
        row(ui, "Time saved", &Unit::Millis.text(cache.saved_us() as f64 / 1000.0));
    });
}

fn kept(ui: &mut Ui, dashboard: &Dashboard, _: Option<&AdapterReport>) {
    let (cache, limits) = (&dashboard.cache, dashboard.cache_limits);
    let of = |bytes: u64, limit: u64| format!("{} of {}", bytes_text(bytes), bytes_text(limit));
    card(ui, "Kept results", &bytes_text(cache.memory.bytes), HEIGHT, |ui| {
        let lines = [(Metric::CacheBytes, theme::BLUE)];
        let limit = Some(limits.bytes as f64);
        let chart = Chart { name: "Kept results", lines: &lines, least_top: 1.0, limit };
        chart.show(ui, &dashboard.watched.overview.history);
        row(ui, "In memory", &of(cache.memory.bytes, limits.bytes as u64));
        let disk = if dashboard.has_disk { of(cache.disk.bytes, limits.disk_bytes) } else { "not used".to_owned() };
        row(ui, "On disk", &disk);
        row(ui, "Entries", &(cache.memory.entries + cache.disk.entries).to_string());
        row(ui, "Evictions", &(cache.memory.evicted.total() + cache.disk.evicted.total()).to_string());
    });
}

fn work(ui: &mut Ui, dashboard: &Dashboard, _: Option<&AdapterReport>) {
    card(ui, "Throughput", &now(dashboard, Metric::Throughput), HEIGHT, |ui| {
        let lines = [(Metric::Throughput, theme::ACCENT)];
        let chart = Chart { name: "Throughput", lines: &lines, least_top: 4.0, limit: None };
        chart.show(ui, &dashboard.watched.overview.history);
        row(ui, "Queue", &dashboard.queued.to_string());
        row(ui, "Finished", &now(dashboard, Metric::Finished));
        let mean = dashboard.mean_ms.map_or_else(|| "–".to_owned(), |ms| Unit::Millis.text(ms));
        row(ui, "Mean time of a picture", &mean);
        row(ui, "Without progress for", &now(dashboard, Metric::Stalled));
    });
}

fn stages(ui: &mut Ui, dashboard: &Dashboard, _: Option<&AdapterReport>) {
    let times = &dashboard.watched.overview.stage_times;
    card(ui, "Stage times", "", HEIGHT, |ui| {
        if Metric::STAGES.iter().all(|stage| times.of(*stage).is_none()) {
            hint(ui, "How long each stage takes appears here once a picture is made");
            return;
        }
        let weak = |text: &str| RichText::new(text).small().color(theme::TEXT_WEAK);
        columns(ui, weak(""), ["p50", "p95", "runs"].map(weak));
        for stage in Metric::STAGES {
            let Some(time) = times.of(stage) else { continue };
            let values = [Unit::Millis.text(time.p50_ms), Unit::Millis.text(time.p95_ms), time.runs.to_string()];
            columns(ui, weak(stage.title()), values.map(|text| RichText::new(text).small()));
        }
    });
}

fn memory(ui: &mut Ui, dashboard: &Dashboard, _: Option<&AdapterReport>) {
    card(ui, "Memory", &now(dashboard, Metric::ProcessBytes), HEIGHT, |ui| {
        let lines = [(Metric::ProcessBytes, theme::VIOLET)];
        let least_top = (256u64 << 20) as f64;
        let chart = Chart { name: "Memory", lines: &lines, least_top, limit: None };
        chart.show(ui, &dashboard.watched.overview.history);
        row(ui, "Left for this program", &now(dashboard, Metric::AvailableBytes));
        row(ui, "In use on this machine", &now(dashboard, Metric::MemoryShare));
        outlook(ui, dashboard, Metric::MemoryShare);
    });
}

fn processor(ui: &mut Ui, dashboard: &Dashboard, _: Option<&AdapterReport>) {
    card(ui, "Processor", &now(dashboard, Metric::Cpu), HEIGHT, |ui| {
        let lines = [(Metric::Cpu, theme::TEAL), (Metric::ProcessCpu, theme::ACCENT)];
        let chart = Chart { name: "Processor", lines: &lines, least_top: 1.0, limit: None };
        chart.show(ui, &dashboard.watched.overview.history);
        row(ui, "This program", &now(dashboard, Metric::ProcessCpu));
        row(ui, "All programs", &now(dashboard, Metric::Cpu));
    });
}

fn graphics(ui: &mut Ui, dashboard: &Dashboard, adapter: Option<&AdapterReport>) {
    let overview = &dashboard.watched.overview;
    let gpu = &overview.gpu;
    let reported = |metric| overview.history.now(metric).map(|value| Metric::unit(metric).text(value));
    let or_not = |text: Option<String>| text.unwrap_or_else(|| NOT_REPORTED.to_owned());
    card(ui, "Graphics", &reported(Metric::Gpu).unwrap_or_default(), HEIGHT, |ui| {
        if reported(Metric::Gpu).is_some() {
            let lines = [(Metric::Gpu, theme::GOOD), (Metric::VramShare, theme::VIOLET)];
            let chart = Chart { name: "Graphics", lines: &lines, least_top: 1.0, limit: None };
            chart.show(ui, &overview.history);
        }
        let name = gpu.name.clone().or_else(|| adapter.map(|adapter| adapter.name.clone()));
        row(ui, "Card", name.as_deref().unwrap_or("none")).on_hover_text(name.as_deref().unwrap_or_default());
        let driver = gpu.driver.clone().or_else(|| adapter.map(|adapter| adapter.driver.clone()));
        row(ui, "Driver", &or_not(driver.filter(|driver| !driver.is_empty())));
        if let Some(adapter) = adapter {
            let software = if adapter.software { ", in software" } else { "" };
            row(ui, "Drawn with", &format!("{}{software}", adapter.backend));
        }
        row(ui, "Memory used", &or_not(reported(Metric::VramBytes)));
        row(ui, "Memory free", &or_not(gpu.free_bytes().map(bytes_text)));
        row(ui, "Utilization", &or_not(reported(Metric::Gpu)));
        row(ui, "Held by this window", &or_not(reported(Metric::GraphicsBytes)));
        outlook(ui, dashboard, Metric::VramShare);
    });
}

fn network(ui: &mut Ui, dashboard: &Dashboard, _: Option<&AdapterReport>) {
    card(ui, "Network", dashboard.provider.unwrap_or(""), HEIGHT, |ui| {
        if dashboard.provider.is_none() {
            hint(ui, "Which provider the network runs on appears here once it has made a picture");
            return;
        }
        if dashboard.refusals.is_empty() {
            hint(ui, "It runs on the provider that is preferred");
            return;
        }
        hint(ui, "Not used:");
        for (provider, reason) in &dashboard.refusals {
            row(ui, provider, reason).on_hover_text(reason);
        }
    });
}

fn bytes_text(bytes: u64) -> String {
    Unit::Bytes.text(bytes as f64)
}
