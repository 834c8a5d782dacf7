//! Every shader is sound, and reads its uniforms where Rust writes them.
#![cfg(feature = "gui")]

use std::collections::BTreeMap;
use std::mem::offset_of;
use std::path::Path;

use naga::valid::{Capabilities, ValidationFlags, Validator};
use orfeas_studio::viewport::Shading;
use orfeas_studio::viewport::uniforms::{BackdropUniform, BlurUniform, FootprintUniform, GroundUniform, MeshUniform};

/// File name and text of every shader, sorted.
fn shaders() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("shaders");
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "wgsl"))
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(path).unwrap()))
        .collect()
}

fn parsed(file: &str) -> naga::Module {
    naga::front::wgsl::parse_str(&shaders()[file]).unwrap()
}

#[test]
fn every_shader_is_valid() {
    let shaders = shaders();
    assert!(!shaders.is_empty());
    let problems = shaders
        .iter()
        .filter_map(|(name, source)| {
            let module = match naga::front::wgsl::parse_str(source) {
                Ok(module) => module,
                Err(error) => return Some(error.emit_to_string_with_path(source, name)),
            };
            let mut validator = Validator::new(ValidationFlags::all(), Capabilities::empty());
            validator.validate(&module).err().map(|error| error.emit_to_string_with_path(source, name))
        })
        .collect::<Vec<_>>();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// Size of a struct, and name and offset of each field.
type Layout = (usize, Vec<(String, usize)>);

macro_rules! rust_layout {
    ($twin:ident: $($field:ident),+) => {
        (
            stringify!($twin),
            (size_of::<$twin>(), vec![$((stringify!($field).to_owned(), offset_of!($twin, $field))),+]),
        )
    };
}

fn wgsl_layout(module: &naga::Module, name: &str) -> Option<Layout> {
    module.types.iter().find_map(|(_, ty)| match &ty.inner {
        naga::TypeInner::Struct { members, span } if ty.name.as_deref() == Some(name) => {
            let fields = members.iter().map(|m| (m.name.clone().unwrap_or_default(), m.offset as usize)).collect();
            Some((*span as usize, fields))
        }
        _ => None,
    })
}

#[test]
fn uniforms_lie_where_their_rust_twins_put_them() {
    let twins: [(&str, (&str, Layout)); 5] = [
        (
            "mesh.wgsl",
            rust_layout!(MeshUniform: clip_from_world, eye, shading, key, ground_height, fill, subject_height, rim,
                wire_width_px),
        ),
        ("backdrop.wgsl", rust_layout!(BackdropUniform: top, aspect, bottom, glow)),
        (
            "ground.wgsl",
            rust_layout!(GroundUniform: clip_from_world, center, radius, line_color, grid_opacity, shadow_center,
                shadow_half_extent, shadow_opacity, cell, padding_0, padding_1, padding_2),
        ),
        (
            "shadow.wgsl",
            rust_layout!(FootprintUniform: center, half_extent, ground_height, contact_height, hover_height,
                padding_0, padding_1),
        ),
        ("shadow.wgsl", rust_layout!(BlurUniform: texel, contact_sigma, hover_sigma)),
    ];
    for (file, (name, rust)) in twins {
        assert_eq!(wgsl_layout(&parsed(file), name), Some(rust), "{name} in {file}");
    }
}

#[test]
fn no_uniform_is_without_a_twin() {
    let uniforms = shaders()
        .values()
        .flat_map(|source| source.lines().filter_map(|line| line.strip_prefix("struct ")).map(str::to_owned))
        .filter(|line| line.contains("Uniform"))
        .count();
    assert_eq!(uniforms, 5, "add the new struct to uniforms.rs and to the test above");
}

#[test]
fn the_mesh_shader_numbers_shadings_as_rust_does() {
    let module = parsed("mesh.wgsl");
    for shading in Shading::ALL {
        let name = shading.name().to_uppercase();
        let (_, constant) =
            module.constants.iter().find(|(_, c)| c.name.as_deref() == Some(name.as_str())).expect(&name);
        let naga::Expression::Literal(naga::Literal::U32(value)) = module.global_expressions[constant.init] else {
            panic!("{name} is not a u32");
        };
        assert_eq!(value, shading as u32, "{name}");
    }
}
