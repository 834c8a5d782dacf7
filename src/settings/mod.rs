//! What can be set outside the command line: in the environment, or in a file in the platform's folder for settings.
//!
//! A flag goes before the environment, and that before the file. Every setting has one line in this module, and one
//! parser whatever its source; a wrong value is an error that names the variable, or the file and its line.

mod cache;
mod file;

use std::{env, io, path::PathBuf};

use directories::ProjectDirs;
use orfeas_core::{export::Format, texture::TEXTURE_RANGE};

pub use cache::{CacheChange, CacheSettings};
pub use file::save;

use crate::{
    output::WriteError,
    pipeline::{GRID_RANGE, MaterialSettings, NetworkSource, Settings as Params, parse_faces, parse_share},
};
use file::SettingsFile;

/// Names the file of settings instead of the platform's own.
pub const FILE_VARIABLE: &str = "ORFEAS_SETTINGS";
const FILE_NAME: &str = "settings.toml";
/// A terabyte.
pub(crate) const MOST_MEGABYTES: u64 = 1 << 20;
const MOST_JOBS: usize = 256;
const JOBS_EXPECTED: &str = "a whole number from 1 to 256, or auto";

/// How many pictures are in work at once; `None` for `auto`.
pub fn parse_jobs(text: &str) -> Result<Option<usize>, String> {
    if text == "auto" {
        return Ok(None);
    }
    let jobs = text.parse().ok().filter(|jobs| (1..=MOST_JOBS).contains(jobs));
    jobs.map(Some).ok_or_else(|| format!("expected {JOBS_EXPECTED}"))
}

/// A value that can be set: its variable in the environment, and its table and key in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Setting {
    variable: &'static str,
    table: &'static str,
    key: &'static str,
}

const FORMAT: Setting = setting("ORFEAS_FORMAT", "generate", "format");
const ENGINE: Setting = setting("ORFEAS_ENGINE", "generate", "engine");
const GRID: Setting = setting("ORFEAS_GRID", "generate", "grid");
const SYMMETRY: Setting = setting("ORFEAS_SYMMETRY", "generate", "symmetry");
const SMOOTH: Setting = setting("ORFEAS_SMOOTH", "generate", "smooth");
const FACES: Setting = setting("ORFEAS_FACES", "generate", "faces");
const TEXTURE: Setting = setting("ORFEAS_TEXTURE", "generate", "texture");
const DELIGHT: Setting = setting("ORFEAS_DELIGHT", "generate", "delight");
const NORMAL_MAP: Setting = setting("ORFEAS_NORMAL_MAP", "generate", "normal_map");
const OCCLUSION: Setting = setting("ORFEAS_AMBIENT_OCCLUSION", "generate", "ambient_occlusion");
const ROUGHNESS: Setting = setting("ORFEAS_ROUGHNESS", "generate", "roughness");
const METALNESS: Setting = setting("ORFEAS_METALNESS", "generate", "metalness");
const NETWORK: Setting = setting("ORFEAS_NETWORK", "generate", "network");
const JOBS: Setting = setting("ORFEAS_JOBS", "generate", "jobs");
const MEMORY_LIMIT: Setting = setting("ORFEAS_MEMORY_LIMIT_MB", "generate", "memory_limit_mb");
const CACHE_DISABLED: Setting = setting("DISABLE_RESULT_CACHE", "cache", "disabled");
const CACHE_ENTRIES: Setting = setting("CACHE_MAX_SIZE", "cache", "max_size");
const CACHE_MEMORY: Setting = setting("CACHE_MAX_MEMORY_MB", "cache", "max_memory_mb");
const CACHE_TTL: Setting = setting("CACHE_TTL_SECONDS", "cache", "ttl_seconds");
const CACHE_DISK: Setting = setting("CACHE_DISK_MAX_MB", "cache", "disk_max_mb");
const CACHE_DIR: Setting = setting("CACHE_DIR", "cache", "dir");

const ALL: [Setting; 21] = [
    FORMAT,
    ENGINE,
    GRID,
    SYMMETRY,
    SMOOTH,
    FACES,
    TEXTURE,
    DELIGHT,
    NORMAL_MAP,
    OCCLUSION,
    ROUGHNESS,
    METALNESS,
    NETWORK,
    JOBS,
    MEMORY_LIMIT,
    CACHE_DISABLED,
    CACHE_ENTRIES,
    CACHE_MEMORY,
    CACHE_TTL,
    CACHE_DISK,
    CACHE_DIR,
];

