package io.ledgerline.records.query;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in a list ordered by time and id; the next page begins after it.
 *
 * @param ts time of the row, to the microsecond
 * @param id its id
 */
public record Keyset(Instant ts, UUID id) {
  private static final int BYTES = 24;

  /** The place as an opaque text for a query parameter. */
  public String token() {
    long micros = ts.getEpochSecond() * 1_000_000L + ts.getNano() / 1_000;
    var bytes = ByteBuffer.allocate(BYTES).putLong(micros);
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * Reads what {@link #token()} wrote.
   *
   * @throws InvalidQueryException when it is anything else
   */
  public static Keyset of(String token) throws InvalidQueryException {
    try {
      var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
      if (bytes.remaining() == BYTES) {
        long micros = bytes.getLong();
        var ts =
            Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
        if (micros >= 0 && micros < 253_402_300_800_000_000L) { // the year 10000
          return new Keyset(ts, new UUID(bytes.getLong(), bytes.getLong()));
        }
      }
    } catch (IllegalArgumentException notBase64) {
      // the same answer
    }
    throw new InvalidQueryException(
        "after", "after is not a place that an earlier page named (expected: its next)");
  }
}
