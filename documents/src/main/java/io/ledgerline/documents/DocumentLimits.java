package io.ledgerline.documents;

import java.time.Duration;

/**
 * How much a document may cost. Whatever goes beyond is not read, and said.
 *
 * @param atOnce documents read at the same time, each in a process of its own; 0 reads none
 * @param time for all documents of one request together, waiting included
 * @param bytes of one file
 * @param pages of one PDF; later ones are left unread
 * @param characters of text from all documents of one request together, UTF-16
 * @param memoryMib heap of a reading process; one that needs more ends, and only that one
 * @param expanded bytes that the parts of packages in one document may have, unpacked
 * @param ratio how many times larger than packed a part of more than a MiB may be
 * @param nesting levels of documents inside documents
 * @param idle how long a reading process is kept for the next document
 */
public record DocumentLimits(
    int atOnce,
    Duration time,
    int bytes,
    int pages,
    int characters,
    int memoryMib,
    long expanded,
    int ratio,
    int nesting,
    Duration idle) {
  /** What holds where nothing is set. */
  public static final DocumentLimits DEFAULT =
      new DocumentLimits(
          2,
          Duration.ofSeconds(10),
          32 << 20,
          1_000,
          2_000_000,
          256,
          64L << 20,
          100,
          3,
          Duration.ofMinutes(2));

  /** Checks that each is a limit. */
  public DocumentLimits {
    require(atOnce >= 0, "atOnce", atOnce, ">= 0");
    require(time.isPositive(), "time", time, "> 0");
    require(bytes > 0, "bytes", bytes, "> 0");
    require(pages > 0, "pages", pages, "> 0");
    require(characters > 0, "characters", characters, "> 0");
    require(memoryMib >= 64, "memoryMib", memoryMib, ">= 64");
    require(expanded > 0, "expanded", expanded, "> 0");
    require(ratio > 1, "ratio", ratio, "> 1");
    require(nesting >= 0, "nesting", nesting, ">= 0");
    require(!idle.isNegative(), "idle", idle, ">= 0");
  }

  /** What a request may spend on its documents. */
  public DocumentReader.Allowance allowance() {
    return new DocumentReader.Allowance(characters, time);
  }

  private static void require(boolean holds, String name, Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: " + expected + ")");
    }
  }
}
