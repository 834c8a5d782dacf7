//! Statistics that a few wild values do not move: the median and its kin.

/// A normal distribution's standard deviation is this many times its median absolute deviation.
const SIGMA_OF_MAD: f64 = 1.4826;

/// The value below which a share of all lie, by nearest rank; `None` of nothing. Reorders the values.
pub fn quantile(values: &mut [f64], share: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let rank = (share.clamp(0.0, 1.0) * values.len() as f64).ceil() as usize;
    let (_, value, _) = values.select_nth_unstable_by(rank.saturating_sub(1).min(last), f64::total_cmp);
    Some(*value)
}

/// The middle and the spread of values, `None` of nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    pub median: f64,
    /// Standard deviation as the median absolute deviation tells it.
    pub sigma: f64,
}

impl Spread {
    pub fn of(values: &mut [f64]) -> Option<Self> {
        let median = quantile(values, 0.5)?;
        values.iter_mut().for_each(|value| *value = (*value - median).abs());
        Some(Self { median, sigma: SIGMA_OF_MAD * quantile(values, 0.5)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wild_value_does_not_count() {
        let spread = Spread::of(&mut [10.0, 11.0, 9.0, 10.0, 1e9]).unwrap();
        assert_eq!(spread, Spread { median: 10.0, sigma: SIGMA_OF_MAD });
        assert_eq!(Spread::of(&mut []), None);
    }

    #[test]
    fn quantiles_are_values_that_were_there() {
        let mut values = [5.0, 1.0, 4.0, 2.0, 3.0];
        assert_eq!([0.0, 0.5, 0.95, 1.0].map(|share| quantile(&mut values, share)), [1.0, 3.0, 5.0, 5.0].map(Some));
    }
}
