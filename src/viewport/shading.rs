//! The ways in which a mesh's surface can be shown.

use std::fmt;
use std::str::FromStr;

/// How a surface is shown. The discriminants are the shader's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(u32)]
pub enum Shading {
    /// Texture under studio light.
    #[default]
    Lit = 0,
    /// The texture's own colors, untouched.
    Unlit = 1,
    /// Gray surface with the edges of its triangles.
    Wireframe = 2,
    /// Matte warm gray under studio light: form without texture.
    Clay = 3,
    /// World normals as colors: x red, y green, z blue, each from -1 (dark) to 1 (bright).
    Normals = 4,
}

impl Shading {
    /// In the order in which menus list them.
    pub const ALL: [Self; 5] = [Self::Lit, Self::Unlit, Self::Clay, Self::Wireframe, Self::Normals];

    /// The name on the command line and in settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Lit => "lit",
            Self::Unlit => "unlit",
            Self::Wireframe => "wireframe",
            Self::Clay => "clay",
            Self::Normals => "normals",
        }
    }
}

impl fmt::Display for Shading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The name is not one of [`Shading::ALL`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no shading {0:?}; choose one of lit, unlit, clay, wireframe, normals")]
pub struct UnknownShading(String);

impl FromStr for Shading {
    type Err = UnknownShading;

    fn from_str(name: &str) -> Result<Self, UnknownShading> {
        let wanted = name.trim().to_ascii_lowercase();
        Self::ALL.into_iter().find(|shading| shading.name() == wanted).ok_or_else(|| UnknownShading(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_shading() {
        for shading in Shading::ALL {
            assert_eq!(shading.to_string().parse(), Ok(shading));
        }
    }

    #[test]
    fn a_wrong_name_is_answered_with_the_right_ones() {
        let message = "shiny".parse::<Shading>().unwrap_err().to_string();
        for shading in Shading::ALL {
            assert!(message.contains(shading.name()), "{message}");
        }
    }
}
