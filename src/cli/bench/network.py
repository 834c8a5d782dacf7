import json, sys, time

import numpy as np
import onnxruntime

file, (size, threads, runs, warm_up) = sys.argv[1], map(int, sys.argv[2:])
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = threads
options.add_session_config_entry("session.intra_op.allow_spinning", "0")
session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
given = session.get_inputs()[0]
picture = np.random.default_rng(0).random((2, given.shape[1], size, size), np.float32)
times = []
for _ in range(warm_up + runs):
    begin = time.perf_counter()
    session.run(None, {given.name: picture})
    times.append((time.perf_counter() - begin) * 1000)
print(json.dumps({"p50": np.percentile(times[warm_up:], 50), "p99": np.percentile(times[warm_up:], 99)}))
