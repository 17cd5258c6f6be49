package io.ledgerline.models.worker;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The network itself: windows of tokens in, one score per label out. Not thread-safe. */
final class Network {
  private static final String IDS = "input_ids";
  private static final String ATTENTION = "attention_mask";
  private static final String TYPES = "token_type_ids";
  private static final Set<String> KNOWN = Set.of(IDS, ATTENTION, TYPES);
  private static final String LOGITS = "logits";

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String output;

  private Network(OrtEnvironment environment, OrtSession session, String output) {
    this.environment = environment;
    this.session = session;
    this.output = output;
  }

  /** What a model said of windows: for each its rows, one per token or one in all. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Scores(boolean perToken, int labels, float[][][] rows) {}

  /**
   * Loads a model.
   *
   * @param file the bytes that were checked; whatever it keeps outside of itself is not found
   */
  static Network of(MappedByteBuffer file, int threads) throws ModelLoadException {
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "model");
      var options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Memory of a large batch is given back with it.
      options.setCPUArenaAllocator(false);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      OrtSession session = environment.createSession(file, options);
      return new Network(environment, session, checked(session));
    } catch (OrtException e) {
      throw new ModelLoadException("model.onnx is no model that ONNX Runtime loads");
    }
  }

  private static String checked(OrtSession session) throws OrtException, ModelLoadException {
    for (var input : session.getInputInfo().entrySet()) {
      boolean numbers =
          input.getValue().getInfo() instanceof TensorInfo info && info.type == OnnxJavaType.INT64;
      if (!KNOWN.contains(input.getKey()) || !numbers) {
        throw new ModelLoadException(
            "model.onnx wants the input %s (expected: %s, %s and %s as 64 bit integers)"
                .formatted(shown(input.getKey()), IDS, ATTENTION, TYPES));
      }
    }
    if (!session.getInputNames().contains(IDS)) {
      throw new ModelLoadException("model.onnx takes no " + IDS);
    }
    Set<String> outputs = session.getOutputNames();
    return outputs.contains(LOGITS) ? LOGITS : outputs.iterator().next();
  }

  private static String shown(String name) {
    return name.replaceAll("[^A-Za-z0-9_.-]", "?");
  }

  /** Runs windows together; the shorter ones are filled up and what is filled is not looked at. */
  Scores run(List<Window> windows) throws OrtException {
    int longest = windows.stream().mapToInt(Window::length).max().orElse(0);
    long[] shape = {windows.size(), longest};
    var inputs = new HashMap<String, OnnxTensor>();
    try {
      for (String name : session.getInputNames()) {
        var values = LongBuffer.allocate(windows.size() * longest);
        for (int i = 0; i < windows.size(); i++) {
          values.put(i * longest, values(name, windows.get(i)));
        }
        inputs.put(name, OnnxTensor.createTensor(environment, values, shape));
      }
      return run(inputs, windows.size(), longest);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static long[] values(String input, Window window) {
    return switch (input) {
      case IDS -> window.ids();
      case ATTENTION -> window.attention();
      default -> window.types();
    };
  }

  private Scores run(Map<String, OnnxTensor> inputs, int windows, int longest) throws OrtException {
    try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
      Optional<OnnxValue> value = result.get(output);
      if (!(value.orElse(null) instanceof OnnxTensor logits)) {
        throw new IllegalStateException("the output is no tensor");
      }
      long[] shape = logits.getInfo().getShape();
      boolean perToken = shape.length == 3;
      if (shape.length < 2
          || shape.length > 3
          || shape[0] != windows
          || perToken && shape[1] != longest) {
        throw new IllegalStateException("the output has " + shape.length + " dimensions");
      }
      int labels = Math.toIntExact(shape[shape.length - 1]);
      FloatBuffer flat = logits.getFloatBuffer();
      float[][][] rows = new float[windows][perToken ? longest : 1][labels];
      for (float[][] window : rows) {
        for (float[] row : window) {
          flat.get(row);
        }
      }
      return new Scores(perToken, labels, rows);
    }
  }
}
