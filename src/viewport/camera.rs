//! The camera that circles around a mesh: three-d's camera and control, framed and limited for looking at one object.

use glam::{Mat4, Vec2, Vec3, camera::rh};
use three_d::{Camera, Event, MouseButton, OrbitControl, Viewport, degrees, vec3};

/// Angle under which the picture's height is seen.
pub const FIELD_OF_VIEW_DEGREES: f32 = 35.0;

/// Free space around a framed mesh, as a factor on the distance.
const FRAME_MARGIN: f32 = 1.12;
/// three-d's control stops within 2.6 degrees of the poles; from nearer it would never get away again.
const HIGHEST_ORBIT_DEGREES: f32 = 87.0;
/// Straight down and up have no horizon to keep level; this close nobody can tell.
const HIGHEST_VIEW_DEGREES: f32 = 89.9;
/// Nearest and farthest distance, in radii of what was framed.
const DISTANCE_RANGE: (f32, f32) = (0.02, 60.0);
/// Nearest visible depth, as a part of the distance to the target.
const NEAR_FRACTION: f32 = 0.002;
/// A control's zoom for one logical pixel of scrolling, as three-d has it.
const ZOOM_PER_POINT: f32 = 0.01;

/// Where one picture is taken from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View {
    pub eye: Vec3,
    pub target: Vec3,
    /// Need not be perpendicular to the line of sight, but must not be parallel to it.
    pub up: Vec3,
}

impl View {
    /// Projects with depth from 1 at the near plane to 0 at infinity. `aspect` is the picture's width over its height.
    pub fn clip_from_world(&self, aspect: f32) -> Mat4 {
        let near = (self.eye.distance(self.target) * NEAR_FRACTION).max(1e-6);
        let fov = FIELD_OF_VIEW_DEGREES.to_radians();
        rh::proj::directx::perspective_infinite_reverse(fov, aspect, near)
            * rh::view::look_at_mat4(self.eye, self.target, self.up)
    }

    /// Unit vectors in the world towards the picture's right, its top, and the viewer.
    pub fn axes(&self) -> [Vec3; 3] {
        let back = (self.eye - self.target).try_normalize().unwrap_or(Vec3::Z);
        let right = self.up.cross(back).try_normalize().unwrap_or(Vec3::X);
        [right, back.cross(right), back]
    }
}

/// A camera on a sphere around its target, with +Y up.
///
/// At azimuth A and elevation E, in degrees, it stands in direction (sin A · cos E, sin E, cos A · cos E) from the
/// target: azimuth 0 sees the front (+Z) of a mesh, azimuth 90 its +X side, which is its own left.
#[derive(Debug, Clone)]
pub struct OrbitCamera {
    camera: Camera,
    control: OrbitControl,
    /// Radius around what was framed last; scales near and far.
    radius: f32,
    /// Scrolling and pinching hold what is under the pointer still; otherwise the middle of the picture.
    pub zooms_to_pointer: bool,
}

impl Default for OrbitCamera {
    fn default() -> Self {
        let viewport = Viewport::new_at_origo(1, 1);
        let (eye, origin, up) = (vec3(0.0, 0.0, 4.0), vec3(0.0, 0.0, 0.0), vec3(0.0, 1.0, 0.0));
        let camera = Camera::new_perspective(viewport, eye, origin, up, degrees(FIELD_OF_VIEW_DEGREES), 0.01, 1000.0);
        let mut orbit =
            Self { camera, control: OrbitControl::new(origin, 0.0, 1.0), radius: 1.0, zooms_to_pointer: true };
        orbit.frame((Vec3::splat(-0.85), Vec3::splat(0.85)));
        orbit.look_from(30.0, 15.0);
        orbit
    }
}

impl OrbitCamera {
    /// Tells the size of the viewport in logical pixels, the unit of the events' positions.
    pub fn set_size_points(&mut self, width: f32, height: f32) {
        let whole = |points: f32| points.round().clamp(1.0, 65536.0) as u32;
        self.camera.set_viewport(Viewport::new_at_origo(whole(width), whole(height)));
    }

    /// Turns to see the target from an azimuth and an elevation (-90 to 90) in degrees, at the same distance.
    pub fn look_from(&mut self, azimuth_degrees: f32, elevation_degrees: f32) {
        let highest = HIGHEST_VIEW_DEGREES;
        let (sin_azimuth, cos_azimuth) = azimuth_degrees.to_radians().sin_cos();
        let (sin, cos) = elevation_degrees.clamp(-highest, highest).to_radians().sin_cos();
        let View { eye, target, .. } = self.view();
        let direction = Vec3::new(sin_azimuth * cos, sin, cos_azimuth * cos);
        self.set_view(target + direction * eye.distance(target), target);
    }

