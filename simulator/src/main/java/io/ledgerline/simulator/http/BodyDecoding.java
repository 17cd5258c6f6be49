package io.ledgerline.simulator.http;

import io.ledgerline.simulator.request.ApiError;
import io.ledgerline.simulator.request.ApiException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Undoes {@code content-encoding}; the size limit counts decoded bytes. */
final class BodyDecoding {
  /** Messages and count_tokens: 32 MB. */
  static final int MAX_BODY = 32 * 1024 * 1024;

  private BodyDecoding() {}

  static byte[] decode(byte[] body, @Nullable String encoding) {
    String name = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "identity", "" -> body;
      case "gzip", "x-gzip", "deflate" -> inflate(body, name);
      default ->
          throw refused(
              ApiError.invalid("Content-Encoding '" + name + "' is not supported."),
              "request_body_encoding_unsupported");
    };
  }

  private static byte[] inflate(byte[] body, String name) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length * 4);
    byte[] buffer = new byte[16_384];
    try (InputStream in = stream(body, name)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
        if (out.size() > MAX_BODY) {
          throw refused(
              ApiError.tooLarge("Request exceeds the maximum size once decoded"),
              "request_body_too_large_after_decoding");
        }
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw refused(
          ApiError.invalid("The request body is not valid " + name + "."),
          "request_body_encoding_invalid");
    }
  }

  private static InputStream stream(byte[] body, String name) throws IOException {
    InputStream in = new ByteArrayInputStream(body);
    return name.equals("deflate") ? new InflaterInputStream(in) : new GZIPInputStream(in);
  }

  private static ApiException refused(ApiError error, String code) {
    return new ApiException(error.withCode(code));
  }
}
