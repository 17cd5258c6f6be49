package io.ledgerline.server.config;

/**
 * A setting that the process can't start with.
 *
 * <p>The message is one sentence for the operator: the key, the value that was found and how to
 * mend it. Values of secret settings never appear.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String key;

  /** {@code key} in dotted form, {@code problem} with the value, {@code mend} as an instruction. */
  public ConfigException(String key, String problem, String mend) {
    super(key + ": " + problem + "; " + mend);
    this.key = key;
  }

  /** The dotted key, for example {@code listen.port}. */
  public String key() {
    return key;
  }
}
