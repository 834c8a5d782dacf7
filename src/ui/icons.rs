//! The icons, white lines that take the color of the text beside them.

use egui::{Color32, Image, ImageSource, include_image};

pub const OPEN: ImageSource<'static> = include_image!("../../assets/icons/open.svg");
pub const GENERATE: ImageSource<'static> = include_image!("../../assets/icons/generate.svg");
pub const CANCEL: ImageSource<'static> = include_image!("../../assets/icons/cancel.svg");
pub const EXPORT: ImageSource<'static> = include_image!("../../assets/icons/export.svg");
pub const FRAME: ImageSource<'static> = include_image!("../../assets/icons/frame.svg");
pub const GRID: ImageSource<'static> = include_image!("../../assets/icons/grid.svg");
pub const REMOVE: ImageSource<'static> = include_image!("../../assets/icons/remove.svg");
pub const PRINT: ImageSource<'static> = include_image!("../../assets/icons/print.svg");
pub const PICTURE: ImageSource<'static> = include_image!("../../assets/icons/picture.svg");
pub const DONE: ImageSource<'static> = include_image!("../../assets/icons/done.svg");
pub const DASHBOARD: ImageSource<'static> = include_image!("../../assets/icons/dashboard.svg");
pub const WARNING: ImageSource<'static> = include_image!("../../assets/icons/warning.svg");

/// An icon at the size of a line of text, or larger.
pub fn icon(source: ImageSource<'static>, side: f32, color: Color32) -> Image<'static> {
    Image::new(source).fit_to_exact_size(egui::Vec2::splat(side)).tint(color)
}
