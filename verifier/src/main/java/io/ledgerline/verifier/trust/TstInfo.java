package io.ledgerline.verifier.trust;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an authority signs (RFC 3161 §2.4.2).
 *
 * @param policy the policy, dotted
 * @param digest the imprint's algorithm
 * @param imprint what was stamped
 * @param serial the stamp's number
 * @param time {@code genTime}
 * @param accuracy zero if it is not said
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TstInfo(
    String policy,
    Digest digest,
    byte[] imprint,
    BigInteger serial,
    Instant time,
    Duration accuracy) {
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})(?:\\.([0-9]{0,8}[1-9]))?Z");
  private static final Duration COARSEST = Duration.ofMinutes(1);

  static TstInfo parse(byte[] der) throws MalformedDerException, BadStampException {
    DerReader info = DerReader.only(der, DerReader.SEQUENCE);
    if (!info.next(DerReader.INTEGER).integer().equals(BigInteger.ONE)) {
      throw new BadStampException("version of the stamped information (expected: 1)");
    }
    String policy = info.next(DerReader.OID).oid();
    DerReader message = info.next(DerReader.SEQUENCE).inside();
    Digest digest = Digest.read(message.next(DerReader.SEQUENCE));
    byte[] imprint = message.next(DerReader.OCTETS).content();
    message.requireEnd();
    BigInteger serial = info.next(DerReader.INTEGER).integer();
    Instant time = time(info.next(DerReader.GENERALIZED_TIME));
    Duration accuracy =
        info.isNext(DerReader.SEQUENCE) ? accuracy(info.next().inside()) : Duration.ZERO;
    skip(info, DerReader.BOOLEAN); // ordering
    skip(info, DerReader.INTEGER); // nonce: whoever asked compared it
    skip(info, DerReader.context(0)); // tsa: a hint; the certificate says who it was
    if (info.hasMore()) {
      throw new BadStampException("extensions, which may change what it means (expected: none)");
    }
    return new TstInfo(policy, digest, imprint, serial, time, accuracy);
  }

  private static void skip(DerReader info, int tag) throws MalformedDerException {
    if (info.isNext(tag)) {
      var unused = info.next();
    }
  }

  private static Instant time(DerValue value) throws BadStampException {
    String text = new String(value.content(), StandardCharsets.US_ASCII);
    Matcher at = TIME.matcher(text);
    try {
      if (at.matches()) {
        String fraction = at.group(7) == null ? "" : at.group(7);
        return LocalDateTime.of(
                number(at, 1),
                number(at, 2),
                number(at, 3),
                number(at, 4),
                number(at, 5),
                number(at, 6),
                Integer.parseInt((fraction + "000000000").substring(0, 9)))
            .toInstant(ZoneOffset.UTC);
      }
    } catch (DateTimeException e) {
      // falls through to the same sentence as what is no time at all
    }
    throw new BadStampException("its time is none (expected: YYYYMMDDhhmmss[.f]Z)");
  }

  private static int number(Matcher at, int group) {
    return Integer.parseInt(at.group(group));
  }

  private static Duration accuracy(DerReader inside)
      throws MalformedDerException, BadStampException {
    Duration accuracy = part(inside, DerReader.INTEGER, 1_000_000_000L);
    accuracy = accuracy.plus(part(inside, DerReader.contextPrimitive(0), 1_000_000L));
    accuracy = accuracy.plus(part(inside, DerReader.contextPrimitive(1), 1_000L));
    inside.requireEnd();
    if (accuracy.compareTo(COARSEST) > 0) {
      throw new BadStampException("accuracy " + accuracy + " (expected: a minute at most)");
    }
    return accuracy;
  }

  private static Duration part(DerReader inside, int tag, long nanos)
      throws MalformedDerException, BadStampException {
    if (!inside.isNext(tag)) {
      return Duration.ZERO;
    }
    BigInteger count = inside.next().integer();
    if (count.signum() < 0 || count.bitLength() > 20) {
      throw new BadStampException("accuracy of " + count + " units (expected: 0 to 1048575)");
    }
    return Duration.ofNanos(count.longValueExact() * nanos);
  }
}
