//! A picture brought to a small square of cells, each the mean of the pixels under it.

/// Planes of `size` × `size` cells, one for each channel of `pixel`, row 0 on top.
///
/// `pixel` gives the channels of a pixel, by its index row by row in a picture of width × height, as whole numbers of which
/// `full` is 1. Averages over area: each pixel counts with the share of the cell it covers, so nothing of a fine picture is
/// skipped; a picture coarser than `size` gives cells in blocks. `progress` is told the share of rows done, and may stop.
///
/// Lengths are counted in units in which a pixel is `size` long and a cell as many as the picture has pixels, so that all
/// overlaps are whole numbers, the sums exact, and the result the same everywhere.
pub(super) fn area_averaged<const CHANNELS: usize, E>(
    (width, height): (usize, usize),
    size: usize,
    full: u64,
    pixel: impl Fn(usize) -> [u64; CHANNELS],
    mut progress: impl FnMut(f32) -> Result<(), E>,
) -> Result<Vec<f32>, E> {
    let overlap = |length: usize, cell: usize, pixel: usize| {
        let (low, high) = ((cell * length).max(pixel * size), ((cell + 1) * length).min((pixel + 1) * size));
        (high - low) as u64
    };
    let pixels_under = |length: usize, cell: usize| cell * length / size..((cell + 1) * length).div_ceil(size);
    let area = size * size;
    let mut planes = vec![0.0; CHANNELS * area];
    if width == 0 || height == 0 {
        return Ok(planes);
    }
    // Every cell is full of pixels: `width` units of them across and `height` down, with at most `full` each.
    let full = (width * height) as f64 * full as f64;
    let mut sums = vec![[0_u64; CHANNELS]; size];
    for cell_row in 0..size {
        sums.fill([0; CHANNELS]);
        for row in pixels_under(height, cell_row) {
            let down = overlap(height, cell_row, row);
            for (column, sums) in sums.iter_mut().enumerate() {
                for x in pixels_under(width, column) {
                    let weight = down * overlap(width, column, x);
                    let channels = pixel(row * width + x);
                    sums.iter_mut().zip(channels).for_each(|(sum, value)| *sum += weight * value);
                }
            }
        }
        for (column, sums) in sums.iter().enumerate() {
            for (channel, &sum) in sums.iter().enumerate() {
                planes[channel * area + cell_row * size + column] = (sum as f64 / full) as f32;
            }
        }
        progress((cell_row + 1) as f32 / size as f32)?;
    }
    Ok(planes)
}
