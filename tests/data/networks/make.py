"""Makes the small networks of tests/inference.rs: `pip install onnx numpy`, then `python make.py` here.

All take `picture` (N, 5, 32, 32), and the good ones give `layers` (N, 8, 32, 32).
"""
import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper, save

SIZE = 32
FLOAT, INT64, BOOL = TensorProto.FLOAT, TensorProto.INT64, TensorProto.BOOL


def constant(name, value, kind=np.float32):
    return numpy_helper.from_array(np.array(value, kind), name)


def write(file, nodes, constants, given="picture", shape=("N", 8, SIZE, SIZE)):
    graph = helper.make_graph(
        nodes,
        file,
        [helper.make_tensor_value_info(given, FLOAT, ["N", 5, SIZE, SIZE])],
        [helper.make_tensor_value_info("layers", FLOAT, shape)],
        constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    checker.check_model(model, full_check=True)
    save(model, f"{file}.onnx")


def node(kind, inputs, output, **attributes):
    return helper.make_node(kind, inputs.split(), output.split(), **attributes)


parts = [node("Split", "picture", "red green blue alpha height", axis=1)]

# The balloon, leaning to the right, its red parts raised; never a gap. Behind it has the colors of the front.
balloon = parts + [
    node("Add", "height red", "raised"),
    node("Add", "raised lean", "front"),
    node("Neg", "height", "under"),
    node("Sub", "under fifth", "back"),
    node("Sub", "blue three", "gap"),
    node("Concat", "front back gap front back red green blue", "layers", axis=1),
]
numbers = [
    constant("lean", np.broadcast_to(np.linspace(-1, 1, SIZE), (1, 1, SIZE, SIZE))),
    constant("fifth", 0.2),
    constant("three", 3),
]
write("balloon", balloon, numbers)

# The same under another name.
renamed = [node("Identity", "image", "picture")] + balloon
write("other_input", renamed, numbers, given="image")

# Three channels, said beforehand, and six, which nobody can know before it runs.
write("three_channels", parts + [node("Concat", "red green blue", "layers", axis=1)], [], shape=("N", 3, SIZE, SIZE))
six = [
    node("ReduceMax", "picture", "brightest", axes=[0, 1, 2, 3], keepdims=0),
    node("Mul", "brightest count", "scaled"),
    node("Cast", "scaled", "times", to=INT64),
    node("Max", "times repeats", "repeated"),
    node("Tile", "height repeated", "layers"),
]
counts = [constant("count", [0, 6, 0, 0]), constant("repeats", [1, 1, 1, 1], np.int64)]
write("six_channels", parts + six, counts, shape=("N", "channels", SIZE, SIZE))

# Nothing divided by nothing wherever there is no red.
undefined = [
    node("Div", "red red", "ratio"),
    node("Mul", "picture ratio", "five"),
    node("Concat", "five ratio ratio ratio", "layers", axis=1),
]
write("not_finite", parts + undefined, [])

# As slow as the brightest value of the picture: an empty picture is answered at once, a white one in an hour.
body = helper.make_graph(
    [node("MatMul", "before mixing", "mixed"), node("Tanh", "mixed", "after"), node("Identity", "goes_on", "still")],
    "round",
    [
        helper.make_tensor_value_info("round", INT64, []),
        helper.make_tensor_value_info("goes_on", BOOL, []),
        helper.make_tensor_value_info("before", FLOAT, [64, 64]),
    ],
    [
        helper.make_tensor_value_info("still", BOOL, []),
        helper.make_tensor_value_info("after", FLOAT, [64, 64]),
    ],
    [constant("mixing", np.eye(64) * 0.9)],
)
write(
    "slow",
    parts
    + [
        node("ReduceMax", "picture", "brightest", keepdims=0),
        node("Mul", "brightest many", "rounds_wanted"),
        node("Cast", "rounds_wanted", "rounds", to=INT64),
        node("Loop", "rounds yes start", "end", body=body),
        node("ReduceMin", "end", "least", keepdims=0),
        node("Mul", "least nothing", "zero"),
        node("Add", "picture zero", "five"),
        node("Concat", "five red green blue", "layers", axis=1),
    ],
    [
        constant("many", 1e9),
        constant("yes", True, bool),
        constant("start", np.ones((64, 64))),
        constant("nothing", 0),
    ],
)
