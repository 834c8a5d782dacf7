//! Why a picture did not become a mesh.

use orfeas_core::{export::ExportError, mask::MaskError, picture::PictureError, print::PrintError, progress::Canceled};

use crate::inference::NetworkError;

/// The message says what to do next; who names the picture says which it was.
#[derive(Debug, thiserror::Error)]
pub enum PipelineError {
    #[error(transparent)]
    Picture(PictureError),
    #[error("the mask cannot be used: {0}")]
    MaskPicture(PictureError),
    #[error(transparent)]
    Mask(MaskError),
    /// There is no network, or it failed: in one sentence, why.
    #[error("{0}")]
    Network(String),
    /// What the network that finds subjects might have told, but it cannot run: in one sentence, why.
    #[error("{unclear}; the network that finds subjects cannot run: {reason}", unclear = MaskError::Unclear)]
    UnclearWithoutNetwork { reason: String },
    /// It would not fit into memory: what it needs, what there is, and what to do.
    #[error("{0}")]
    Memory(String),
    #[error("no body was found in the picture; try another engine, or a mask with a larger subject")]
    NoBody,
    #[error(transparent)]
    Print(PrintError),
    #[error(transparent)]
    Export(ExportError),
    #[error(transparent)]
    Canceled(#[from] Canceled),
}

impl PipelineError {
    /// Says of a picture's error that it was the mask's.
    pub(super) fn of_mask(self) -> Self {
        match self {
            Self::Picture(error) => Self::MaskPicture(error),
            other => other,
        }
    }
}

impl From<PictureError> for PipelineError {
    fn from(error: PictureError) -> Self {
        match error {
            PictureError::Canceled(canceled) => canceled.into(),
            other => Self::Picture(other),
        }
    }
}

impl From<MaskError> for PipelineError {
    fn from(error: MaskError) -> Self {
        match error {
            MaskError::Canceled(canceled) => canceled.into(),
            other => Self::Mask(other),
        }
    }
}

impl From<ExportError> for PipelineError {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Canceled(canceled) => canceled.into(),
            other => Self::Export(other),
        }
    }
}

impl From<NetworkError> for PipelineError {
    fn from(error: NetworkError) -> Self {
        match error {
            NetworkError::Canceled(canceled) => canceled.into(),
            other => Self::Network(other.to_string()),
        }
    }
}
