// Shades the surface of a mesh. All light is linear; the target's sRGB format encodes.

struct MeshUniform {
    clip_from_world: mat4x4f,
    eye: vec3f,
    shading: u32,
    // Unit vectors towards the lamps. They turn with the camera, so that every side of a mesh is well lit.
    key: vec3f,
    ground_height: f32,
    fill: vec3f,
    subject_height: f32,
    rim: vec3f,
    wire_width_px: f32,
}

// Twins of `Shading` in Rust.
const LIT: u32 = 0u;
const UNLIT: u32 = 1u;
const WIREFRAME: u32 = 2u;
const CLAY: u32 = 3u;
const NORMALS: u32 = 4u;

const KEY_LIGHT = vec3f(1.0, 0.965, 0.92) * 1.02;
const FILL_LIGHT = vec3f(0.88, 0.94, 1.0) * 0.16;
const RIM_LIGHT = vec3f(0.80, 0.90, 1.0) * 0.62;
const SKY_LIGHT = vec3f(0.47, 0.485, 0.51);
const FLOOR_LIGHT = vec3f(0.225, 0.21, 0.195);

const CLAY_ALBEDO = vec3f(0.445, 0.405, 0.370);
const WIREFRAME_ALBEDO = vec3f(0.300, 0.305, 0.315);
const WIRE_COLOR = vec3f(0.012, 0.013, 0.016);

const DIELECTRIC_REFLECTANCE = 0.04;
const PI = 3.14159265;

@group(0) @binding(0) var<uniform> scene: MeshUniform;
@group(1) @binding(0) var base_color: texture_2d<f32>;
@group(1) @binding(1) var base_color_sampler: sampler;
@group(1) @binding(2) var normal_map: texture_2d<f32>;
// Occlusion, roughness and metalness in red, green and blue.
@group(1) @binding(3) var orm_map: texture_2d<f32>;

struct VertexIn {
    @location(0) position: vec3f,
    @location(1) normal: vec3f,
    @location(2) uv: vec2f,
    @location(3) srgb_color: vec4f,
    // Along the texture, and the side of the other direction; zero where there is no normal map.
    @location(4) tangent: vec4f,
    @builtin(vertex_index) index: u32,
}

struct VertexOut {
    @builtin(position) clip: vec4f,
    @location(0) position: vec3f,
    @location(1) normal: vec3f,
    @location(2) uv: vec2f,
    @location(3) srgb_color: vec3f,
    // Meaningful only when every triangle has three vertices of its own, as wireframes are drawn.
    @location(4) barycentric: vec3f,
    @location(5) tangent: vec4f,
}

@vertex
fn vs_mesh(in: VertexIn) -> VertexOut {
    let corner = in.index % 3u;
    var out: VertexOut;
    out.clip = scene.clip_from_world * vec4f(in.position, 1.0);
    out.position = in.position;
    out.normal = in.normal;
    out.uv = in.uv;
    out.srgb_color = in.srgb_color.rgb;
    out.tangent = in.tangent;
    out.barycentric = vec3f(f32(corner == 0u), f32(corner == 1u), f32(corner == 2u));
    return out;
}

@fragment
fn fs_mesh(in: VertexOut, @builtin(front_facing) front_facing: bool) -> @location(0) vec4f {
    let texel = textureSample(base_color, base_color_sampler, in.uv).rgb;
    let mapped = textureSample(normal_map, base_color_sampler, in.uv).xyz * 2.0 - 1.0;
    let orm = textureSample(orm_map, base_color_sampler, in.uv).rgb;
    let wire = wire_coverage(in.barycentric);
    let shown = shading_normal(in.normal, in.tangent, mapped);
    let normal = unit(select(-shown, shown, front_facing));
    let to_eye = unit(scene.eye - in.position);
    let painted = texel * linear_from_srgb(in.srgb_color);

    var color: vec3f;
    switch scene.shading {
        case UNLIT: {
            return vec4f(painted, 1.0);
        }
        case NORMALS: {
            return vec4f(linear_from_srgb(normal * 0.5 + 0.5), 1.0);
        }
        case CLAY: {
            color = studio(CLAY_ALBEDO, vec3f(orm.r, 0.95, 0.0), normal, to_eye, in.position);
        }
        case WIREFRAME: {
            let surface = studio(WIREFRAME_ALBEDO, vec3f(orm.r, 0.95, 0.0), normal, to_eye, in.position);
            color = mix(surface, WIRE_COLOR, wire);
        }
        default: {
            color = studio(painted, orm, normal, to_eye, in.position);
        }
    }
    return vec4f(dithered(neutral_tone(color), in.clip.xy), 1.0);
}

fn unit(v: vec3f) -> vec3f {
    return v * inverseSqrt(max(dot(v, v), 1e-20));
}

// As MikkTSpace wants it: the directions as interpolated, of any length.
fn shading_normal(normal: vec3f, tangent: vec4f, mapped: vec3f) -> vec3f {
    if tangent.w == 0.0 {
        return normal;
    }
    return mapped.x * tangent.xyz + mapped.y * sign(tangent.w) * cross(normal, tangent.xyz) + mapped.z * normal;
}

