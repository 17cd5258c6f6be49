package io.ledgerline.admin;

import io.ledgerline.audit.Sha256;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A public file of a stream on its way out.
 *
 * @param type content type
 * @param cache cache-control
 * @param etag a strong validator of exactly these bytes
 * @param encoding content-encoding, null for none
 */
record LedgerFile(String type, String cache, String etag, @Nullable String encoding, byte[] bytes) {
  private static final String BYTES = "application/octet-stream";
  private static final String TEXT = "text/plain; charset=utf-8";
  private static final int LEAST_TO_COMPRESS = 512;

  /** The file of that name; bundles are compressed for who says that it takes gzip. */
  static LedgerFile of(String name, byte[] bytes, @Nullable String acceptEncoding) {
    if (!name.startsWith("tile/")) {
      // The next checkpoint is at most seconds away, keys change once in months.
      return new LedgerFile(TEXT, "private, max-age=1", etag(bytes, ""), null, bytes);
    }
    // A published tile of a given width never changes; who sees it does, so no shared cache.
    var cache = "private, max-age=31536000, immutable";
    boolean compress =
        name.startsWith("tile/entries/")
            && bytes.length >= LEAST_TO_COMPRESS
            && takesGzip(acceptEncoding);
    return compress
        ? new LedgerFile(BYTES, cache, etag(bytes, "-gzip"), "gzip", gzip(bytes))
        : new LedgerFile(BYTES, cache, etag(bytes, ""), null, bytes);
  }

  /** A list of names, one a line. */
  static LedgerFile list(byte[] bytes) {
    return new LedgerFile(TEXT, "no-cache", etag(bytes, ""), null, bytes);
  }

  /** Whether the client has just these bytes already (RFC 9110 section 13.1.2). */
  boolean isHeldBy(HttpServerRequest request) {
    String held = request.getHeader("if-none-match");
    return held != null
        && Arrays.stream(held.split(",", 32))
            .map(each -> each.strip().replaceFirst("^W/", ""))
            .anyMatch(each -> each.equals("*") || each.equals(etag));
  }

  /** RFC 9110 section 12.5.3, as far as it is about gzip. */
  private static boolean takesGzip(@Nullable String acceptEncoding) {
    if (acceptEncoding == null) {
      return false;
    }
    for (String each : acceptEncoding.toLowerCase(Locale.ROOT).split(",", 32)) {
      String[] parts = each.split(";", 2);
      if (parts[0].strip().equals("gzip")) {
        return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0{0,3})?");
      }
    }
    return false;
  }

  private static byte[] gzip(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 2);
    try (var to = new Fast(out)) {
      to.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written", e);
    }
    return out.toByteArray();
  }

  /** Entries are text of much the same form: the fastest level takes most of it away. */
  private static final class Fast extends GZIPOutputStream {
    Fast(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private static String etag(byte[] bytes, String form) {
    byte[] hash = Arrays.copyOf(Sha256.of(bytes), 18);
    return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + form + '"';
  }
}
