package io.ledgerline.models.worker;

/**
 * A place in a text, or all of it, under one of the model's labels.
 *
 * @param label its number among {@link LabelNames#all}
 * @param start offset of its first byte in UTF-8
 * @param end offset behind its last byte; greater than {@code start}
 * @param permille how sure the model is, 1 to 1000
 */
public record Labelled(int label, int start, int end, int permille) {
  static int permille(double probability) {
    return Math.clamp(Math.round(probability * 1000), 1, 1000);
  }
}
