//! Colors as light and as the bytes of pictures: the transfer functions of sRGB (IEC 61966-2-1).

/// One channel of a color as light, 0 to 1.
pub fn linear_from_srgb(byte: u8) -> f32 {
    let c = f32::from(byte) / 255.0;
    if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

/// The byte nearest to a channel of light; what is darker or brighter than a byte can be is cut off.
pub fn srgb_from_linear(c: f32) -> u8 {
    let c = if c <= 0.003_130_8 { c * 12.92 } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 };
    (c * 255.0).round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_survives_the_way_to_light_and_back() {
        assert!((0..=255).all(|byte| srgb_from_linear(linear_from_srgb(byte)) == byte));
        assert_eq!([srgb_from_linear(-1.0), srgb_from_linear(7.0)], [0, 255]);
    }
}
