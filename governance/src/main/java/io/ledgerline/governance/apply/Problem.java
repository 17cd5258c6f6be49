package io.ledgerline.governance.apply;

/**
 * Why documents can't be applied, or what is to be noted about them.
 *
 * @param file the file's name
 * @param line from 1
 * @param document what the document calls itself, for example {@code Budget threadco/monthly}
 * @param path where in the document, for example {@code spec.thresholds[0].at}; empty for all of it
 * @param sentence what is wrong, with the offending value, and the mend
 */
public record Problem(String file, int line, String document, String path, String sentence) {

  /** {@code file:line: document, path: sentence}. */
  @Override
  public String toString() {
    String where = path.isEmpty() ? "" : ", " + path;
    return "%s:%d: %s%s: %s".formatted(file, line, document, where, sentence);
  }
}
