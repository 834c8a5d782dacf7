//! The cache by itself: hits, inserts and threads in memory, and a large asset from its file.

use std::{hint::black_box, sync::Arc, time::Duration};

use anyhow::Result;
use glam::{Vec2, Vec3};
use image::RgbImage;
use orfeas_core::mesh::{TexturedMesh, TriMesh};

use super::{
    measure::{Latency, latency, latency_of_each, throughput},
    report::{Report, rounded},
    temporary_cache,
};
use crate::cache::{Cache, Key, Limits, Store};

/// Entries looked up, and bytes of each.
const ENTRIES: u32 = 1000;
const VALUE_BYTES: usize = 1024;
const DISK_HITS: u32 = 40;
const COST: Duration = Duration::from_millis(1);

/// Measures; every time is per operation.
pub fn run(operations: u32) -> Result<Report> {
    let keys: Vec<Key> = (0..operations.max(ENTRIES)).map(key).collect();
    let value = Arc::new(vec![1u8; VALUE_BYTES]);
    let insert = |cache: &Cache, number: u32| cache.insert(keys[number as usize], None, Arc::clone(&value), COST);
    let get = |cache: &Cache, number: u32| {
        black_box(cache.get::<Vec<u8>>(keys[(number % ENTRIES) as usize]));
    };

    let limits = Limits { entries: ENTRIES as usize, ..Limits::default() };
    let mut rows = Vec::new();
    let mut row = |what: &str, latency: Latency| {
        let microseconds = |ns: f64| rounded(ns / 1000.0, 3);
        let Latency { best_ns, p50_ns, p99_ns, .. } = latency;
        rows.push(vec![what.into(), microseconds(best_ns), microseconds(p50_ns), microseconds(p99_ns)]);
    };
    let cache = Cache::new(limits);
    (0..ENTRIES).for_each(|number| insert(&cache, number));
    row("memory hit", latency(operations, |number| get(&cache, number)));
    row("insert into a full cache", latency(operations, |number| insert(&cache, number)));

    let asset = large_asset();
    let megabytes = asset.bytes() as f64 / 1e6;
    let (_folder, disk) = temporary_cache(Limits { bytes: 0, ..limits })?;
    disk.insert(keys[0], None, Arc::new(asset), COST);
    disk.flush();
    let what = format!("disk hit of {megabytes:.0} MB");
    row(&what, latency_of_each(DISK_HITS, |_| drop(disk.get::<TexturedMesh>(keys[0]))));
    let on_disk = disk.stats().disk;

    let cache = Cache::new(limits);
    (0..ENTRIES).for_each(|number| insert(&cache, number));
    let mut threads = Vec::new();
    for count in [1, 2, 4, 8] {
        let hits = throughput(count, operations, |thread, number| get(&cache, number + thread * 97))?;
        threads.push(format!("{count}: {hits:.1}"));
    }
    Ok(Report {
        title: "Cache".into(),
        columns: vec!["operation", "best_us", "p50_us", "p99_us"],
        rows,
        facts: vec![
            ("million hits a second by threads", threads.join(", ").into()),
            ("disk hits and bytes of the file", format!("{} of {DISK_HITS}, {}", on_disk.hits, on_disk.bytes).into()),
        ],
    })
}

fn key(number: u32) -> Key {
    Key::derive("bench", 1, &[], &number)
}

/// A wavy sheet of about ten megabytes, whose numbers are as little alike as those of a real mesh.
fn large_asset() -> TexturedMesh {
    const SIDE: u32 = 300;
    let at = |i: u32| Vec2::new((i % SIDE) as f32, (i / SIDE) as f32) / SIDE as f32;
    let wave = |p: Vec2| ((p.x * 37.0).sin() * (p.y * 23.0).cos()) * 0.1;
    let positions: Vec<Vec3> = (0..SIDE * SIDE).map(|i| at(i).extend(wave(at(i)))).collect();
    let cells = (0..SIDE - 1).flat_map(|y| (0..SIDE - 1).map(move |x| y * SIDE + x));
    let triangles: Vec<[u32; 3]> =
        cells.flat_map(|i| [[i, i + SIDE, i + 1], [i + 1, i + SIDE, i + SIDE + 1]]).collect();
    let mut mesh = TriMesh { positions, triangles: triangles.clone(), ..TriMesh::default() };
    mesh.compute_normals();
    let texture = RgbImage::from_fn(1024, 800, |x, y| {
        let noise = x.wrapping_mul(0x9e37_79b1) ^ y.wrapping_mul(0x85eb_ca6b);
        image::Rgb([(x / 4) as u8, (y / 4) as u8, (noise >> 28) as u8])
    });
    TexturedMesh {
        mesh,
        uvs: (0..SIDE * SIDE).map(at).collect(),
        uv_triangles: triangles,
        texture,
        material: Default::default(),
    }
}
