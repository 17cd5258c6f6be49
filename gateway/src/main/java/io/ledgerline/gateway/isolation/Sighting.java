package io.ledgerline.gateway.isolation;

/**
 * A tenant's mark where it must not be.
 *
 * @param owner the tenant whose mark it is
 * @param place where it stood: {@code request} or {@code answer}
 */
public record Sighting(String owner, String place) {
  static final String REQUEST = "request";
  static final String ANSWER = "answer";
}
