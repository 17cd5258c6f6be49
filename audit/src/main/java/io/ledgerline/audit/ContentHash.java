package io.ledgerline.audit;

import java.util.Arrays;
import java.util.Optional;

/**
 * The four texts of a call that its entries commit to, and how: {@code sha256:} over the domain,
 * the salt and the SHA-256 of the bytes (see {@link Commitment}). Whoever has the salt and the
 * bytes can compute the hash again; without the salt it tells nothing of the bytes.
 */
public enum ContentHash {
  /** The request's body as it was received, decoded. */
  PROMPT(Field.PROMPT_HASH, "ledgerline.prompt", 1),
  /** The body that went upstream. */
  PROMPT_SENT(Field.PROMPT_SENT_HASH, "ledgerline.prompt-sent", 2),
  /** The answer's body as the client got it. */
  RESPONSE(Field.RESPONSE_HASH, "ledgerline.response", 4),
  /** The answer's body as it came from the upstream. */
  RESPONSE_RECEIVED(Field.RESPONSE_RECEIVED_HASH, "ledgerline.response-received", 8);

  private final Field field;
  private final String domain;
  private final int bit;

  ContentHash(Field field, String domain, int bit) {
    this.field = field;
    this.domain = domain;
    this.bit = bit;
  }

  /** The entry's field that holds the hash. */
  public Field field() {
    return field;
  }

  /** The name in {@code content.kept} and in answers, for example {@code prompt_sent}. */
  public String wireName() {
    String name = field.wireName();
    return name.substring(0, name.length() - "_hash".length());
  }

  /** Its bit in a set of texts, 1 to 8. */
  public int bit() {
    return bit;
  }

  /** The hash of these bytes under that salt. */
  public String of(byte[] salt, byte[] bytes) {
    return ofDigest(salt, Sha256.of(bytes));
  }

  /** The hash of bytes whose SHA-256 is known, under that salt. */
  public String ofDigest(byte[] salt, byte[] sha256) {
    return Commitment.of(domain, salt, sha256);
  }

  /** Whether an entry commits to these bytes under that salt. */
  public boolean matches(EntryView entry, byte[] salt, byte[] bytes) {
    return of(salt, bytes).equals(entry.text(field));
  }

  /** The text of that name, if there is one. */
  public static Optional<ContentHash> named(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }
}
