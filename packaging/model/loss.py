"""What training makes small: distances between predicted and true layers, where the mask and the ray agree."""
import torch
import torch.nn.functional as F

EDGE = 0.15  # true depths of neighbours further apart than this belong to different surfaces, half-frame units


def slope_and_normal(error, true, valid, stride):
    """Mean change of the error between neighbours `stride` cells apart, and how far the normals turn.

    All (N, S, S). The normal term is the change of slope, saturating: 1 - cos of the angle in each of the two planes.
    """
    total, bend, weight = 0.0, 0.0, valid.sum() + 1
    step = 2 * stride / error.shape[-1]
    for axis in (1, 2):
        n = error.shape[axis] - stride
        first, second = (lambda t: t.narrow(axis, 0, n)), (lambda t: t.narrow(axis, stride, n))
        rise = second(true) - first(true)
        both = first(valid) * second(valid) * (rise.abs() < EDGE * stride).float()
        change = second(error) - first(error)
        total = total + (change.clamp(-0.2, 0.2).abs() * both).sum() / weight
        a, b = rise / step, (rise + change) / step
        cosine = (1 + a * b) * torch.rsqrt(1 + a * a) * torch.rsqrt(1 + b * b)
        bend = bend + ((1 - cosine) * both).sum() / weight
    return total, bend


def loss_of(out, picture, layers):
    """Loss (scalar) and its parts (dict of floats); all three arguments (N, 5, S, S), layers as from make_data.py."""
    front, back, second, front2, back2 = out.unbind(1)
    valid = ((picture[:, 3] > 0.5) & layers[:, 0].isfinite()).float()
    true = torch.nan_to_num(layers)
    true_front, true_back, exists, true_front2, true_back2 = true.unbind(1)
    weight, behind = valid.sum() + 1, valid * exists
    front_error, back_error = front - true_front, back - true_back
    depth_front = (front_error.abs() * valid).sum() / weight
    depth_back = (back_error.abs() * valid).sum() / weight
    thickness = ((front_error - back_error).abs() * valid).sum() / weight
    slope, bend = slope_and_normal(front_error, true_front, valid, 1)
    far_slope, _ = slope_and_normal(front_error, true_front, valid, 4)
    back_slope, back_bend = slope_and_normal(back_error, true_back, valid, 1)
    presence = (F.binary_cross_entropy_with_logits(second, exists, reduction="none") * valid).sum() / weight
    distance2 = ((front2 - true_front2).abs() + (back2 - true_back2).abs()) * behind
    depth2 = distance2.sum() / (behind.sum() + 1)
    # Where two intervals follow each other the whole extent counts more than the gap: the last end is weighed per pixel.
    last_end = ((back2 - true_back2).abs() * behind).sum() / weight
    loss = (
        depth_front + 0.5 * depth_back + 0.7 * thickness + 1.5 * slope + 0.5 * far_slope + 0.7 * back_slope
        + 0.08 * bend + 0.03 * back_bend + 0.2 * presence + 0.2 * depth2 + 0.3 * last_end
    )
    parts = dict(loss=loss, front=depth_front, back=depth_back, slope=slope, bend=bend, presence=presence, second=depth2)
    return loss, {k: float(p.detach()) for k, p in parts.items()}
