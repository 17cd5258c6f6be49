package io.ledgerline.inspection.scan;

import java.nio.charset.StandardCharsets;

/**
 * What a name that was given to a text or a column is about, as {@link Wording} read it.
 *
 * @param classes bits of {@link WordClass}
 * @param topicsLow topics 0 to 63
 * @param topicsHigh topics 64 to 127
 * @param secret what kind of secret it is the name of
 * @param user the hash of what it calls a user name, 0 where it is no label of one
 */
record Label(long classes, long topicsLow, long topicsHigh, Secret secret, long user) {
  static Label of(String label, Wording wording) {
    byte[] utf8 = label.getBytes(StandardCharsets.UTF_8);
    return of(utf8, 0, utf8.length, wording);
  }

  /** The same for a part of a text. */
  static Label of(byte[] utf8, int from, int to, Wording wording) {
    wording.read(utf8, from, to);
    return new Label(
        wording.classes(),
        wording.topicsLow(),
        wording.topicsHigh(),
        wording.secret(),
        wording.user());
  }
}