// A photographer's set: a dome that is bright above and dim below, a warm key, a weak fill and a cool rim. What hides
// the dome hides no lamp. `orm`: occlusion, roughness, metalness.
fn studio(color: vec3f, orm: vec3f, normal: vec3f, to_eye: vec3f, position: vec3f) -> vec3f {
    let openness = ground_openness(normal, position) * orm.r;
    let roughness = max(orm.g, 0.05);
    let albedo = color * (1.0 - orm.b);
    let reflectance = mix(vec3f(DIELECTRIC_REFLECTANCE), color, orm.b);
    let dome = mix(FLOOR_LIGHT, SKY_LIGHT, smoothstep(-1.0, 1.0, normal.y)) * openness;
    let mirrored = mix(FLOOR_LIGHT, SKY_LIGHT, smoothstep(-1.0, 1.0, reflect(-to_eye, normal).y)) * openness;
    return albedo * dome
        + reflectance * mirrored
        + lamp(albedo, reflectance, roughness, normal, to_eye, scene.key, 0.18, KEY_LIGHT)
        + lamp(albedo, reflectance, roughness, normal, to_eye, scene.fill, 0.5, FILL_LIGHT)
        + lamp(albedo, reflectance, roughness, normal, to_eye, scene.rim, 0.0, RIM_LIGHT);
}

// Less of the dome reaches what is close to the ground and looks down at it.
fn ground_openness(normal: vec3f, position: vec3f) -> f32 {
    let height = (position.y - scene.ground_height) / scene.subject_height;
    let near_ground = 1.0 - smoothstep(0.0, 0.45, height);
    return 1.0 - near_ground * mix(0.1, 0.5, 0.5 - 0.5 * normal.y);
}

// One lamp on a diffuse surface with a GGX coat. `wrap` softens the terminator, as a large softbox does.
// Visibility: Hammon, "PBR Diffuse Lighting for GGX+Smith Microsurfaces", GDC 2017.
fn lamp(
    albedo: vec3f,
    reflectance: vec3f,
    roughness: f32,
    normal: vec3f,
    to_eye: vec3f,
    to_lamp: vec3f,
    wrap: f32,
    radiance: vec3f,
) -> vec3f {
    let n_dot_l = dot(normal, to_lamp);
    let wrapped = saturate((n_dot_l + wrap) / (1.0 + wrap));
    let diffuse = albedo * wrapped;

    let halfway = unit(to_lamp + to_eye);
    let n_dot_h = saturate(dot(normal, halfway));
    let n_dot_v = max(dot(normal, to_eye), 1e-3);
    let lit = saturate(n_dot_l);
    let alpha = roughness * roughness;
    let spread = n_dot_h * n_dot_h * (alpha * alpha - 1.0) + 1.0;
    let distribution = alpha * alpha / (PI * spread * spread);
    let visibility = 0.5 / max(mix(2.0 * lit * n_dot_v, lit + n_dot_v, alpha), 1e-3);
    let fresnel = reflectance + (1.0 - reflectance) * pow(1.0 - saturate(dot(to_eye, halfway)), 5.0);
    let specular = distribution * visibility * fresnel * PI * lit;

    return radiance * (diffuse + specular);
}

// Khronos PBR Neutral: leaves colours alone below 0.8 and rolls highlights off towards white without a change of hue,
// so that a texture looks as it was painted.
fn neutral_tone(light: vec3f) -> vec3f {
    let start = 0.8 - DIELECTRIC_REFLECTANCE;
    let desaturation = 0.15;
    let darkest = min(light.r, min(light.g, light.b));
    let offset = select(DIELECTRIC_REFLECTANCE, darkest - 6.25 * darkest * darkest, darkest < 0.08);
    let color = light - offset;
    let peak = max(color.r, max(color.g, color.b));
    if peak < start {
        return color;
    }
    let room = 1.0 - start;
    let new_peak = 1.0 - room * room / (peak + room - start);
    let white = 1.0 - 1.0 / (desaturation * (peak - new_peak) + 1.0);
    return mix(color * new_peak / peak, vec3f(new_peak), white);
}

// How much of this pixel a triangle's three edges cover. Each triangle draws the half of the line that lies on it.
// Where triangles are only a few pixels large the lines fade instead of filling the surface.
fn wire_coverage(barycentric: vec3f) -> f32 {
    let per_pixel = max(fwidth(barycentric), vec3f(1e-6));
    let distance_px = barycentric / per_pixel;
    let nearest_px = min(distance_px.x, min(distance_px.y, distance_px.z));
    let triangle_px = 1.0 / max(per_pixel.x, max(per_pixel.y, per_pixel.z));
    let half_width = 0.5 * scene.wire_width_px;
    let line = 1.0 - smoothstep(half_width - 0.5, half_width + 0.6, nearest_px);
    return line * mix(0.12, 0.85, smoothstep(1.5, 12.0, triangle_px));
}

fn linear_from_srgb(srgb: vec3f) -> vec3f {
    return select(pow((srgb + 0.055) / 1.055, vec3f(2.4)), srgb / 12.92, srgb <= vec3f(0.04045));
}

fn srgb_from_linear(linear: vec3f) -> vec3f {
    return select(1.055 * pow(linear, vec3f(1.0 / 2.4)) - 0.055, linear * 12.92, linear <= vec3f(0.0031308));
}

// Breaks the bands that 8 bits make of a smooth gradient. Jimenez, "Next Generation Post Processing in Call of Duty",
// SIGGRAPH 2014: interleaved gradient noise.
fn dithered(linear: vec3f, pixel: vec2f) -> vec3f {
    let noise = fract(52.9829189 * fract(dot(floor(pixel), vec2f(0.06711056, 0.00583715)))) - 0.5;
    return linear_from_srgb(saturate(srgb_from_linear(max(linear, vec3f(0.0))) + noise / 255.0));
}
