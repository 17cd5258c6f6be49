package io.ledgerline.governance.key;

/**
 * A key at the one moment when its secret is known.
 *
 * @param key what was issued
 * @param secret {@code ll_…}; shown once, stored nowhere
 */
public record IssuedKey(KeyRecord key, String secret) {

  /** Leaves the secret out. */
  @Override
  public String toString() {
    return "IssuedKey[key=" + key + ", secret=…]";
  }
}
