//! The file of one result: what it is, the encoded result (compressed where that pays), and a checksum over both.
//!
//! ```text
//! magic and version 8 │ BLAKE3 32 │ length of head 4 │ length of payload 8 │ head (postcard) │ payload │ uses
//! ```
//! Numbers are little-endian. Each use appends one byte: that counts it and needs no lock, even among programs.

use std::{
    borrow::Cow,
    fs::File,
    io::{self, Read},
};

use serde::{Deserialize, Serialize};

const MAGIC: [u8; 8] = *b"orfeas\x00\x01";
const HASH_AT: usize = MAGIC.len();
const LENGTHS_AT: usize = HASH_AT + blake3::OUT_LEN;
const PREFIX: usize = LENGTHS_AT + 12;
/// A head has a few words and numbers; a file that says otherwise is not ours.
const MOST_HEAD: usize = 4096;
/// Compressed payloads must be smaller than this share of the raw ones. Unpacking costs about what hashing does, and
/// fewer bytes are read and hashed in turn. Measured: masks come to 0.3, fields to 0.5, surfaces and textured meshes to
/// 0.7, clean meshes to 0.8 and PNG files to 1; the last two stay raw.
const WORTH: f64 = 0.8;
/// What LZ4 can at most make of a byte.
const MOST_EXPANSION: u64 = 255;

/// What a file says of its result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Head {
    pub stage: String,
    pub key: [u8; 32],
    pub created_ms: u64,
    /// Its own time to live, instead of the limits'.
    pub ttl_ms: Option<u64>,
    /// Time it took to compute.
    pub cost_us: u64,
    /// Length of the payload unpacked, if it is compressed.
    pub unpacked: Option<u64>,
}

/// Why a file holds no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Flaw {
    #[error("of another version")]
    Foreign,
    #[error("cut short")]
    Truncated,
    #[error("damaged")]
    Damaged,
}

/// The parts of a file, without the counted uses.
pub(super) fn pack(head: &Head, raw: &[u8]) -> Vec<u8> {
    let packed = lz4_flex::block::compress(raw);
    let pays = (packed.len() as f64) < raw.len() as f64 * WORTH;
    let head = Head { unpacked: pays.then_some(raw.len() as u64), ..head.clone() };
    let payload = if pays { &packed[..] } else { raw };
    // A head is words and numbers, which postcard always takes; an empty one would not be read back.
    let head = postcard::to_extend(&head, Vec::new()).unwrap_or_default();
    let mut file = Vec::with_capacity(PREFIX + head.len() + payload.len());
    file.extend(MAGIC);
    file.extend([0; blake3::OUT_LEN]);
    file.extend((head.len() as u32).to_le_bytes());
    file.extend((payload.len() as u64).to_le_bytes());
    file.extend(head);
    file.extend(payload);
    let hash = blake3::hash(&file[LENGTHS_AT..]);
    file[HASH_AT..LENGTHS_AT].copy_from_slice(hash.as_bytes());
    file
}

/// The head and the encoded result of a whole file.
pub(super) fn unpack(file: &[u8]) -> Result<(Head, Cow<'_, [u8]>), Flaw> {
    let (head_at, payload_at, end) = extents(file)?;
    let file = file.get(..end).ok_or(Flaw::Truncated)?;
    if file[HASH_AT..LENGTHS_AT] != *blake3::hash(&file[LENGTHS_AT..]).as_bytes() {
        return Err(Flaw::Damaged);
    }
    let head: Head = postcard::from_bytes(&file[head_at..payload_at]).map_err(|_| Flaw::Foreign)?;
    let payload = &file[payload_at..];
    let raw = match head.unpacked {
        None => payload.into(),
        Some(length) if length / MOST_EXPANSION > payload.len() as u64 => return Err(Flaw::Damaged),
        Some(length) => lz4_flex::block::decompress(payload, length as usize).map_err(|_| Flaw::Damaged)?.into(),
    };
    Ok((head, raw))
}

/// The head of a file and its counted uses, without reading (and checking) the result.
pub(super) fn read_head(file: &mut File) -> io::Result<Result<(Head, u64), Flaw>> {
    let length = file.metadata()?.len();
    let mut start = Vec::new();
    file.take((PREFIX + MOST_HEAD) as u64).read_to_end(&mut start)?;
    Ok((|| {
        let (head_at, payload_at, end) = extents(&start)?;
        let head = start.get(head_at..payload_at).ok_or(Flaw::Truncated)?;
        let head = postcard::from_bytes(head).map_err(|_| Flaw::Foreign)?;
        Ok((head, length.checked_sub(end as u64).ok_or(Flaw::Truncated)?))
    })())
}

/// Where head and payload begin and the payload ends.
fn extents(start: &[u8]) -> Result<(usize, usize, usize), Flaw> {
    if start.len() >= MAGIC.len() && start[..MAGIC.len()] != MAGIC {
        return Err(Flaw::Foreign);
    }
    let lengths = start.get(LENGTHS_AT..PREFIX).ok_or(Flaw::Truncated)?;
    let (mut head, mut payload) = ([0; 4], [0; 8]);
    head.copy_from_slice(&lengths[..4]);
    payload.copy_from_slice(&lengths[4..]);
    let head = u32::from_le_bytes(head) as usize;
    if head > MOST_HEAD {
        return Err(Flaw::Damaged);
    }
    let payload = usize::try_from(u64::from_le_bytes(payload)).map_err(|_| Flaw::Damaged)?;
    let end = (PREFIX + head).checked_add(payload).ok_or(Flaw::Damaged)?;
    Ok((PREFIX, PREFIX + head, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head() -> Head {
        Head { stage: "mask".into(), key: [7; 32], created_ms: 5, ttl_ms: Some(9), cost_us: 11, unpacked: None }
    }

    #[test]
    fn a_file_gives_back_what_was_packed_also_when_compressed() {
        let noise: Vec<u8> = blake3::hash(b"noise").as_bytes().to_vec();
        for raw in [vec![], noise, vec![42; 100_000]] {
            let file = pack(&head(), &raw);
            let (read, unpacked) = unpack(&file).unwrap();
            assert_eq!(unpacked, raw);
            assert_eq!(Head { unpacked: None, ..read }, head());
        }
        assert!(pack(&head(), &[42; 100_000]).len() < 2000, "compression pays here");
    }

    #[test]
    fn uses_are_counted_behind_the_payload() {
        let mut file = pack(&head(), b"result");
        file.extend([0; 3]);
        assert_eq!(*unpack(&file).unwrap().1, *b"result");
    }

    #[test]
    fn every_flipped_byte_and_every_cut_is_noticed() {
        let file = pack(&head(), &[42; 1000]);
        for at in 0..file.len() {
            let mut flipped = file.clone();
            flipped[at] ^= 0x10;
            assert!(unpack(&flipped).is_err(), "byte {at}");
            assert!(unpack(&file[..at]).is_err(), "cut at {at}");
        }
    }

    #[test]
    fn another_version_is_called_so() {
        let mut file = pack(&head(), b"result");
        file[7] += 1;
        assert_eq!(unpack(&file), Err(Flaw::Foreign));
    }
}
