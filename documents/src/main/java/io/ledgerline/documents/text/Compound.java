package io.ledgerline.documents.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import io.ledgerline.documents.Reason;

/** Compound files: Office before 2007, which is not read, and what Office encrypts since. */
final class Compound {
  private static final String ENCRYPTED =
      new String("EncryptedPackage".getBytes(UTF_16LE), ISO_8859_1);

  private Compound() {}

  static Reason reason(byte[] bytes) {
    return new String(bytes, ISO_8859_1).contains(ENCRYPTED) ? Reason.ENCRYPTED : Reason.FORMAT;
  }
}
