//! Loops on all cores, whose results do not depend on how many there are: every part is computed by itself, and they are
//! put together in their order.
//!
//! The threads are rayon's, and whoever runs the program says how many. Progress is reported from the caller's own.

use rayon::prelude::*;

use crate::progress::{Canceled, Progress};

/// What `part` makes of each number below `count`, in order. Reports, and may be stopped, after every `block` of them.
pub(crate) fn map<T: Send>(
    count: usize,
    block: usize,
    progress: Progress,
    part: impl Fn(usize) -> T + Sync,
) -> Result<Vec<T>, Canceled> {
    let mut parts = Vec::with_capacity(count);
    map_blocks(count, block, progress, part, |block| parts.extend(block))?;
    Ok(parts)
}

/// The same handed over block by block, for parts that are too large to be held all at once.
pub(crate) fn map_blocks<T: Send>(
    count: usize,
    block: usize,
    progress: Progress,
    part: impl Fn(usize) -> T + Sync,
    mut take: impl FnMut(Vec<T>),
) -> Result<(), Canceled> {
    for start in (0..count).step_by(block.max(1)) {
        progress(start as f32 / count as f32)?;
        take((start..count.min(start + block.max(1))).into_par_iter().map(&part).collect());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use image::{GrayImage, Luma, Rgba, RgbaImage};

    use super::*;
    use crate::{
        clean::clean,
        export::{Asset, ExportOptions, Format, export},
        foreground::{Foreground, MaskSource},
        isosurface::isosurface,
        print::{Base, PrintOptions, print},
        progress::unwatched,
        rays::FieldRays,
        silhouette::{SilhouetteParams, silhouette},
        simplify::simplify,
        texture::{delighted, normal_map, occlusion, texture},
    };

    /// From a picture to the bytes of a GLB with all maps, and to those of an STL of the mesh as it is printed.
    fn chain() -> [Vec<u8>; 2] {
        let inside = |x: u32, y: u32| {
            let (x, y) = (x as f32 - 79.5, y as f32 - 79.5);
            x.hypot(y) < 60.0 || (x.abs() < 10.0 && y > 0.0 && y < 76.0)
        };
        let picture =
            RgbaImage::from_fn(160, 160, |x, y| Rgba([(x * 37 + y * 11) as u8, (y + 60) as u8, x as u8, 255]));
        let mask = GrayImage::from_fn(160, 160, |x, y| Luma([if inside(x, y) { 255 } else { 0 }]));
        let foreground = Foreground::cut(&picture, &mask, MaskSource::Alpha, &unwatched).unwrap();
        let field = silhouette(&foreground, &SilhouetteParams { size: 128, thickness: 1.0 });
        let raw = isosurface(&FieldRays::new(&field, 96, &unwatched).unwrap(), &unwatched).unwrap();
        let (fine, _) = clean(&raw, &field, 2, &unwatched).unwrap();
        let mesh = simplify(&fine, 3000, &unwatched).unwrap();
        let foreground = delighted(&foreground, &mesh, field.camera, 0.5, &unwatched).unwrap();
        let mut textured = texture(&mesh, &foreground, None, field.camera, Some(256), &unwatched).unwrap();
        textured.material.normal_map = Some(normal_map(&textured, &fine, &unwatched).unwrap());
        let occlusion = occlusion(&textured, &unwatched).unwrap();
        textured.material.orm =
            Some(image::RgbImage::from_fn(256, 256, |x, y| image::Rgb([occlusion.get_pixel(x, y).0[0]; 3])));
        let options =
            PrintOptions { base: Some(Base::Round), hollow_mm: Some(3.0), samples: 64, ..PrintOptions::default() };
        let printed = print(&textured, field.unit, &options, &unwatched).unwrap();
        let written = |textured, format| {
            let asset = Asset::new("mesh", textured, field.unit, &unwatched).unwrap();
            export(&asset, format, &ExportOptions::default(), "mesh", &unwatched).unwrap().remove(0).bytes
        };
        [written(textured, Format::Glb), written((*printed.mesh).clone(), Format::Stl)]
    }

    #[test]
    fn files_are_the_same_on_one_core_and_on_four() {
        let [one, four] = [1, 4].map(|threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(chain)
        });
        assert!(one[0].len() > 50_000 && one[1].len() > 50_000);
        assert!(one == four);
    }

    #[test]
    fn parts_come_in_order_and_progress_never_falls() {
        let told = Mutex::new(Vec::new());
        let progress = |share| {
            told.lock().unwrap().push(share);
            Ok(())
        };
        let squares = map(1000, 64, &progress, |i| i * i).unwrap();
        assert_eq!(squares, (0..1000).map(|i| i * i).collect::<Vec<_>>());
        let told = told.into_inner().unwrap();
        assert!(told.len() == 16 && told.is_sorted() && told[0] == 0.0, "{told:?}");
    }

    #[test]
    fn nothing_is_begun_after_it_was_stopped() {
        let begun = Mutex::new(0);
        let progress = |share| if share < 0.5 { Ok(()) } else { Err(Canceled) };
        let stopped = map(100, 10, &progress, |_| *begun.lock().unwrap() += 1);
        assert_eq!((stopped, begun.into_inner().unwrap()), (Err(Canceled), 50));
    }
}
