//! The most memory that this program holds during a step, where the system tells and forgets it on demand: Linux.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
};

/// Makes the system forget the most that was held until now.
///
/// # Errors
/// The system cannot.
pub fn forget_peak() -> io::Result<()> {
    OpenOptions::new().write(true).open("/proc/self/clear_refs")?.write_all(b"5")
}

/// The most that was held since [`forget_peak`], in bytes; `None` where the system does not tell.
pub fn peak_bytes() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let kilobytes = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?;
    Some(kilobytes.parse::<u64>().ok()? << 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_let_go_counts_until_it_is_forgotten() {
        let Ok(()) = forget_peak() else { return };
        // Far more than the tests beside this one take meanwhile.
        let much = peak_bytes().unwrap() + (128 << 20);
        drop(std::hint::black_box(vec![1u8; 256 << 20]));
        assert!(peak_bytes().unwrap() > much);
        forget_peak().unwrap();
        assert!(peak_bytes().unwrap() < much);
    }
}
