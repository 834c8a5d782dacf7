//! Five minutes of one or a few metrics as lines.

use egui::{Align2, Color32, FontId, Role, Stroke, Ui, Vec2, WidgetInfo};
use egui_plot::{AxisHints, GridMark, HLine, HPlacement, HoverPosition, Line, LineStyle, Plot, PlotPoint, PlotPoints};

use crate::{
    metrics::{HISTORY_SECS, History, Metric, Unit},
    ui::theme,
};

const HEIGHT: f32 = 74.0;
/// A gap longer than this, in seconds, is not drawn over: nothing is known of that time.
const LONGEST_GAP: f64 = 2.5;

/// What is drawn: metrics of one unit with their colors, and up to where.
pub struct Chart<'a> {
    /// For screen readers.
    pub name: &'a str,
    pub lines: &'a [(Metric, Color32)],
    /// What the scale shows at least.
    pub least_top: f64,
    /// Drawn as a dashed line; the scale shows it too.
    pub limit: Option<f64>,
}

impl Chart<'_> {
    pub fn show(&self, ui: &mut Ui, history: &History) {
        let now = history.latest().map_or(0.0, |latest| latest.secs);
        let unit = self.lines.first().map_or(Unit::Count, |(metric, _)| metric.unit());
        let series: Vec<_> = self.lines.iter().map(|(metric, _)| history.series(*metric).collect::<Vec<_>>()).collect();
        let known = series.iter().flatten().map(|(_, value)| *value);
        let top = known.chain(self.limit).fold(self.least_top, f64::max);
        let axis = AxisHints::new_y()
            .placement(HPlacement::Right)
            .formatter(move |mark, _| if mark.value > 0.0 { tick_text(unit, mark.value) } else { "0".to_owned() })
            .tick_label_font(FontId::proportional(10.0))
            .tick_label_color(theme::TEXT_WEAK)
            .min_thickness(44.0);
        let plot = Plot::new(self.name)
            .height(HEIGHT)
            .allow_zoom(false)
            .allow_drag(false)
            .allow_scroll(false)
            .allow_boxed_zoom(false)
            .allow_double_click_reset(false)
            .allow_axis_zoom_drag(false)
            .show_background(false)
            .show_axes([false, true])
            .show_x(false)
            .show_y(false)
            .show_grid([false, true])
            .grid_color(theme::HOVERED)
            .y_grid_spacer(move |_| [0.0, top].map(|value| GridMark { value, step_size: top }).to_vec())
            .custom_y_axes(vec![axis])
            .label_formatter(move |position| match position {
                HoverPosition::NearDataPoint { plot_name, position, .. } => {
                    Some(format!("{plot_name}: {}\n{} ago", unit.text(position.y), Unit::Secs.text(-position.x)))
                }
                HoverPosition::Elsewhere { .. } => None,
            });
        let response = plot
            .show(ui, |plot| {
                plot.set_plot_bounds_x(-(HISTORY_SECS as f64)..=0.0);
                // A little more, so that the highest line is seen whole.
                plot.set_plot_bounds_y(0.0..=top * 1.08);
                if let Some(limit) = self.limit {
                    let stroke = Stroke::new(1.0, theme::TEXT_WEAK.gamma_multiply(0.7));
                    let style = LineStyle::Dashed { length: 5.0 };
                    plot.hline(HLine::new("Limit", limit).stroke(stroke).style(style).allow_hover(false));
                }
                for ((metric, color), series) in self.lines.iter().zip(&series) {
                    for piece in pieces(series) {
                        let points = piece.iter().map(|(time, value)| PlotPoint::new(time - now, *value)).collect();
                        let line = Line::new(metric.title(), PlotPoints::Owned(points)).color(*color).width(1.5);
                        let is_first = self.lines[0].0 == *metric;
                        plot.line(if is_first { line.fill(0.0).fill_alpha(0.14) } else { line });
                    }
                }
            })
            .response;
        let corner = response.rect.left_top() + Vec2::new(1.0, 8.0);
        let font = FontId::proportional(10.0);
        ui.painter().text(corner, Align2::LEFT_TOP, "5 min", font, theme::TEXT_WEAK.gamma_multiply(0.8));
        let latest = self.lines.iter().zip(&series).map(|((metric, _), series)| match series.last() {
            Some((_, value)) => format!("{}: {}", metric.title(), unit.text(*value)),
            None => format!("{}: not known yet", metric.title()),
        });
        let text = format!("Chart of {}. {}", self.name, latest.collect::<Vec<_>>().join(". "));
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &text));
    }
}

/// A number on the scale, where the card's own number has its unit in full.
fn tick_text(unit: Unit, value: f64) -> String {
    match unit {
        Unit::PerMinute => Unit::Count.text(value.round()),
        _ => unit.text(value),
    }
}

/// The stretches of a series between its gaps.
fn pieces(series: &[(f64, f64)]) -> impl Iterator<Item = &[(f64, f64)]> {
    series.chunk_by(|(a, _), (b, _)| b - a <= LONGEST_GAP)
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_is_drawn_over_a_gap() {
        let series = [(0.0, 1.0), (1.0, 1.0), (9.0, 1.0)];
        assert_eq!(super::pieces(&series).map(<[_]>::len).collect::<Vec<_>>(), [2, 1]);
    }
}
