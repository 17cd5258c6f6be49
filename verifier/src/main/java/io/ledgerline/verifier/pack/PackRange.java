package io.ledgerline.verifier.pack;

import io.ledgerline.ledger.proof.RangeProof;
import io.ledgerline.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The part {@code range}: of which log and which indexes the entries are, and what proves that they
 * are all of them.
 *
 * @param origin the log's origin
 * @param proof the hashes left and right of the entries
 */
public record PackRange(String origin, RangeProof proof) {
  private static final int MAX_HASHES = 128;

  /** The part's bytes: lines {@code origin}, {@code size}, {@code from}, {@code to}, hashes. */
  public byte[] bytes() {
    StringBuilder text = new StringBuilder("origin ").append(origin).append('\n');
    text.append("size ").append(proof.size()).append('\n');
    text.append("from ").append(proof.from()).append('\n');
    text.append("to ").append(proof.to()).append('\n');
    proof.left().forEach(hash -> text.append("left ").append(hash.base64()).append('\n'));
    proof.right().forEach(hash -> text.append("right ").append(hash.base64()).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #bytes} writes, and only that.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static PackRange parse(byte[] bytes) {
    String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    if (lines.length < 5 || lines.length > 5 + MAX_HASHES) {
      throw new IllegalArgumentException("range: " + lines.length + " lines");
    }
    List<Hash> left = new ArrayList<>();
    List<Hash> right = new ArrayList<>();
    for (int i = 4; i < lines.length - 1; i++) {
      boolean isLeft = lines[i].startsWith("left ");
      (isLeft ? left : right).add(Hash.ofBase64(after(lines[i], isLeft ? "left " : "right ")));
    }
    RangeProof proof =
        new RangeProof(
            Long.parseLong(after(lines[2], "from ")),
            Long.parseLong(after(lines[3], "to ")),
            Long.parseLong(after(lines[1], "size ")),
            left,
            right);
    PackRange read = new PackRange(after(lines[0], "origin "), proof);
    if (!Arrays.equals(read.bytes(), bytes) || !proof.isWellFormed()) {
      throw new IllegalArgumentException(
          "range: [" + proof.from() + ", " + proof.to() + ") of " + proof.size() + " is no range");
    }
    return read;
  }

  private static String after(String line, String prefix) {
    if (!line.startsWith(prefix)) {
      throw new IllegalArgumentException("range: line " + line + " (expected: " + prefix + "…)");
    }
    return line.substring(prefix.length());
  }
}