    /// Moves, without turning, so that the box given by its smallest and largest corner fills the picture.
    pub fn frame(&mut self, (low, high): (Vec3, Vec3)) {
        let center = (low + high) / 2.0;
        let [right, up, back] = self.view().axes();
        let tan_y = (FIELD_OF_VIEW_DEGREES.to_radians() / 2.0).tan();
        let tan_x = tan_y * self.camera.viewport().aspect();
        // A corner is in the picture from where its offset across is its depth times the tangent.
        let distance = corners(low, high).into_iter().fold(0.0, |distance: f32, corner| {
            let offset = corner - center;
            let across = (offset.dot(right).abs() / tan_x).max(offset.dot(up).abs() / tan_y);
            distance.max(across + offset.dot(back))
        });
        // A point has no size, but must still be seen from somewhere.
        self.radius = if high == low { 1.0 } else { low.distance(high) / 2.0 };
        let distance = if high == low { 4.0 } else { distance * FRAME_MARGIN };
        self.control.min_distance = self.radius * DISTANCE_RANGE.0;
        self.control.max_distance = (self.radius * DISTANCE_RANGE.1).max(distance);
        self.set_view(center + back * distance, center);
    }

    /// Applies pointer events and says whether the view changed. What was used is marked as handled.
    ///
    /// Left drag orbits; middle, right or shift+left drag pans; scrolling and pinching zoom. Positions count from the
    /// viewport's bottom left corner, in logical pixels.
    pub fn handle(&mut self, events: &mut [Event]) -> bool {
        let before = self.view();
        for event in events.iter_mut() {
            match event {
                Event::MouseMotion { button: Some(button), delta, modifiers, handled, .. }
                    if !*handled && (*button != MouseButton::Left || modifiers.shift) =>
                {
                    self.pan(Vec2::from(*delta));
                    *handled = true;
                }
                Event::MouseWheel { delta, position, handled, .. } if !*handled && self.zooms_to_pointer => {
                    let closer = 1.0 - (-delta.1 * ZOOM_PER_POINT).exp();
                    self.zoom_to(Vec2::new(position.x, position.y), closer);
                    *handled = true;
                }
                Event::PinchGesture { delta, position, handled, .. } if !*handled && self.zooms_to_pointer => {
                    self.zoom_to(Vec2::new(position.x, position.y), *delta);
                    *handled = true;
                }
                Event::MouseMotion { button: Some(MouseButton::Left), handled, .. } if !*handled => {
                    self.leave_pole();
                    self.control.handle_events(&mut self.camera, std::slice::from_mut(event));
                }
                _ => {
                    self.control.handle_events(&mut self.camera, std::slice::from_mut(event));
                }
            }
        }
        self.view() != before
    }

    /// Where the camera stands now.
    pub fn view(&self) -> View {
        let [eye, target, up] =
            [self.camera.position(), self.camera.target(), self.camera.up()].map(|v| Vec3::from_array(v.into()));
        View { eye, target, up }
    }

    /// In degrees, -180 to 180.
    pub fn azimuth_degrees(&self) -> f32 {
        let [_, _, back] = self.view().axes();
        back.x.atan2(back.z).to_degrees()
    }

    /// In degrees, -90 to 90.
    pub fn elevation_degrees(&self) -> f32 {
        let [_, _, back] = self.view().axes();
        back.y.clamp(-1.0, 1.0).asin().to_degrees()
    }

    fn set_view(&mut self, eye: Vec3, target: Vec3) {
        let [eye, target] = [eye, target].map(|v| vec3(v.x, v.y, v.z));
        self.camera.set_view(eye, target, vec3(0.0, 1.0, 0.0));
        self.control.target = target;
    }

    fn leave_pole(&mut self) {
        let elevation = self.elevation_degrees();
        if elevation.abs() > HIGHEST_ORBIT_DEGREES {
            self.look_from(self.azimuth_degrees(), elevation.clamp(-HIGHEST_ORBIT_DEGREES, HIGHEST_ORBIT_DEGREES));
        }
    }

    /// Moves with the pointer: what is at the target's depth stays under it. Pointer deltas run right and down.
    fn pan(&mut self, delta_points: Vec2) {
        let View { eye, target, .. } = self.view();
        let [right, up, _] = self.view().axes();
        let height = 2.0 * eye.distance(target) * (FIELD_OF_VIEW_DEGREES.to_radians() / 2.0).tan();
        let per_point = height / self.camera.viewport().height as f32;
        let change = (up * delta_points.y - right * delta_points.x) * per_point;
        self.set_view(eye + change, target + change);
    }

    /// Goes `closer`, as a part of the distance, towards the point under the pointer at the target's depth.
    fn zoom_to(&mut self, pointer: Vec2, closer: f32) {
        let View { eye, target, .. } = self.view();
        let [_, _, back] = self.view().axes();
        let ray = Vec3::from_array(self.camera.view_direction_at_pixel((pointer.x, pointer.y)).into());
        let distance = eye.distance(target);
        let toward = -ray.dot(back);
        let point = if toward > 1e-3 { eye + ray * (distance / toward) } else { target };
        let wanted = distance * (1.0 - closer);
        let reached = wanted.clamp(self.control.min_distance, self.control.max_distance);
        // At the end of the range rounding must not pass for a change, or the viewport would be drawn for nothing.
        if (reached - distance).abs() <= distance * 1e-5 {
            return;
        }
        let new_eye = eye + (point - eye) * (1.0 - reached / distance);
        self.set_view(new_eye, new_eye - back * reached);
    }
}

