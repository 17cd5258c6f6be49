package io.ledgerline.simulator.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The smallest network there is: each token looks its scores up in a table. Of a whole text the
 * highest score of each label counts. Field numbers are those of {@code onnx.proto}.
 */
final class TinyGraph {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int INTEGER = 2;
  private static final int INTEGERS = 7;

  private TinyGraph() {}

  /**
   * A model as ONNX writes it.
   *
   * @param scores of each token of the vocabulary, one per label
   * @param perToken whether tokens are labelled, as against whole texts
   */
  static byte[] of(float[][] scores, boolean perToken) {
    String perTokenName = perToken ? "logits" : "scores";
    Proto graph =
        new Proto()
            .message(1, gather(perTokenName))
            .text(2, "tiny")
            .message(5, table(scores))
            .message(11, value("input_ids", INT64, "batch", "sequence"))
            .message(11, value("attention_mask", INT64, "batch", "sequence"));
    if (perToken) {
      graph.message(12, value("logits", FLOAT, "batch", "sequence", "labels"));
    } else {
      graph.message(1, highest()).message(12, value("logits", FLOAT, "batch", "labels"));
    }
    return new Proto()
        .number(1, IR_VERSION)
        .message(8, new Proto().text(1, "").number(2, OPSET))
        .message(7, graph)
        .toBytes();
  }

  private static Proto gather(String output) {
    return new Proto().text(1, "table").text(1, "input_ids").text(2, output).text(4, "Gather");
  }

  private static Proto highest() {
    return new Proto()
        .text(1, "scores")
        .text(2, "logits")
        .text(4, "ReduceMax")
        .message(5, new Proto().text(1, "axes").number(8, 1).number(20, INTEGERS))
        .message(5, new Proto().text(1, "keepdims").number(3, 0).number(20, INTEGER));
  }

  private static Proto table(float[][] scores) {
    var raw =
        ByteBuffer.allocate(scores.length * scores[0].length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : scores) {
      for (float score : row) {
        raw.putFloat(score);
      }
    }
    return new Proto()
        .number(1, scores.length)
        .number(1, scores[0].length)
        .number(2, FLOAT)
        .text(8, "table")
        .bytes(9, raw.array());
  }

  private static Proto value(String name, int type, String... dimensions) {
    var shape = new Proto();
    for (String dimension : dimensions) {
      shape.message(1, new Proto().text(2, dimension));
    }
    var tensor = new Proto().number(1, type).message(2, shape);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }
}
