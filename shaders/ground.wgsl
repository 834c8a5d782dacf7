// The plane the subject stands on: contact shadow and grid, both fading into the backdrop.

struct GroundUniform {
    clip_from_world: mat4x4f,
    // Middle of the visible disc, on the plane.
    center: vec3f,
    radius: f32,
    line_color: vec3f,
    grid_opacity: f32,
    // Along x and z.
    shadow_center: vec2f,
    shadow_half_extent: f32,
    shadow_opacity: f32,
    cell: f32,
    padding_0: f32,
    padding_1: f32,
    padding_2: f32,
}

const CELLS_PER_MAJOR_LINE = 5.0;
const X_AXIS_COLOR = vec3f(0.55, 0.07, 0.08);
const Z_AXIS_COLOR = vec3f(0.08, 0.20, 0.60);

@group(0) @binding(0) var<uniform> ground: GroundUniform;
// Red: what touches the ground; green: what hovers above it.
@group(0) @binding(1) var shadow: texture_2d<f32>;
@group(0) @binding(2) var shadow_sampler: sampler;

struct VertexOut {
    @builtin(position) clip: vec4f,
    // Along world x and z.
    @location(0) point: vec2f,
}

@vertex
fn vs_ground(@builtin(vertex_index) index: u32) -> VertexOut {
    let corner = vec2f(f32(index % 2u), f32(index / 2u)) * 2.0 - 1.0;
    let point = ground.center.xz + corner * ground.radius;
    return VertexOut(ground.clip_from_world * vec4f(point.x, ground.center.y, point.y, 1.0), point);
}

@fragment
fn fs_ground(in: VertexOut) -> @location(0) vec4f {
    let per_pixel = sqrt(dpdx(in.point) * dpdx(in.point) + dpdy(in.point) * dpdy(in.point));
    let minor = grid_lines(in.point / ground.cell, per_pixel / ground.cell, 0.016);
    let major_cell = ground.cell * CELLS_PER_MAJOR_LINE;
    let major = grid_lines(in.point / major_cell, per_pixel / major_cell, 0.0065);
    let axes = axis_lines(in.point, per_pixel);

    let shadow_uv = (in.point - ground.shadow_center) / (2.0 * ground.shadow_half_extent) + 0.5;
    let occluded = textureSampleLevel(shadow, shadow_sampler, shadow_uv, 0.0).rg;
    let on_map = all(shadow_uv > vec2f(0.0)) && all(shadow_uv < vec2f(1.0));
    let darkness = select(0.0, 1.0 - (1.0 - 0.62 * occluded.r) * (1.0 - 0.42 * occluded.g), on_map)
        * ground.shadow_opacity;

    let distance = length(in.point - ground.center.xz) / ground.radius;
    let fade = ground.grid_opacity * pow(saturate(1.0 - distance), 1.6);
    let line = saturate(max(minor * 0.55, major)) * 0.5 * fade;
    let x_axis = axes.x * 0.75 * fade;
    let z_axis = axes.y * 0.75 * fade;

    var out = vec4f(0.0, 0.0, 0.0, darkness);
    out = over(ground.line_color, line, out);
    out = over(X_AXIS_COLOR, x_axis, out);
    out = over(Z_AXIS_COLOR, z_axis, out);
    return out;
}

fn over(color: vec3f, opacity: f32, below: vec4f) -> vec4f {
    return vec4f(color, 1.0) * opacity + below * (1.0 - opacity);
}

// Lines of a constant width in cells that stay calm where they get thinner than a pixel.
// Golus, "The Best Darn Grid Shader (Yet)", 2023.
fn grid_lines(point: vec2f, per_pixel: vec2f, width: f32) -> f32 {
    let drawn_width = clamp(vec2f(width), per_pixel, vec2f(0.5));
    let smoothing = per_pixel * 1.5;
    let from_line = 1.0 - abs(fract(point) * 2.0 - 1.0);
    var lines = 1.0 - smoothstep(drawn_width - smoothing, drawn_width + smoothing, from_line);
    lines *= saturate(width / drawn_width);
    lines = mix(lines, vec2f(width), saturate(per_pixel * 2.0 - 1.0));
    return mix(lines.x, 1.0, lines.y);
}

// Coverage of the x axis, where z is 0, and of the z axis, where x is 0.
fn axis_lines(point: vec2f, per_pixel: vec2f) -> vec2f {
    let distance_px = abs(point) / max(per_pixel, vec2f(1e-9));
    let lines = 1.0 - smoothstep(vec2f(0.4), vec2f(1.5), distance_px);
    return lines.yx;
}
