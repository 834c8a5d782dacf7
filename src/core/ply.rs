//! Reads PLY files: text and binary, properties in any order, polygons cut into triangles.
//!
//! After Greg Turk, "The PLY Polygon File Format" (1994). Own code because the crate for it is unmaintained. The input
//! is not trusted: counts in the file bound loops that also end with the data, and never reserve memory.

use glam::Vec3;

use crate::mesh::TriMesh;
use header::{Element, Encoding, Header, Scalar, Slot};

mod header;

/// What is wrong with a PLY file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlyError {
    #[error("expected {expected} in line {line} of the PLY header, found `{found}`")]
    Header { line: usize, expected: &'static str, found: String },
    #[error("expected a PLY element `vertex` with the properties x, y and z, found none")]
    NoPositions,
    #[error("expected a number for `{property}` of PLY {element} {index} of {count}, found {found}")]
    Value { element: String, index: u64, count: u64, property: String, found: String },
    #[error("expected whole numbers below {vertices} as corners of PLY faces, found {found}")]
    Corner { vertices: usize, found: String },
}

/// Reads positions and faces, and normals and colors where the file has them.
pub fn read(bytes: &[u8]) -> Result<TriMesh, PlyError> {
    let (header, data) = Header::read(bytes)?;
    let mut values = Values { rest: data, encoding: header.encoding };
    let mut mesh = TriMesh::default();
    let mut polygons = Vec::new();
    for element in &header.elements {
        match element.name.as_str() {
            "vertex" => read_vertices(element, &mut values, &mut mesh)?,
            "face" => element.read_each(&mut values, |_, corners| polygons.extend(fan(corners)))?,
            _ => element.read_each(&mut values, |_, _| ())?,
        }
    }
    if mesh.positions.is_empty() {
        return Err(PlyError::NoPositions);
    }
    let vertices = mesh.positions.len();
    let vertex = |number: f64| match number.fract() == 0.0 && (0.0..vertices as f64).contains(&number) {
        true => Ok(number as u32),
        false => Err(PlyError::Corner { vertices, found: number.to_string() }),
    };
    for [a, b, c] in polygons {
        mesh.triangles.push([vertex(a)?, vertex(b)?, vertex(c)?]);
    }
    Ok(mesh)
}

fn read_vertices(element: &Element, values: &mut Values, mesh: &mut TriMesh) -> Result<(), PlyError> {
    let slots: Vec<(Slot, Scalar)> =
        element.properties.iter().filter(|p| p.list_length.is_none()).map(|p| (p.slot, p.scalar)).collect();
    let has_all = |slot: fn(usize) -> Slot| (0..3).all(|axis| slots.iter().any(|&(found, _)| found == slot(axis)));
    if !has_all(Slot::Position) {
        return Err(PlyError::NoPositions);
    }
    let (has_normals, has_colors) = (has_all(Slot::Normal), has_all(Slot::Color));
    element.read_each(values, |numbers, _| {
        let (mut position, mut normal, mut color) = ([0.0; 3], [0.0; 3], [0; 3]);
        for (&number, &(slot, scalar)) in numbers.iter().zip(&slots) {
            match slot {
                Slot::Position(axis) => position[axis] = number as f32,
                Slot::Normal(axis) => normal[axis] = number as f32,
                Slot::Color(channel) => color[channel] = scalar.to_channel(number),
                Slot::Corners | Slot::Unused => {}
            }
        }
        mesh.positions.push(Vec3::from_array(position));
        if has_normals {
            mesh.normals.push(Vec3::from_array(normal));
        }
        if has_colors {
            mesh.colors.push(color);
        }
    })
}

/// A polygon as triangles around its first corner; nothing for fewer than three corners.
fn fan(corners: &[f64]) -> impl Iterator<Item = [f64; 3]> {
    corners.windows(2).skip(1).map(|edge| [corners[0], edge[0], edge[1]])
}

