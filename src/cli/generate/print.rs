//! `--print`: the mesh made fit for a printer, and written as slicers read it.

use std::{ops::RangeInclusive, str::FromStr};

use anyhow::Result;
use clap::Args;
use orfeas_core::{
    export::Preset,
    print::{Base, DENSITY_RANGE, PrintOptions, SIZE_RANGE_MM, Side, Size, WALL_RANGE_MM},
};

#[derive(Debug, Args)]
#[command(next_help_heading = "Printing")]
pub struct PrintArguments {
    /// Make it printable, in mm with Z up, and certify that it is [format: stl].
    #[arg(long, conflicts_with = "lods")]
    print: bool,
    /// Length in mm of the longest side, or x=MM, y=MM or z=MM, the height [default: longest 100].
    #[arg(long, value_name = "MM", requires = "print", value_parser = parse_size)]
    size_mm: Option<Size>,
    /// flat: cut the foot off flat; round or rectangular: join it to a plinth.
    #[arg(long, requires = "print", value_parser = parse_base)]
    base: Option<Base>,
    /// Thicken walls thinner than this; 0 leaves them.
    #[arg(
        long, value_name = "MM", requires = "print", default_value_t = PrintOptions::default().min_wall_mm,
        value_parser = parse_wall
    )]
    min_wall: f32,
    /// Make it hollow, with walls of this thickness.
    #[arg(long, value_name = "MM", requires = "print", value_parser = super::parse_millimeters)]
    hollow: Option<f32>,
    /// Drain a hollow print through holes of this diameter.
    #[arg(long, value_name = "MM", requires = "hollow", value_parser = super::parse_millimeters)]
    drain: Option<f32>,
    /// Of the material, for the weight.
    #[arg(
        long, value_name = "G_PER_CM3", requires = "print", default_value_t = PrintOptions::default().density,
        value_parser = parse_density
    )]
    density: f64,
    /// Color by overhang: green none, yellow 45 degrees, red ceilings.
    #[arg(long, requires = "print")]
    overhang_map: bool,
}

impl PrintArguments {
    pub fn is_wanted(&self) -> bool {
        self.print
    }

    /// Colored by overhang instead of as the picture.
    pub fn wants_overhang_map(&self) -> bool {
        self.overhang_map
    }

    /// How a mesh is made printable; `None` where neither a flag nor the preset asks for it.
    pub fn options(&self, preset: Option<&Preset>) -> Option<PrintOptions> {
        let is_wanted = self.print || preset.is_some_and(Preset::is_for_print);
        is_wanted.then(|| PrintOptions {
            size: self.size_mm,
            base: self.base,
            min_wall_mm: self.min_wall,
            hollow_mm: self.hollow,
            drain_mm: self.drain,
            density: self.density,
            ..PrintOptions::default()
        })
    }
}

fn parse_size(text: &str) -> Result<Size, String> {
    let (side, mm) = text.split_once('=').unwrap_or(("longest", text));
    let side = match side {
        "x" => Side::X,
        "y" => Side::Y,
        "z" => Side::Z,
        "longest" => Side::Longest,
        _ => return Err("expected a number of mm, or x=, y=, z= or longest= and one".to_owned()),
    };
    Ok(Size { side, mm: number(mm, SIZE_RANGE_MM).ok_or("expected 1 to 2000 mm")? })
}

fn parse_base(text: &str) -> Result<Base, String> {
    match text {
        "flat" => Ok(Base::Flat),
        "round" => Ok(Base::Round),
        "rectangular" => Ok(Base::Rectangular),
        _ => Err("expected flat, round or rectangular".to_owned()),
    }
}

fn parse_wall(text: &str) -> Result<f32, String> {
    number(text, WALL_RANGE_MM).ok_or_else(|| "expected 0 to 50 mm".to_owned())
}

fn parse_density(text: &str) -> Result<f64, String> {
    number(text, DENSITY_RANGE).ok_or_else(|| "expected 0.01 to 25 g/cm³".to_owned())
}

fn number<T: FromStr + PartialOrd>(text: &str, range: RangeInclusive<T>) -> Option<T> {
    text.parse().ok().filter(|number| range.contains(number))
}
