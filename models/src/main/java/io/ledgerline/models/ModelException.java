package io.ledgerline.models;

/** A model that can't be run as its setting says. */
public final class ModelException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String problem;
  private final String mend;

  /**
   * One reason.
   *
   * @param key the key of the setting, below the model's name: {@code sha256}
   * @param problem what is wrong with its value, to stand behind the key
   * @param mend what to do
   */
  public ModelException(String key, String problem, String mend) {
    super(key + " " + problem + "; " + mend);
    this.key = key;
    this.problem = problem;
    this.mend = mend;
  }

  /** The key of the setting, below the model's name. */
  public String key() {
    return key;
  }

  /** What is wrong with its value. */
  public String problem() {
    return problem;
  }

  /** What to do. */
  public String mend() {
    return mend;
  }
}
