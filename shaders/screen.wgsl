// Copies a finished picture, pixel by pixel: into its smaller mip level, or into the window's target.

@group(0) @binding(0) var source: texture_2d<f32>;
@group(0) @binding(1) var source_sampler: sampler;

struct VertexOut {
    @builtin(position) clip: vec4f,
    @location(0) uv: vec2f,
}

@vertex
fn vs_screen(@builtin(vertex_index) index: u32) -> VertexOut {
    let corner = vec2f(f32(index / 2u), f32(index % 2u)) * 2.0;
    return VertexOut(vec4f(corner.x * 2.0 - 1.0, 1.0 - corner.y * 2.0, 0.0, 1.0), corner);
}

@fragment
fn fs_copy(in: VertexOut) -> @location(0) vec4f {
    return textureSample(source, source_sampler, in.uv);
}

// For targets whose format does not encode by itself, as egui prefers them. egui blends encoded colours, so alpha is
// multiplied in after the encoding.
@fragment
fn fs_encode(in: VertexOut) -> @location(0) vec4f {
    let premultiplied = textureSample(source, source_sampler, in.uv);
    let linear = premultiplied.rgb / max(premultiplied.a, 1e-4);
    return vec4f(srgb_from_linear(saturate(linear)) * premultiplied.a, premultiplied.a);
}

fn srgb_from_linear(linear: vec3f) -> vec3f {
    return select(1.055 * pow(linear, vec3f(1.0 / 2.4)) - 0.055, linear * 12.92, linear <= vec3f(0.0031308));
}
