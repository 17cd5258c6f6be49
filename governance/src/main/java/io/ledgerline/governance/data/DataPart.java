package io.ledgerline.governance.data;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Parts of a request that detectors may look at. */
public enum DataPart {
  /** What users wrote, and blocks that nobody has heard of. */
  USER,
  /** What tools gave back. */
  TOOL_RESULTS,
  /** Documents in the body. */
  DOCUMENTS,
  /** Search results in the body. */
  SEARCH_RESULTS,
  /** The client's system text. */
  SYSTEM,
  /** Definitions of tools. */
  TOOLS;

  /** The name in settings and entries. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The part of that name, if there is one. */
  public static Optional<DataPart> of(String wireName) {
    return Arrays.stream(values()).filter(part -> part.wireName().equals(wireName)).findFirst();
  }
}
