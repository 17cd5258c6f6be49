package io.ledgerline.governance.policy;

import java.util.Locale;

/**
 * Who calls or acts, without a name: the mapping to a person is kept in the database only.
 *
 * @param pseudonym random, {@code u_} and 26 characters; stands in entries
 * @param kind a person or a service
 * @param owner the pseudonym of the person who answers for it; their own for a person
 */
public record Principal(String pseudonym, Kind kind, String owner) {

  /** What sort of principal it is. */
  public enum Kind {
    USER,
    SERVICE;

    /** The name used in documents and entries, for example {@code service}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
