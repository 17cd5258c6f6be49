package io.ledgerline.governance.retention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a schedule is about: things that are kept, and let go, apart from each other. */
public enum RecordClass {
  /** Entries in the ledger. They hold no personal data, and go as a beginning of their stream. */
  ENTRIES,
  /** Texts of requests and answers in the vault. */
  CONTENT,
  /** Who is behind a pseudonym. */
  IDENTITIES;

  /** The name in documents, entries and answers. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The class of that name, if there is one. */
  public static Optional<RecordClass> of(String wireName) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(wireName)).findFirst();
  }
}
