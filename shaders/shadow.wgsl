// The contact shadow: the mesh's footprint seen from below, then blurred. Red holds what nearly touches the ground and
// stays crisp, green what hangs above it and is blurred widely.

struct FootprintUniform {
    // Along x and z.
    center: vec2f,
    half_extent: f32,
    ground_height: f32,
    // Heights at which the two shadows have faded to a third and to nothing.
    contact_height: f32,
    hover_height: f32,
    padding_0: f32,
    padding_1: f32,
}

struct BlurUniform {
    // One texel along the direction of this pass, in texture coordinates.
    texel: vec2f,
    // Standard deviations in texels.
    contact_sigma: f32,
    hover_sigma: f32,
}

@group(0) @binding(0) var<uniform> footprint: FootprintUniform;

struct FootprintOut {
    @builtin(position) clip: vec4f,
    @location(0) height: f32,
}

@vertex
fn vs_footprint(@location(0) position: vec3f) -> FootprintOut {
    let on_map = (position.xz - footprint.center) / footprint.half_extent;
    // Texture rows grow with z, clip space grows upwards.
    return FootprintOut(vec4f(on_map.x, -on_map.y, 0.5, 1.0), position.y - footprint.ground_height);
}

@fragment
fn fs_footprint(in: FootprintOut) -> @location(0) vec4f {
    let height = max(in.height, 0.0);
    let contact = exp(-height / footprint.contact_height);
    let hover = saturate(1.0 - height / footprint.hover_height);
    return vec4f(contact, hover * hover, 0.0, 0.0);
}

@group(0) @binding(0) var<uniform> blur: BlurUniform;
@group(0) @binding(1) var source: texture_2d<f32>;
@group(0) @binding(2) var source_sampler: sampler;

struct BlurOut {
    @builtin(position) clip: vec4f,
    @location(0) uv: vec2f,
}

@vertex
fn vs_blur(@builtin(vertex_index) index: u32) -> BlurOut {
    let corner = vec2f(f32(index / 2u), f32(index % 2u)) * 2.0;
    return BlurOut(vec4f(corner.x * 2.0 - 1.0, 1.0 - corner.y * 2.0, 0.0, 1.0), corner);
}

@fragment
fn fs_blur(in: BlurOut) -> @location(0) vec4f {
    let reach = i32(ceil(2.5 * max(blur.contact_sigma, blur.hover_sigma)));
    let sigmas = vec2f(blur.contact_sigma, blur.hover_sigma);
    var sum = vec2f(0.0);
    var weights = vec2f(0.0);
    for (var i = -reach; i <= reach; i++) {
        let steps = vec2f(f32(i)) / sigmas;
        let weight = exp(-0.5 * steps * steps);
        sum += weight * textureSampleLevel(source, source_sampler, in.uv + f32(i) * blur.texel, 0.0).rg;
        weights += weight;
    }
    return vec4f(sum / weights, 0.0, 0.0);
}
