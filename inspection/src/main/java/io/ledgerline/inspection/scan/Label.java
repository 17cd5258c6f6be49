package io.ledgerline.inspection.scan;

/**
 * What a name that the caller gave to a text (a JSON key, a column, a form field) is about.
 *
 * @param classes bits of {@link WordClass}
 * @param topicsLow topics 0 to 63
 * @param topicsHigh topics 64 to 127
 */
record Label(long classes, long topicsLow, long topicsHigh) {
  private static final int MOST_CHARACTERS = 200;
  private static final Label NONE = new Label(0, 0, 0);

  static Label of(String label, Vocabulary vocabulary) {
    if (label.isBlank()) {
      return NONE;
    }
    var words =
        separated(label.substring(0, Math.min(label.length(), MOST_CHARACTERS)))
            .strip()
            .split("[^\\p{L}\\p{N}]+");
    long classes = 0;
    long low = 0;
    long high = 0;
    for (int i = 0; i < words.length; i++) {
      long hash = Fold.hash(words[i]);
      for (int more = 1; ; more++) {
        int entry = vocabulary.find(hash);
        classes |= vocabulary.classes(entry);
        low |= vocabulary.topicsLow(entry);
        high |= vocabulary.topicsHigh(entry);
        if (more > 3 || i + more >= words.length) {
          break;
        }
        hash = Fold.phrase(hash, Fold.hash(words[i + more]));
      }
    }
    return new Label(classes, low, high);
  }

  /** {@code taxId} becomes {@code tax Id}. */
  private static String separated(String label) {
    var out = new StringBuilder();
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (i > 0 && Character.isUpperCase(c) && Character.isLowerCase(label.charAt(i - 1))) {
        out.append(' ');
      }
      out.append(c);
    }
    return out.toString();
  }
}
