// Fills the picture behind everything with a quiet gradient, a little brighter where the subject stands.

struct BackdropUniform {
    // sRGB, 0 to 1.
    top: vec3f,
    aspect: f32,
    bottom: vec3f,
    glow: f32,
}

@group(0) @binding(0) var<uniform> backdrop: BackdropUniform;

struct VertexOut {
    @builtin(position) clip: vec4f,
    // From the top left corner, 0 to 1.
    @location(0) uv: vec2f,
}

@vertex
fn vs_backdrop(@builtin(vertex_index) index: u32) -> VertexOut {
    let corner = vec2f(f32(index / 2u), f32(index % 2u)) * 2.0;
    return VertexOut(vec4f(corner.x * 2.0 - 1.0, 1.0 - corner.y * 2.0, 0.0, 1.0), corner);
}

@fragment
fn fs_backdrop(in: VertexOut) -> @location(0) vec4f {
    let from_middle = (in.uv - vec2f(0.5, 0.45)) * vec2f(max(backdrop.aspect, 1.0), 1.0);
    let glow = backdrop.glow * exp(-3.2 * dot(from_middle, from_middle));
    let color = mix(backdrop.top, backdrop.bottom, smoothstep(0.0, 1.0, in.uv.y)) + glow;
    return vec4f(dithered(color, in.clip.xy), 1.0);
}

fn linear_from_srgb(srgb: vec3f) -> vec3f {
    return select(pow((srgb + 0.055) / 1.055, vec3f(2.4)), srgb / 12.92, srgb <= vec3f(0.04045));
}

// Breaks the bands that 8 bits make of a smooth gradient. Jimenez, "Next Generation Post Processing in Call of Duty",
// SIGGRAPH 2014: interleaved gradient noise.
fn dithered(srgb: vec3f, pixel: vec2f) -> vec3f {
    let noise = fract(52.9829189 * fract(dot(floor(pixel), vec2f(0.06711056, 0.00583715)))) - 0.5;
    return linear_from_srgb(saturate(srgb + noise / 255.0));
}
