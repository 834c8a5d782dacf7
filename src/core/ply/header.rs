//! The text at the start of a PLY file that says what the data after it mean.

use super::PlyError;

/// How numbers are written in the data.
#[derive(Debug, Clone, Copy)]
pub(super) enum Encoding {
    Text,
    LittleEndian,
    BigEndian,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Scalar {
    I8,
    U8,
    I16,
    U16,
    I32,
    U32,
    F32,
    F64,
}

/// What a property is used for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Slot {
    Position(usize),
    Normal(usize),
    Color(usize),
    Corners,
    Unused,
}

#[derive(Debug)]
pub(super) struct Property {
    pub name: String,
    pub slot: Slot,
    pub scalar: Scalar,
    /// The type of the number of items, where the property is a list.
    pub list_length: Option<Scalar>,
}

#[derive(Debug)]
pub(super) struct Element {
    pub name: String,
    /// As the file says; nobody has looked whether there are so many.
    pub count: u64,
    pub properties: Vec<Property>,
}

#[derive(Debug)]
pub(super) struct Header {
    pub encoding: Encoding,
    pub elements: Vec<Element>,
}

impl Header {
    /// The header, and the data after it.
    pub fn read(bytes: &[u8]) -> Result<(Self, &[u8]), PlyError> {
        let mut lines = Lines { rest: bytes, number: 0 };
        let mut encoding = None;
        let mut elements = Vec::new();
        if lines.next().as_deref() != Some("ply") {
            return Err(error(1, "`ply`", &String::from_utf8_lossy(bytes)));
        }
        while let Some(line) = lines.next() {
            let words: Vec<&str> = line.split_ascii_whitespace().collect();
            let result = match words.as_slice() {
                ["end_header"] => break,
                [] | ["comment" | "obj_info", ..] => Ok(()),
                ["format", name, _version] => Encoding::named(name).map(|found| encoding = Some(found)),
                ["element", name, count] => element(name, count).map(|element| elements.push(element)),
                ["property", words @ ..] => property(words, elements.last_mut()),
                _ => Err("format, element, property, comment or end_header"),
            };
            result.map_err(|expected| error(lines.number, expected, &line))?;
        }
        match encoding {
            Some(encoding) => Ok((Self { encoding, elements }, lines.rest)),
            None => Err(error(lines.number, "`format` before the end", "")),
        }
    }
}

fn error(line: usize, expected: &'static str, found: &str) -> PlyError {
    // Enough to recognize the line by; what is no PLY file may have no line ends at all.
    PlyError::Header { line, expected, found: found.chars().take(40).collect() }
}

fn element(name: &str, count: &str) -> Result<Element, &'static str> {
    let count = count.parse().map_err(|_| "the number of elements")?;
    Ok(Element { name: name.to_owned(), count, properties: Vec::new() })
}

fn property(words: &[&str], element: Option<&mut Element>) -> Result<(), &'static str> {
    let (list_length, scalar, name) = match words {
        [scalar, name] => (None, scalar, name),
        ["list", length, scalar, name] => (Some(Scalar::named(length)?), scalar, name),
        _ => return Err("a property's type and name"),
    };
    let element = element.ok_or("an element before its properties")?;
    let (name, slot, scalar) = ((*name).to_owned(), Slot::named(name), Scalar::named(scalar)?);
    element.properties.push(Property { name, slot, scalar, list_length });
    Ok(())
}

impl Encoding {
    fn named(name: &str) -> Result<Self, &'static str> {
        match name {
            "ascii" => Ok(Self::Text),
            "binary_little_endian" => Ok(Self::LittleEndian),
            "binary_big_endian" => Ok(Self::BigEndian),
            _ => Err("ascii, binary_little_endian or binary_big_endian"),
        }
    }
}

impl Scalar {
    fn named(name: &str) -> Result<Self, &'static str> {
        Ok(match name {
            "char" | "int8" => Self::I8,
            "uchar" | "uint8" => Self::U8,
            "short" | "int16" => Self::I16,
            "ushort" | "uint16" => Self::U16,
            "int" | "int32" => Self::I32,
            "uint" | "uint32" => Self::U32,
            "float" | "float32" => Self::F32,
            "double" | "float64" => Self::F64,
            _ => return Err("a number type such as float, uchar or int"),
        })
    }
}

impl Slot {
    fn named(name: &str) -> Self {
        match name {
            "x" => Self::Position(0),
            "y" => Self::Position(1),
            "z" => Self::Position(2),
            "nx" => Self::Normal(0),
            "ny" => Self::Normal(1),
            "nz" => Self::Normal(2),
            "red" | "diffuse_red" | "r" => Self::Color(0),
            "green" | "diffuse_green" | "g" => Self::Color(1),
            "blue" | "diffuse_blue" | "b" => Self::Color(2),
            "vertex_indices" | "vertex_index" => Self::Corners,
            _ => Self::Unused,
        }
    }
}

/// Lines without their ends, and what comes after the ones already taken.
struct Lines<'a> {
    rest: &'a [u8],
    number: usize,
}

impl Lines<'_> {
    fn next(&mut self) -> Option<String> {
        let end = self.rest.iter().position(|&byte| byte == b'\n')?;
        let line = String::from_utf8_lossy(&self.rest[..end]).trim_end().to_owned();
        self.rest = &self.rest[end + 1..];
        self.number += 1;
        Some(line)
    }
}
