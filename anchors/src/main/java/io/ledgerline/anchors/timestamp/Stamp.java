package io.ledgerline.anchors.timestamp;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A time stamp that was checked.
 *
 * @param response the DER {@code TimeStampResp} as it came
 * @param time when the authority says that it saw the text
 * @param missing certificates of the chain that are not in the response, nearest to it first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Stamp(byte[] response, Instant time, List<X509Certificate> missing) {
  public Stamp {
    missing = List.copyOf(missing);
  }
}