impl Element {
    /// Calls `visit` with the single numbers of each element, and with the corners if it has a list of them.
    fn read_each(&self, values: &mut Values, mut visit: impl FnMut(&[f64], &[f64])) -> Result<(), PlyError> {
        // Without properties there is no data whose end would end the loop.
        let count = if self.properties.is_empty() { 0 } else { self.count };
        let (mut numbers, mut corners) = (Vec::new(), Vec::new());
        for index in 0..count {
            numbers.clear();
            corners.clear();
            for property in &self.properties {
                let mut next = |scalar| {
                    values.next(scalar).map_err(|found| PlyError::Value {
                        element: self.name.clone(),
                        index,
                        count,
                        property: property.name.clone(),
                        found,
                    })
                };
                let Some(list_length) = property.list_length else {
                    numbers.push(next(property.scalar)?);
                    continue;
                };
                for _ in 0..next(list_length)? as u64 {
                    let item = next(property.scalar)?;
                    if property.slot == Slot::Corners {
                        corners.push(item);
                    }
                }
            }
            visit(&numbers, &corners);
        }
        Ok(())
    }
}

impl Scalar {
    /// The value as a channel of a color: whole numbers fill their type's range, others 0 to 1.
    fn to_channel(self, value: f64) -> u8 {
        let full = match self {
            Self::I8 | Self::U8 => 255.0,
            Self::I16 | Self::U16 => 65535.0,
            Self::I32 | Self::U32 => f64::from(u32::MAX),
            Self::F32 | Self::F64 => 1.0,
        };
        (value / full * 255.0).round() as u8
    }
}

/// The numbers of the data, one after the other.
struct Values<'a> {
    rest: &'a [u8],
    encoding: Encoding,
}

impl Values<'_> {
    /// The next number, or what was found in its place.
    fn next(&mut self, scalar: Scalar) -> Result<f64, String> {
        match self.encoding {
            Encoding::Text => self.next_word(),
            Encoding::LittleEndian => match scalar {
                Scalar::I8 => self.take().map(|b| i8::from_le_bytes(b).into()),
                Scalar::U8 => self.take().map(|b| u8::from_le_bytes(b).into()),
                Scalar::I16 => self.take().map(|b| i16::from_le_bytes(b).into()),
                Scalar::U16 => self.take().map(|b| u16::from_le_bytes(b).into()),
                Scalar::I32 => self.take().map(|b| i32::from_le_bytes(b).into()),
                Scalar::U32 => self.take().map(|b| u32::from_le_bytes(b).into()),
                Scalar::F32 => self.take().map(|b| f32::from_le_bytes(b).into()),
                Scalar::F64 => self.take().map(f64::from_le_bytes),
            },
            Encoding::BigEndian => match scalar {
                Scalar::I8 => self.take().map(|b| i8::from_be_bytes(b).into()),
                Scalar::U8 => self.take().map(|b| u8::from_be_bytes(b).into()),
                Scalar::I16 => self.take().map(|b| i16::from_be_bytes(b).into()),
                Scalar::U16 => self.take().map(|b| u16::from_be_bytes(b).into()),
                Scalar::I32 => self.take().map(|b| i32::from_be_bytes(b).into()),
                Scalar::U32 => self.take().map(|b| u32::from_be_bytes(b).into()),
                Scalar::F32 => self.take().map(|b| f32::from_be_bytes(b).into()),
                Scalar::F64 => self.take().map(f64::from_be_bytes),
            },
        }
    }

    fn take<const N: usize>(&mut self) -> Result<[u8; N], String> {
        let (&bytes, rest) = self.rest.split_first_chunk().ok_or_else(end)?;
        self.rest = rest;
        Ok(bytes)
    }

    fn next_word(&mut self) -> Result<f64, String> {
        let text = self.rest.trim_ascii_start();
        let length = text.iter().position(u8::is_ascii_whitespace).unwrap_or(text.len());
        let (word, rest) = text.split_at(length);
        self.rest = rest;
        let word = String::from_utf8_lossy(word);
        match word.parse() {
            Ok(number) => Ok(number),
            Err(_) if word.is_empty() => Err(end()),
            Err(_) => Err(format!("`{}`", word.chars().take(40).collect::<String>())),
        }
    }
}

fn end() -> String {
    "the end of the data".to_owned()
}
