package io.ledgerline.gateway.http;

import io.ledgerline.gateway.answer.OwnAnswer;
import io.ledgerline.gateway.answer.OwnAnswers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.zip.GZIPInputStream;

/**
 * The request body in the clear. Gzip is decoded up to a limit, piece by piece, so that a small
 * bomb costs no more memory than a large honest body; anything else that can't be inspected is
 * refused.
 */
public final class ContentEncoding {
  private static final int PIECE = 64 * 1024;

  private ContentEncoding() {}

  /** What decoding gave. */
  public sealed interface Decoded {
    /** The clear bytes; {@code encoded} tells whether they differ from those received. */
    record Clear(byte[] bytes, boolean encoded) implements Decoded {}

    /** The refusal to send. */
    record Refused(OwnAnswer answer) implements Decoded {}
  }

  /**
   * Decodes {@code body}.
   *
   * @param encodings the values of {@code content-encoding}
   * @param limitBytes the most that the clear body may hold
   * @param room takes memory for that many more bytes of it, or says that there is none
   */
  public static Decoded decode(
      byte[] body, List<String> encodings, int limitBytes, IntPredicate room) {
    if (encodings.isEmpty()) {
      return new Decoded.Clear(body, false);
    }
    String encoding = String.join(",", encodings).strip();
    if (encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
      return new Decoded.Clear(body, false);
    }
    if (!encoding.equalsIgnoreCase("gzip") && !encoding.equalsIgnoreCase("x-gzip")) {
      return refused(
          "request_body_encoding_unsupported",
          "The content-encoding of the request can't be inspected; send it as gzip or without one.");
    }
    return gunzip(body, limitBytes, room);
  }

  private static Decoded gunzip(byte[] body, int limitBytes, IntPredicate room) {
    var clear = new ByteArrayOutputStream(Math.min(limitBytes, body.length * 4));
    byte[] piece = new byte[PIECE];
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body), PIECE)) {
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        if (clear.size() + n > limitBytes) {
          return new Decoded.Refused(OwnAnswers.tooLarge(limitBytes, true));
        }
        if (!room.test(n)) {
          return new Decoded.Refused(OwnAnswers.memoryFull());
        }
        clear.write(piece, 0, n);
      }
    } catch (IOException e) {
      return refused(
          "request_body_encoding_invalid",
          "The request body is not valid gzip; send it again whole.");
    }
    return new Decoded.Clear(clear.toByteArray(), true);
  }

  private static Decoded refused(String code, String sentence) {
    return new Decoded.Refused(OwnAnswers.encoding(code, sentence));
  }
}
