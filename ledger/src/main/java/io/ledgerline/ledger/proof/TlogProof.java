package io.ledgerline.ledger.proof;

import io.ledgerline.ledger.checkpoint.Checkpoint;
import io.ledgerline.ledger.checkpoint.SignedNote;
import io.ledgerline.ledger.tree.Hash;
import io.ledgerline.ledger.tree.ProofCheck;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry's proof as a file (C2SP tlog-proof, extension {@code .tlog-proof}): index, path and a
 * checkpoint, verbatim. It holds no key: whom to trust comes from somewhere else.
 *
 * @param extra bytes that nobody vouches for, null if there are none
 * @param index the entry's index
 * @param path the inclusion proof, leaf sibling first
 * @param note the signed checkpoint, verbatim
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TlogProof(byte @Nullable [] extra, long index, List<Hash> path, String note) {
  /** Longest file that is read, in bytes. */
  public static final int MAX_BYTES = SignedNote.MAX_BYTES + (64 << 10);

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final int MAX_PATH = 63;

  public TlogProof {
    path = List.copyOf(path);
    if (index < 0 || path.size() > MAX_PATH) {
      throw new IllegalArgumentException(
          "tlog-proof: index " + index + ", " + path.size() + " hashes (expected: >= 0, <= 63)");
    }
  }

  /** A proof without extra bytes. */
  public static TlogProof of(long index, List<Hash> path, String note) {
    return new TlogProof(null, index, path, note);
  }

  /** The file's bytes as text. */
  public String format() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    if (extra != null) {
      text.append("extra ").append(Base64.getEncoder().encodeToString(extra)).append('\n');
    }
    text.append("index ").append(index).append('\n');
    path.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n').append(note).toString();
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static TlogProof parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("tlog-proof: " + bytes.length + " bytes (too long)");
    }
    String text = decode(bytes);
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new IllegalArgumentException("tlog-proof: no empty line before the checkpoint");
    }
    List<String> lines = new ArrayList<>(List.of(text.substring(0, blank).split("\n", -1)));
    if (!lines.removeFirst().equals(HEADER)) {
      throw new IllegalArgumentException("tlog-proof: (expected: first line " + HEADER + ")");
    }
    byte[] extra = null;
    if (!lines.isEmpty() && lines.getFirst().startsWith("extra ")) {
      extra = base64(lines.removeFirst().substring("extra ".length()));
    }
    if (lines.isEmpty() || !lines.getFirst().startsWith("index ")) {
      throw new IllegalArgumentException("tlog-proof: (expected: a line index <decimal>)");
    }
    long index = decimal(lines.removeFirst().substring("index ".length()));
    List<Hash> path = lines.stream().map(line -> Hash.of(base64(line))).toList();
    return new TlogProof(extra, index, path, text.substring(blank + 2));
  }

  /** The checkpoint inside, its signatures unchecked. */
  public Checkpoint checkpoint() {
    return Checkpoint.parse(signedNote().text());
  }

  /** The checkpoint note inside, its signatures unchecked. */
  public SignedNote signedNote() {
    return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Whether that leaf stands at the index in the tree that the checkpoint names. Says nothing about
   * who signed the checkpoint.
   */
  public boolean includes(Hash leafHash) {
    Checkpoint checkpoint = checkpoint();
    return ProofCheck.inclusion(index, checkpoint.size(), leafHash, path, checkpoint.root());
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("tlog-proof: not UTF-8", e);
    }
  }

  private static byte[] base64(String text) {
    byte[] bytes = Base64.getDecoder().decode(text);
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("tlog-proof: (expected: standard padded Base64)");
    }
    return bytes;
  }

  private static long decimal(String digits) {
    if (!digits.matches("0|[1-9][0-9]{0,18}")) {
      throw new IllegalArgumentException("tlog-proof index: " + digits + " (expected: a decimal)");
    }
    return Long.parseLong(digits);
  }
}