const fn setting(variable: &'static str, table: &'static str, key: &'static str) -> Setting {
    Setting { variable, table, key }
}

/// Everything that can be set, with the defaults where nothing is.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    pub generate: GenerateSettings,
    pub cache: CacheSettings,
    /// The file that was read, or would be if it were there; `None` where the platform has no folder for it.
    pub file: Option<PathBuf>,
}

/// How pictures become meshes where no flag says it.
#[derive(Debug, Clone, PartialEq)]
pub struct GenerateSettings {
    /// Empty where none is set.
    pub formats: Vec<Format>,
    pub network: NetworkSource,
    /// Pictures in work at once; `None` for as many as the machine has cores.
    pub jobs: Option<usize>,
    /// The most the program may hold while it makes meshes, in bytes.
    pub memory_limit: Option<u64>,
    pub params: Params,
}

/// Why the settings cannot be used or saved.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("{variable}: expected {expected}, found `{found}`; correct or unset the variable")]
    Variable { variable: &'static str, expected: String, found: String },
    #[error("{name}: expected {expected}, found `{found}`; correct line {line} of {}", path.display())]
    Value { name: String, expected: String, found: String, line: usize, path: PathBuf },
    #[error("there is no setting {name}; known are {known}; correct line {line} of {}", path.display())]
    Unknown { name: String, known: String, line: usize, path: PathBuf },
    #[error("expected TOML, found something else ({reason}); correct line {line} of {}", path.display())]
    Syntax { reason: String, line: usize, path: PathBuf },
    #[error("the settings cannot be read ({source}); check the permissions of {}", path.display())]
    Read { source: io::Error, path: PathBuf },
    #[error("the settings' folder cannot be made ({source}); check the permissions of {}", path.display())]
    Folder { source: io::Error, path: PathBuf },
    #[error("expected a folder with a name in Unicode; choose another: {}", path.display())]
    Name { path: PathBuf },
    #[error("the settings cannot be saved: {0}")]
    Write(#[from] WriteError),
}

impl Settings {
    /// Reads the environment and the file.
    pub fn load() -> Result<Self, SettingsError> {
        let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        let project = ProjectDirs::from("", "", "orfeas-studio");
        let path = variable(FILE_VARIABLE).map(PathBuf::from);
        let path = path.or_else(|| Some(project.as_ref()?.config_dir().join(FILE_NAME)));
        let file = path.as_deref().map(SettingsFile::read).transpose()?;
        let environment = |name: &str| variable(name).map(|value| value.to_string_lossy().into_owned());
        let sources = Sources { environment: &environment, file: file.as_ref() };
        let default_folder = project.map(|project| project.cache_dir().to_owned());
        Ok(Self { generate: sources.generate()?, cache: sources.cache(default_folder)?, file: path })
    }
}

/// Where values come from, in order.
struct Sources<'a> {
    environment: &'a dyn Fn(&str) -> Option<String>,
    file: Option<&'a SettingsFile>,
}

