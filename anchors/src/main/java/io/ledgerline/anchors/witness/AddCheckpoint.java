package io.ledgerline.anchors.witness;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The body of {@code POST …/add-checkpoint} (C2SP tlog-witness v1.0.0).
 *
 * @param oldSize the size that the log takes for the witness's newest, 0 for none
 * @param proof that the tree of that size begins the new one
 * @param note the checkpoint with the log's signature lines
 * @param checkpoint what the note's text says
 */
public record AddCheckpoint(
    long oldSize, List<Hash> proof, SignedNote note, Checkpoint checkpoint) {
  /** The path below a witness's submission prefix. */
  public static final String PATH = "add-checkpoint";

  /** Content type of the answer that says a size. */
  public static final String SIZE_TYPE = "text/x.tlog.size";

  /** Longest body that is read: room for a rotation's four lines and other witnesses' lines. */
  public static final int MAX_BYTES = 64 << 10;

  private static final int MAX_PROOF = 63;
  private static final int MAX_DIGITS = 19;
  private static final String OLD = "old ";

  public AddCheckpoint {
    proof = List.copyOf(proof);
  }

  /** A request for that checkpoint. */
  public static AddCheckpoint of(long oldSize, List<Hash> proof, SignedNote note) {
    return new AddCheckpoint(oldSize, proof, note, Checkpoint.parse(note.text()));
  }

  /** The body's bytes. */
  public byte[] format() {
    StringBuilder body = new StringBuilder(OLD).append(oldSize).append('\n');
    proof.forEach(hash -> body.append(hash.base64()).append('\n'));
    return body.append('\n').append(note.format()).toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a body.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static AddCheckpoint parse(byte[] body) {
    if (body.length > MAX_BYTES) {
      throw new IllegalArgumentException("body: longer than " + MAX_BYTES + " bytes");
    }
    int at = 0;
    String first = line(body, at);
    if (!first.startsWith(OLD)) {
      throw new IllegalArgumentException("first line: (expected: 'old <size>')");
    }
    at += first.length() + 1;
    List<Hash> proof = new ArrayList<>();
    for (String next = line(body, at); !next.isEmpty(); next = line(body, at)) {
      if (proof.size() == MAX_PROOF) {
        throw new IllegalArgumentException("proof: more than " + MAX_PROOF + " hashes");
      }
      Hash hash = Hash.ofBase64(next);
      if (!hash.base64().equals(next)) {
        throw new IllegalArgumentException("proof: (expected: standard padded Base64)");
      }
      proof.add(hash);
      at += next.length() + 1;
    }
    SignedNote note = SignedNote.parse(Arrays.copyOfRange(body, at + 1, body.length));
    return of(size(first.substring(OLD.length())), proof, note);
  }

  /** A decimal without leading zero, at most 2^63 - 1. */
  static long size(String digits) {
    boolean plain = digits.matches("0|[1-9][0-9]{0," + (MAX_DIGITS - 1) + "}");
    try {
      if (plain) {
        return Long.parseLong(digits);
      }
    } catch (NumberFormatException e) {
      // falls through to the same sentence as what is no decimal
    }
    throw new IllegalArgumentException("size: (expected: a decimal below 2^63)");
  }

  /** The line that begins there, without its line feed; each character is one byte. */
  private static String line(byte[] body, int from) {
    for (int at = from; at < body.length; at++) {
      if (body[at] == '\n') {
        return new String(body, from, at - from, StandardCharsets.ISO_8859_1);
      }
    }
    throw new IllegalArgumentException("body: ends before its empty line");
  }
}
