package io.ledgerline.anchors.timestamp;

import io.ledgerline.anchors.AnchorException;
import io.ledgerline.anchors.Outside;
import io.ledgerline.audit.Sha256;
import java.io.IOException;
import java.math.BigInteger;
import java.net.http.HttpRequest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/** Asks an authority for time stamps over HTTP (RFC 3161 §3.4). Thread-safe. */
public final class StampClient {
  private static final String QUERY = "application/timestamp-query";
  private static final String REPLY = "application/timestamp-reply";
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final int MOST = 256 << 10;
  private static final int NONCE_BITS = 64;

  private final Authority authority;
  private final SecureRandom random;
  private final SecondReader second;
  private final Outside outside;

  /**
   * A client of that authority.
   *
   * @param second must take a stamp too
   */
  public StampClient(Authority authority, SecureRandom random, SecondReader second) {
    this.authority = authority;
    this.random = random;
    this.second = second;
    this.outside = new Outside("time-stamping authority " + authority.name(), MOST);
  }

  /** The authority that is asked. */
  public Authority authority() {
    return authority;
  }

  /**
   * Has the SHA-256 of those bytes stamped; the bytes stay here.
   *
   * @throws AnchorException if it refused, was not reached, or its answer is not good
   */
  public Stamp stamp(byte[] text) throws AnchorException, InterruptedException {
    TimeStampRequest request = request(text);
    Outside.Answer answer = outside.ask(post(request), DEADLINE);
    if (answer.status() != 200 || !answer.contentType().equals(REPLY)) {
      throw AnchorException.away(
          "time-stamping authority "
              + authority.name()
              + " answered "
              + answer.status()
              + " and not a time stamp; check its address");
    }
    try {
      Stamp stamp = StampCheck.check(authority, request, answer.body());
      Optional<String> objection = second.objection(text, answer.body());
      if (objection.isPresent()) {
        throw new IllegalArgumentException(
            "the offline verifier would not take it: " + objection.get());
      }
      return stamp;
    } catch (IllegalArgumentException e) {
      throw AnchorException.away(
          "time-stamping authority "
              + authority.name()
              + " sent a time stamp that is not taken: "
              + e.getMessage(),
          e);
    }
  }

  private HttpRequest.Builder post(TimeStampRequest request) {
    try {
      return HttpRequest.newBuilder(authority.url())
          .header("content-type", QUERY)
          .header("accept", REPLY)
          .POST(HttpRequest.BodyPublishers.ofByteArray(request.getEncoded()));
    } catch (IOException e) {
      throw new IllegalStateException("a request is encoded in memory", e);
    }
  }

  private TimeStampRequest request(byte[] text) {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true); // so that the answer can be checked when the authority is gone
    String policy = authority.policy();
    if (policy != null) {
      generator.setReqPolicy(new ASN1ObjectIdentifier(policy));
    }
    byte[] imprint = Sha256.of(text);
    return generator.generate(TSPAlgorithms.SHA256, imprint, new BigInteger(NONCE_BITS, random));
  }
}
