package io.ledgerline.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checks that bytes are an entry in canonical form, without building anything from them. */
public final class CanonicalJson {
  private static final byte[] START = "{\"_v\":1,".getBytes(StandardCharsets.US_ASCII);

  private CanonicalJson() {}

  /**
   * Checks one entry inside a larger array.
   *
   * @throws MalformedEntryException naming the first byte (counted from {@code from}) that is not
   *     as RFC 8785 and the schema version demand
   */
  public static void check(byte[] bytes, int from, int to) throws MalformedEntryException {
    int n = START.length;
    if (to - from < n || !Arrays.equals(bytes, from, from + n, START, 0, n)) {
      throw new MalformedEntryException(0, "does not begin with schema version 1");
    }
    new CanonicalScanner(bytes, from, to).checkAll();
  }
}