impl Sources<'_> {
    fn generate(&self) -> Result<GenerateSettings, SettingsError> {
        let formats = |text: &str| text.split(',').map(|name| name.trim().parse().ok()).collect::<Option<_>>();
        let network = self.get(NETWORK, "a manifest's path", |text| Some(PathBuf::from(text)))?;
        Ok(GenerateSettings {
            formats: self.get(FORMAT, &format!("formats out of {}", Format::names()), formats)?.unwrap_or_default(),
            network: network.map_or(NetworkSource::BuiltIn, NetworkSource::Manifest),
            jobs: self.get(JOBS, JOBS_EXPECTED, |text| parse_jobs(text).ok())?.flatten(),
            memory_limit: self.number(MEMORY_LIMIT, 1, MOST_MEGABYTES)?.map(|megabytes| megabytes << 20),
            params: self.params()?,
        })
    }

    fn params(&self) -> Result<Params, SettingsError> {
        let default = Params::default();
        let engine = self.get(ENGINE, "orfeas, auto, silhouette or relief", |text| text.parse().ok())?;
        let grid = self.number(GRID, *GRID_RANGE.start() as u64, *GRID_RANGE.end() as u64)?;
        let symmetry = self.get(SYMMETRY, "none or x", |text| text.parse().ok())?;
        let smoothing = self.get(SMOOTH, "a number from 0 to 1", |text| text.parse().ok())?;
        let faces = self.get(FACES, "a whole number from 500 to 500000, or all", |text| parse_faces(text).ok())?;
        let texture = self.number(TEXTURE, u64::from(*TEXTURE_RANGE.start()), u64::from(*TEXTURE_RANGE.end()))?;
        Ok(Params {
            engine: engine.unwrap_or(default.engine),
            grid: grid.map_or(default.grid, |grid| grid as usize),
            symmetry: symmetry.unwrap_or(default.symmetry),
            smoothing: smoothing.unwrap_or(default.smoothing),
            faces: faces.unwrap_or(default.faces),
            texture: texture.map_or(default.texture, |side| Some(side as u32)),
            material: self.material()?,
            relief: default.relief,
        })
    }

    fn material(&self) -> Result<MaterialSettings, SettingsError> {
        let default = MaterialSettings::default();
        let share = |setting| self.get(setting, "a number from 0 to 1", |text| parse_share(text).ok());
        Ok(MaterialSettings {
            delight: share(DELIGHT)?.unwrap_or(default.delight),
            normal_map: self.switch(NORMAL_MAP)?.unwrap_or(default.normal_map),
            occlusion: self.switch(OCCLUSION)?.unwrap_or(default.occlusion),
            roughness: share(ROUGHNESS)?.unwrap_or(default.roughness),
            metalness: share(METALNESS)?.unwrap_or(default.metalness),
        })
    }

    fn switch(&self, setting: Setting) -> Result<Option<bool>, SettingsError> {
        self.get(setting, "0 or 1", |text| match text {
            "0" | "false" => Some(false),
            "1" | "true" => Some(true),
            _ => None,
        })
    }

    fn number(&self, setting: Setting, least: u64, most: u64) -> Result<Option<u64>, SettingsError> {
        let expected = format!("a whole number from {least} to {most}");
        self.get(setting, &expected, |text| text.parse().ok().filter(|number| (least..=most).contains(number)))
    }

    /// The value of a setting, or `None` where it is not set.
    fn get<T>(
        &self,
        setting: Setting,
        expected: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, SettingsError> {
        let expected = || expected.to_owned();
        if let Some(found) = (self.environment)(setting.variable) {
            let value = parse(found.trim());
            let wrong = || SettingsError::Variable { variable: setting.variable, expected: expected(), found };
            return value.ok_or_else(wrong).map(Some);
        }
        let Some((file, entry)) = self.file.and_then(|file| Some((file, file.entry(setting)?))) else {
            return Ok(None);
        };
        let value = entry.text.as_deref().and_then(parse);
        let wrong = || SettingsError::Value {
            name: format!("{}.{}", setting.table, setting.key),
            expected: expected(),
            found: entry.written.clone(),
            line: entry.line,
            path: file.path().to_owned(),
        };
        value.ok_or_else(wrong).map(Some)
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests may leave half a file")]
mod tests {
    use std::{fs, time::Duration};

    use super::*;
    use crate::{cache::Limits, pipeline::EngineChoice};

    fn load(variables: &[(&str, &str)], text: &str) -> Result<(GenerateSettings, CacheSettings), String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        fs::write(&path, text).unwrap();
        let load = || {
            let file = SettingsFile::read(&path)?;
            let variable = |name: &str| {
                variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned())
            };
            let sources = Sources { environment: &variable, file: Some(&file) };
            Ok((sources.generate()?, sources.cache(None)?))
        };
        load().map_err(|error: SettingsError| error.to_string().replace(&*path.to_string_lossy(), "FILE"))
    }

    #[test]
    fn nothing_set_is_the_defaults() {
        let (generate, cache) = load(&[], "").unwrap();
        assert_eq!((generate.params, generate.formats), (Params::default(), vec![]));
        assert_eq!((cache.is_enabled, cache.limits), (true, Limits::default()));
        let Limits { bytes, entries, ttl, .. } = cache.limits;
        assert_eq!((bytes, entries, ttl), (512 << 20, 1000, Duration::from_secs(86_400)));
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let text = "[generate]\nengine = \"relief\"\ngrid = 99\nfaces = \"all\"\ntexture = 1024\nsmooth = 0.5\nnormal_map = true\nroughness = 0.4\nformat = [\"obj\", \"stl\"]\njobs = 3\n[cache]\nmax_size = 5\n";
        let (generate, cache) = load(&[("ORFEAS_GRID", "64"), ("CACHE_MAX_MEMORY_MB", "3")], text).unwrap();
        assert_eq!((generate.params.engine, generate.params.grid), (EngineChoice::Relief, 64));
        assert_eq!((generate.params.faces, generate.params.texture), (None, Some(1024)));
        assert_eq!(generate.params.smoothing.share(), 0.5);
        assert_eq!((generate.params.material.normal_map, generate.params.material.roughness), (true, 0.4));
        assert_eq!((generate.formats, generate.jobs), (vec![Format::Obj, Format::Stl], Some(3)));
        assert_eq!(load(&[("ORFEAS_JOBS", "auto")], text).unwrap().0.jobs, None);
        assert_eq!((cache.limits.entries, cache.limits.bytes), (5, 3 << 20));
    }

    #[test]
    fn a_wrong_value_is_named_with_its_variable_or_line() {
        let in_file = |text: &str| load(&[], text).unwrap_err();
        for (variable, value) in [
            ("CACHE_MAX_SIZE", "many"),
            ("CACHE_MAX_MEMORY_MB", "-1"),
            ("CACHE_TTL_SECONDS", "1.5"),
            ("CACHE_DISK_MAX_MB", "99999999999999999999"),
            ("DISABLE_RESULT_CACHE", "yes"),
            ("ORFEAS_GRID", "15"),
            ("ORFEAS_ENGINE", "magic"),
            ("ORFEAS_FACES", "499"),
            ("ORFEAS_TEXTURE", "8192"),
            ("ORFEAS_SMOOTH", "1.1"),
            ("ORFEAS_METALNESS", "-0.1"),
            ("ORFEAS_NORMAL_MAP", "on"),
            ("ORFEAS_MEMORY_LIMIT_MB", "0"),
            ("ORFEAS_JOBS", "0"),
            ("ORFEAS_FORMAT", "glb,doc"),
        ] {
            let error = load(&[(variable, value)], "").unwrap_err();
            assert!(error.starts_with(&format!("{variable}: expected ")) && error.contains(value), "{error}");
        }
        let error = in_file("# mine\n[cache]\nmax_size = \"many\"\n");
        assert!(error.starts_with("cache.max_size: expected a whole number from 0"), "{error}");
        assert!(error.ends_with("found `\"many\"`; correct line 3 of FILE"), "{error}");
        assert!(in_file("[cache]\nttl_seconds = {}\n").contains("line 2 of FILE"));
        assert!(in_file("[cache]\n\nmax_sise = 1\n").starts_with("there is no setting cache.max_sise; known are "));
        assert!(in_file("engine = 1\n").contains("no setting engine"));
        assert!(in_file("[cache]\nmax_size 5\n").ends_with("correct line 2 of FILE"));
    }

    #[test]
    fn what_is_saved_is_read_again_and_the_rest_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deeper/settings.toml");
        let text = || fs::read_to_string(&path).unwrap();
        let mut expected = CacheSettings::default();
        let mut change = |change: CacheChange| {
            save(&path, &change).unwrap();
            change.apply_to(&mut expected);
            assert_eq!(load(&[], &text()).unwrap().1, expected, "{change:?}");
        };
        change(CacheChange::Memory(64 << 20));
        assert_eq!(text(), "[cache]\nmax_memory_mb = 64\n", "what was not changed may have come from elsewhere");
        fs::write(&path, format!("# my own words\n[generate]\ngrid = 77\n\n{}", text())).unwrap();
        change(CacheChange::Memory(65 << 20));
        change(CacheChange::Entries(7));
        change(CacheChange::Disk(9 << 20));
        change(CacheChange::TimeToLive(Duration::from_secs(60)));
        change(CacheChange::Enabled(false));
        change(CacheChange::Enabled(true));
        change(CacheChange::Folder("/of my own/\"cache\"".into()));
        assert_eq!(load(&[], &text()).unwrap().0.params.grid, 77);
        assert!(text().starts_with("# my own words\n"), "{}", text());
    }

    #[test]
    fn the_variables_that_decide_are_told() {
        let set = [("CACHE_DIR", "/elsewhere"), ("DISABLE_RESULT_CACHE", "0"), ("ORFEAS_GRID", "64")];
        let (_, cache) = load(&set, "[cache]\ndisabled = true\nmax_size = 5\n").unwrap();
        assert_eq!(cache.variables, ["DISABLE_RESULT_CACHE", "CACHE_DIR"]);
        assert_eq!((cache.is_enabled, cache.folder), (true, Some(PathBuf::from("/elsewhere"))));
        assert_eq!(CacheChange::Entries(1).variable(), "CACHE_MAX_SIZE");
    }
}