fn corners(low: Vec3, high: Vec3) -> [Vec3; 8] {
    std::array::from_fn(|i| Vec3::select(glam::BVec3::new(i & 1 != 0, i & 2 != 0, i & 4 != 0), high, low))
}

#[cfg(test)]
mod tests {
    use super::*;
    use three_d::Modifiers;

    const CUBE: (Vec3, Vec3) = (Vec3::splat(-1.0), Vec3::ONE);

    fn framed_cube(width: f32, height: f32) -> OrbitCamera {
        let mut camera = OrbitCamera::default();
        camera.set_size_points(width, height);
        camera.look_from(0.0, 0.0);
        camera.frame(CUBE);
        camera
    }

    fn drag(button: MouseButton, delta: (f32, f32)) -> Event {
        let (position, modifiers) = ((0.0f32, 0.0f32).into(), Modifiers::default());
        Event::MouseMotion { button: Some(button), delta, position, modifiers, handled: false }
    }

    fn scroll(delta: f32, position: (f32, f32)) -> Event {
        let modifiers = Modifiers::default();
        Event::MouseWheel { delta: (0.0, delta), position: position.into(), modifiers, handled: false }
    }

    fn on_picture(camera: &OrbitCamera, point: Vec3) -> Vec2 {
        let projected = camera.view().clip_from_world(camera.camera.viewport().aspect()).project_point3(point);
        Vec2::new(projected.x, projected.y)
    }

    #[test]
    fn azimuth_and_elevation_name_the_place_of_the_camera() {
        let mut camera = framed_cube(400.0, 300.0);
        for (azimuth, elevation, direction) in
            [(0.0, 0.0, Vec3::Z), (90.0, 0.0, Vec3::X), (180.0, 0.0, -Vec3::Z), (0.0, 90.0, Vec3::Y)]
        {
            camera.look_from(azimuth, elevation);
            let View { eye, target, .. } = camera.view();
            assert!((eye - target).normalize().distance(direction) < 0.01, "{azimuth} {elevation}");
        }
    }

    #[test]
    fn a_framed_box_fits_whatever_the_window() {
        for (width, height) in [(400.0, 300.0), (300.0, 900.0), (2000.0, 100.0)] {
            let mut camera = framed_cube(width, height);
            camera.look_from(35.0, 40.0);
            camera.frame(CUBE);
            let seen = corners(CUBE.0, CUBE.1).map(|corner| on_picture(&camera, corner).abs());
            let outermost = seen.into_iter().fold(0.0, |most: f32, p| most.max(p.max_element()));
            assert!((0.75..1.0).contains(&outermost), "{width} x {height}: {outermost}");
        }
    }

    #[test]
    fn dragging_right_turns_the_front_to_the_right() {
        let mut camera = framed_cube(400.0, 300.0);
        assert!(camera.handle(&mut [drag(MouseButton::Left, (20.0, 0.0))]));
        assert!(on_picture(&camera, Vec3::Z).x > 0.05);
        assert!(camera.azimuth_degrees() < -5.0);
    }

    #[test]
    fn panning_moves_the_mesh_with_the_pointer() {
        let mut camera = framed_cube(400.0, 300.0);
        assert!(camera.handle(&mut [drag(MouseButton::Right, (40.0, 30.0))]));
        // 40 of 400 points are a fifth of clip space, and pointers count downwards.
        assert!(on_picture(&camera, Vec3::ZERO).distance(Vec2::new(0.2, -0.2)) < 0.01);
    }

    #[test]
    fn zooming_holds_what_is_under_the_pointer() {
        let mut camera = framed_cube(400.0, 300.0);
        let point = Vec3::new(0.5, 0.4, 0.0);
        let before = on_picture(&camera, point);
        let pointer = (Vec2::ONE + before) / 2.0 * Vec2::new(400.0, 300.0);
        assert!(camera.handle(&mut [scroll(60.0, pointer.into())]));
        assert!(on_picture(&camera, point).distance(before) < 0.01);
        assert!(on_picture(&camera, Vec3::ZERO).distance(before) > 0.1);
    }

    #[test]
    fn zooming_ends_before_the_camera_passes_its_target() {
        let mut camera = framed_cube(400.0, 300.0);
        for _ in 0..100 {
            camera.handle(&mut [scroll(500.0, (200.0, 150.0))]);
        }
        let View { eye, target, .. } = camera.view();
        assert!(eye.is_finite() && eye.distance(target) > 0.01);
        assert!(!camera.handle(&mut [scroll(500.0, (200.0, 150.0))]));
    }

    #[test]
    fn the_poles_can_be_reached_and_left() {
        let mut camera = framed_cube(400.0, 300.0);
        for elevation in [90.0, -90.0] {
            camera.look_from(20.0, elevation);
            let toward_equator = if elevation > 0.0 { -1.0 } else { 1.0 };
            for _ in 0..40 {
                camera.handle(&mut [drag(MouseButton::Left, (0.5, toward_equator))]);
            }
            assert!(camera.view().eye.is_finite());
            assert!(camera.elevation_degrees().abs() < 75.0, "{}", camera.elevation_degrees());
        }
    }
}
