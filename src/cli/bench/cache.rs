//! The cache by itself: hits, inserts and threads in memory beside other caches, and a large asset from its file.

use std::{hint::black_box, sync::Arc, time::Duration};

use anyhow::Result;
use glam::{Vec2, Vec3};
use image::RgbImage;
use orfeas_core::mesh::{TexturedMesh, TriMesh};
use serde_json::Value;

use super::{
    measure::{Latency, latency, latency_of_each, throughput},
    report::{Report, rounded},
    rivals::{Blob, rivals},
    temporary_cache,
};
use crate::cache::{Key, Limits};

/// Entries looked up, and bytes of each.
const ENTRIES: u32 = 1000;
const VALUE_BYTES: usize = 1024;
const THREADS: [u32; 4] = [1, 2, 4, 8];
const DISK_HITS: u32 = 40;
const COST: Duration = Duration::from_millis(1);

/// Measures; every time is per operation.
pub fn run(operations: u32) -> Result<Report> {
    let keys: Vec<Key> = (0..ENTRIES + operations).map(key).collect();
    // Operations are timed in batches, the last of which may go beyond.
    let key = |number: u32| keys[number as usize % keys.len()];
    let value: Blob = Arc::new(vec![1; VALUE_BYTES]);

    let (mut hits, mut inserts) = (Vec::new(), Vec::new());
    for rival in rivals(ENTRIES as usize, VALUE_BYTES) {
        let insert = |number: u32| rival.insert(key(number), Arc::clone(&value), COST);
        let hit = |number: u32| {
            black_box(rival.hit(key(number % ENTRIES)));
        };
        (0..ENTRIES).for_each(insert);
        let one_thread = latency(operations, hit);
        let mut rates = Vec::new();
        for threads in THREADS {
            let rate = throughput(threads, operations, |thread, number| hit(number + thread * 97))?;
            rates.push(rounded(rate, 2));
        }
        hits.push(row("memory hit", rival.name(), one_thread, rates));
        // None of these keys is there, so that each lets another go.
        let full = latency(operations, |number| insert(ENTRIES + number));
        inserts.push(row("insert into a full cache", rival.name(), full, Vec::new()));
    }

    let asset = large_asset();
    let what = format!("disk hit of {:.0} MB", asset.bytes() as f64 / 1e6);
    let (_folder, disk) = temporary_cache(Limits { bytes: 0, ..Limits::default() })?;
    disk.insert(keys[0], None, Arc::new(asset), COST);
    disk.flush();
    let read = latency_of_each(DISK_HITS, |_| drop(disk.get::<TexturedMesh>(keys[0])));
    let on_disk = disk.stats().disk;
    Ok(Report {
        title: "Cache".into(),
        columns: vec![
            "operation",
            "cache",
            "best_us",
            "p50_us",
            "p99_us",
            "threads_1",
            "threads_2",
            "threads_4",
            "threads_8",
        ],
        rows: [hits, inserts, vec![row(&what, "ours", read, Vec::new())]].concat(),
        facts: vec![
            ("threads_1 to threads_8", "million operations a second of so many threads".into()),
            ("disk hits and bytes of the file", format!("{} of {DISK_HITS}, {}", on_disk.hits, on_disk.bytes).into()),
        ],
    })
}

fn row(operation: &str, cache: &str, latency: Latency, mut rates: Vec<Value>) -> Vec<Value> {
    let Latency { best_ns, p50_ns, p99_ns, .. } = latency;
    rates.resize(THREADS.len(), Value::Null);
    let times = [best_ns, p50_ns, p99_ns].map(|ns| rounded(ns / 1000.0, 3));
    [vec![operation.into(), cache.into()], times.to_vec(), rates].concat()
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
