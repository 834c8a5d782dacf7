"""What training makes small: distances between predicted and true layers, where the mask and the ray agree."""
import torch
import torch.nn.functional as F

EDGE = 0.15  # true depths of neighbours further apart than this belong to different surfaces, half-frame units


def mean(values, weight):
    """Mean over all objects of the weighted mean over each one's cells: a thin object counts as much as a wide one."""
    return ((values * weight).sum((1, 2)) / (weight.sum((1, 2)) + 1)).mean()


def spread(values, weight):
    """Standard deviation of each object's values (N,). An unsure network that only answers the nearest depths on the
    mean makes everything flat; this asks for as much relief as there is."""
    count = weight.sum((1, 2)) + 1
    away = (values - ((values * weight).sum((1, 2)) / count)[:, None, None]) * weight
    return ((away * away).sum((1, 2)) / count + 1e-6).sqrt()


def slope_and_normal(error, true, valid, stride):
    """Mean change of the error between neighbours `stride` cells apart, and how far the normals turn.

    All (N, S, S). The normal term is the change of slope, saturating: 1 - cos of the angle in each of the two planes.
    """
    total, bend = 0.0, 0.0
    step = 2 * stride / error.shape[-1]
    for axis in (1, 2):
        n = error.shape[axis] - stride
        first, second = (lambda t: t.narrow(axis, 0, n)), (lambda t: t.narrow(axis, stride, n))
        rise = second(true) - first(true)
        both = first(valid) * second(valid) * (rise.abs() < EDGE * stride).float()
        change = second(error) - first(error)
        total = total + mean(change.clamp(-0.2, 0.2).abs(), both)
        a, b = rise / step, (rise + change) / step
        cosine = (1 + a * b) * torch.rsqrt(1 + a * a) * torch.rsqrt(1 + b * b)
        bend = bend + mean(1 - cosine, both)
    return total, bend


def loss_of(out, picture, truth):
    """Loss (scalar) and its parts (dict of floats). out (N, 8, S, S) as the network gives it, picture (N, 5, S, S), truth
    (N, 9, S, S): layers as from make_data.py, the colours behind and how much each cell's colour counts.

    Where the whole body stands along the ray is not in the picture: depths count against the mean error of the front,
    and that error itself only a little.
    """
    valid = ((picture[:, 3] > 0.5) & truth[:, 0].isfinite()).float()
    true_front, true_back, gap, true_near, true_far = torch.nan_to_num(truth[:, :5]).unbind(1)
    shift = ((out[:, 0] - true_front) * valid).sum((1, 2)) / (valid.sum((1, 2)) + 1)
    front_error, back_error, near_error, far_error = (
        out[:, k] - true - shift[:, None, None] for k, true in ((0, true_front), (1, true_back), (3, true_near), (4, true_far))
    )
    front, back = mean(front_error.abs(), valid), mean(back_error.abs(), valid)
    thickness = mean((front_error - back_error).abs(), valid)
    relief = sum((spread(out[:, k], valid) - spread(true, valid)).abs().mean() for k, true in ((0, true_front), (1, true_back)))
    slope, bend = slope_and_normal(front_error, true_front, valid, 1)
    far_slope, _ = slope_and_normal(front_error, true_front, valid, 4)
    back_slope, back_bend = slope_and_normal(back_error, true_back, valid, 1)
    presence = mean(F.binary_cross_entropy_with_logits(out[:, 2], gap, reduction="none"), valid)
    ends = mean((near_error.abs() + far_error.abs()) * gap, valid)
    color = mean((out[:, 5:8] - truth[:, 5:8]).abs().mean(1) * truth[:, 8], valid)
    loss = (
        front + back + 0.5 * thickness + 0.5 * relief + 0.15 * shift.abs().mean() + 1.5 * slope + 0.5 * far_slope + 0.5 * back_slope
        + 0.08 * bend + 0.02 * back_bend + 0.15 * presence + 0.5 * ends + 0.4 * color
    )
    parts = dict(loss=loss, front=front, back=back, relief=relief, slope=slope, bend=bend, presence=presence, ends=ends, color=color)
    return loss, {k: float(p.detach()) for k, p in parts.items()}
