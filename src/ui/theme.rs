//! Colors, spacing and type of the window: dark and neutral, so that nothing competes with the picture.

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, TextStyle, Theme, Vec2, Visuals,
    style::{Selection, WidgetVisuals},
};

/// The one color that means "this is where to look".
pub const ACCENT: Color32 = Color32::from_rgb(0xff, 0x8a, 0x5c);
pub const ON_ACCENT: Color32 = Color32::from_rgb(0x22, 0x12, 0x0a);
pub const GOOD: Color32 = Color32::from_rgb(0x6f, 0xcf, 0x97);
pub const BAD: Color32 = Color32::from_rgb(0xf2, 0x72, 0x6b);
/// What should be looked at, but does not hurt yet.
pub const WARN: Color32 = Color32::from_rgb(0xe8, 0xbd, 0x68);
/// Lines of charts, calm enough to sit side by side.
pub const BLUE: Color32 = Color32::from_rgb(0x78, 0xa9, 0xe0);
pub const TEAL: Color32 = Color32::from_rgb(0x63, 0xc2, 0xb3);
pub const VIOLET: Color32 = Color32::from_rgb(0xa9, 0x97, 0xdb);
pub const TEXT: Color32 = Color32::from_rgb(0xe6, 0xe7, 0xea);
pub const TEXT_WEAK: Color32 = Color32::from_rgb(0x9a, 0x9d, 0xa6);
pub const PANEL: Color32 = Color32::from_rgb(0x1d, 0x1e, 0x21);
pub const STRIP: Color32 = Color32::from_rgb(0x17, 0x18, 0x1a);
pub const RAISED: Color32 = Color32::from_rgb(0x2a, 0x2c, 0x30);
pub const HOVERED: Color32 = Color32::from_rgb(0x36, 0x38, 0x3e);
const LINE: Color32 = Color32::from_rgb(0x2c, 0x2e, 0x33);
const ROUNDING: CornerRadius = CornerRadius::same(6);

/// Space between groups of controls.
pub const GROUP_SPACE: f32 = 14.0;

/// Sets the style of everything in the window.
pub fn install(ctx: &Context) {
    ctx.set_theme(Theme::Dark);
    ctx.set_visuals_of(Theme::Dark, visuals());
    ctx.all_styles_mut(|style| {
        let sizes =
            [(TextStyle::Small, 11.5), (TextStyle::Body, 13.5), (TextStyle::Button, 13.5), (TextStyle::Heading, 17.0)];
        for (text_style, size) in sizes {
            style.text_styles.insert(text_style, FontId::new(size, FontFamily::Proportional));
        }
        style.text_styles.insert(TextStyle::Monospace, FontId::new(12.0, FontFamily::Monospace));
        style.spacing.item_spacing = Vec2::new(8.0, 7.0);
        style.spacing.button_padding = Vec2::new(10.0, 6.0);
        style.spacing.interact_size.y = 28.0;
        style.spacing.slider_width = 130.0;
        style.spacing.menu_margin = Margin::same(8);
        style.interaction.tooltip_delay = 0.4;
    });
}

fn visuals() -> Visuals {
    let widget = |fill: Color32, text: Color32, outline: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, outline),
        corner_radius: ROUNDING,
        fg_stroke: Stroke::new(1.2, text),
        expansion: 0.0,
    };
    let mut visuals = Visuals::dark();
    visuals.panel_fill = PANEL;
    visuals.window_fill = PANEL;
    visuals.extreme_bg_color = STRIP;
    visuals.faint_bg_color = RAISED;
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    visuals.window_stroke = Stroke::new(1.0, LINE);
    visuals.popup_shadow = Shadow { offset: [0, 6], blur: 18, spread: 0, color: Color32::from_black_alpha(110) };
    visuals.window_shadow = visuals.popup_shadow;
    visuals.override_text_color = None;
    visuals.hyperlink_color = ACCENT;
    visuals.selection = Selection { bg_fill: ACCENT.gamma_multiply(0.35), stroke: Stroke::new(1.0, ACCENT) };
    visuals.widgets.noninteractive = widget(PANEL, TEXT, LINE);
    visuals.widgets.inactive = widget(RAISED, TEXT, RAISED);
    visuals.widgets.hovered = widget(HOVERED, Color32::WHITE, HOVERED);
    visuals.widgets.active = widget(HOVERED, Color32::WHITE, ACCENT);
    visuals.widgets.open = widget(HOVERED, Color32::WHITE, LINE);
    visuals
}
