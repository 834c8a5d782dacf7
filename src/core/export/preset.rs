//! What each program that a mesh goes to wants: one line for each in [`Preset::ALL`].

use super::{Compression, ExportOptions, Format, Pivot, Placement, TextureFormat, UpAxis};

/// Everything chosen at once, for one target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Preset {
    /// In lower case; ends the name of the folder.
    pub name: &'static str,
    /// All are written.
    pub formats: &'static [Format],
    pub options: ExportOptions,
    pub placement: Placement,
    /// Triangles at most; `None` for as many as there are.
    pub faces: Option<usize>,
    /// Side of the texture in pixels, of which a mesh from elsewhere keeps fewer if it has fewer; `None` for what the
    /// picture is worth.
    pub texture: Option<u32>,
}

use Format::{Glb, Gltf, Obj, Stl, ThreeMf, Usdz};
use Pivot::{Base, Center};

const PNG: ExportOptions =
    ExportOptions { texture: TextureFormat::Png, compression: Compression::None, up: UpAxis::Y, in_meters: false };
const METERS: ExportOptions = ExportOptions { in_meters: true, ..PNG };
const JPEG: ExportOptions = ExportOptions { texture: TextureFormat::JPEG, ..PNG };
const SMALL: ExportOptions = ExportOptions { compression: Compression::Quantize, ..JPEG };
const Z_UP: ExportOptions = ExportOptions { up: UpAxis::Z, ..PNG };

impl Preset {
    /// In the order in which they are offered.
    ///
    /// glTF says itself that +Y is up and that lengths are meters, and each of these programs turns it to its own axes
    /// and unit; a mesh without a real size is about as tall as a person there, or gets the size in the table.
    ///
    /// - `blender`: everything in one file, the picture's camera with it; the texture without loss, for painting on it.
    /// - `unity`: reads OBJ itself, taking its numbers for meters, and GLB with its package glTFast.
    /// - `unreal`: Interchange reads GLB, and makes centimeters with Z up of it.
    /// - `godot`: imports textures as resources of their own, so they lie beside the glTF.
    /// - `web`: every viewer reads quantized numbers, but meshopt needs a decoder beside it; viewers turn about the
    ///   middle.
    /// - `ar`: Quick Look on iPhones reads USDZ, Scene Viewer on Android GLB; things that fit on a table.
    /// - `print`: 3MF with color, and STL for everything older; millimeters, Z up, standing on the bed.
    #[rustfmt::skip]
    pub const ALL: [Self; 7] = [
        //      name       formats          options pivot   longest mm   faces          texture
        preset("blender", &[Glb],          PNG,    Base,   None,        None,          None),
        preset("unity",   &[Glb, Obj],     METERS, Base,   None,        Some(50_000),  Some(2048)),
        preset("unreal",  &[Glb],          PNG,    Base,   None,        Some(100_000), Some(4096)),
        preset("godot",   &[Gltf],         PNG,    Base,   None,        Some(50_000),  Some(2048)),
        preset("web",     &[Glb],          SMALL,  Center, None,        Some(20_000),  Some(1024)),
        preset("ar",      &[Usdz, Glb],    JPEG,   Base,   Some(300.0), Some(50_000),  Some(2048)),
        preset("print",   &[ThreeMf, Stl], Z_UP,   Base,   Some(100.0), None,          None),
    ];

    /// Whether what is written should be made fit for a printer before.
    pub fn is_for_print(&self) -> bool {
        self.name == "print"
    }

    /// The preset of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        const ALL: &[Preset] = &Preset::ALL;
        ALL.iter().find(|preset| preset.name == name)
    }
}

/// A line of the table.
const fn preset(
    name: &'static str,
    formats: &'static [Format],
    options: ExportOptions,
    pivot: Pivot,
    longest_mm: Option<f32>,
    faces: Option<usize>,
    texture: Option<u32>,
) -> Preset {
    Preset { name, formats, options, placement: Placement { pivot, longest_mm }, faces, texture }
}
