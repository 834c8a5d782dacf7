//! Statistics that a few wild values do not move: the median and its kin.

/// A normal distribution's standard deviation is this many times its median absolute deviation …
const SIGMA_OF_MAD: f64 = 1.4826;
/// … and 95 of 100 values are less than this many of it from the middle.
const SIGMAS_OF_95: f64 = 1.96;

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
    /// Standard deviation.
    pub sigma: f64,
}

impl Spread {
    /// As the median absolute deviation tells it: of whatever half of the values do.
    pub fn of(values: &mut [f64]) -> Option<Self> {
        let median = quantile(values, 0.5)?;
        values.iter_mut().for_each(|value| *value = (*value - median).abs());
        Some(Self { median, sigma: SIGMA_OF_MAD * quantile(values, 0.5)? })
    }

    /// The same, or as 95 of 100 values tell it, whichever is more: where one value in ten is far off, the next such one
    /// is no wonder.
    pub fn of_most(values: &mut [f64]) -> Option<Self> {
        let Self { median, sigma } = Self::of(values)?;
        // They are distances from the middle by now.
        Some(Self { median, sigma: sigma.max(quantile(values, 0.95)? / SIGMAS_OF_95) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_wild_value_does_not_count() {
        let values: Vec<f64> = (0..40).map(|i| 10.0 + f64::from(i % 5 - 2)).chain([1e9]).collect();
        for spread in [Spread::of, Spread::of_most] {
            assert_eq!(spread(&mut values.clone()), Some(Spread { median: 10.0, sigma: SIGMA_OF_MAD }));
        }
        let mut some_far: Vec<f64> = (0..40).map(|i| if i % 10 == 0 { 59.0 } else { 10.0 }).collect();
        assert_eq!(Spread::of_most(&mut some_far), Some(Spread { median: 10.0, sigma: 25.0 }));
        assert_eq!(Spread::of(&mut []), None);
    }

    #[test]
    fn quantiles_are_values_that_were_there() {
        let mut values = [5.0, 1.0, 4.0, 2.0, 3.0];
        assert_eq!([0.0, 0.5, 0.95, 1.0].map(|share| quantile(&mut values, share)), [1.0, 3.0, 5.0, 5.0].map(Some));
    }
}
