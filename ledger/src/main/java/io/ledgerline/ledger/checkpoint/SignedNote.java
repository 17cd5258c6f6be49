package io.ledgerline.ledger.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A text with signature lines (C2SP signed-note). A note may carry lines by several keys; who knows
 * none of them refuses it, who knows some checks those.
 *
 * @param text what is signed, with its final line feed
 * @param signatures one per line, in order
 */
public record SignedNote(String text, List<Line> signatures) {
  /** Longest note that is read, in bytes: room for many post-quantum lines. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int MAX_LINES = 64;
  private static final String MARK = "\u2014 ";

  /** One signature line: who, which key, and the bytes after the key id. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Line(String name, int keyId, byte[] signature) {
    String format() {
      byte[] blob = ByteBuffer.allocate(4 + signature.length).putInt(keyId).put(signature).array();
      return MARK + name + ' ' + Base64.getEncoder().encodeToString(blob) + '\n';
    }
  }

  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /** Signs a text with each of the signers, one line each, in that order. */
  public static SignedNote sign(String text, List<? extends NoteSigner> signers) {
    List<Line> lines = new ArrayList<>();
    for (NoteSigner signer : signers) {
      lines.add(new Line(signer.name(), signer.keyId(), signer.sign(text)));
    }
    return new SignedNote(text, lines);
  }

  /** The note as it is published. */
  public String format() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(line -> note.append(line.format()));
    return note.toString();
  }

  /**
   * Reads a note.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static SignedNote parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("note: " + bytes.length + " bytes (expected: <= 1 MiB)");
    }
    String note = decode(bytes);
    int blank = note.lastIndexOf("\n\n");
    if (blank < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException("note: no empty line before the signatures");
    }
    String text = note.substring(0, blank + 1);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < 0x20 && text.charAt(i) != '\n') {
        throw new IllegalArgumentException("note: control character at " + i);
      }
    }
    return new SignedNote(text, lines(note.substring(blank + 2)));
  }

  private static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("note: not UTF-8", e);
    }
  }

  private static List<Line> lines(String block) {
    List<Line> lines = new ArrayList<>();
    int at = 0;
    while (at < block.length()) {
      int end = block.indexOf('\n', at);
      lines.add(line(block.substring(at, end)));
      at = end + 1;
      if (lines.size() > MAX_LINES) {
        throw new IllegalArgumentException("note: more than " + MAX_LINES + " signature lines");
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("note: no signature line");
    }
    return lines;
  }

  private static Line line(String line) {
    int space = line.indexOf(' ', MARK.length());
    if (!line.startsWith(MARK) || space < 0) {
      throw new IllegalArgumentException("signature line: " + line);
    }
    String name = line.substring(MARK.length(), space);
    VerifierKey.requireName(name);
    ByteBuffer blob = ByteBuffer.wrap(Base64.getDecoder().decode(line.substring(space + 1)));
    if (blob.remaining() < 5) {
      throw new IllegalArgumentException("signature line: no signature in it");
    }
    int keyId = blob.getInt();
    byte[] signature = new byte[blob.remaining()];
    blob.get(signature);
    Line read = new Line(name, keyId, signature);
    if (!read.format().equals(line + '\n')) {
      throw new IllegalArgumentException("signature line: (expected: standard padded Base64)");
    }
    return read;
  }
}
