package io.ledgerline.gateway.stage;

import java.util.List;

/**
 * What became of one document of a request; never its content.
 *
 * @param block where it stands, such as {@code messages[0].content[1]}
 * @param format what it is by its bytes
 * @param pages pages, sheets or slides; 0 where it has none or was not read
 * @param characters of text that was read
 * @param parser what read it, with its version; empty where nothing did
 * @param unread why it was not read, a stable name; empty where it was
 * @param left what of it was not read
 */
public record DocumentSeen(
    String block,
    String format,
    int pages,
    int characters,
    String parser,
    String unread,
    List<String> left) {
  /** Holds an unmodifiable copy. */
  public DocumentSeen {
    left = List.copyOf(left);
  }

  /**
   * In one phrase, for entries: {@code pdf, pages 3, characters 812}, or {@code pdf, encrypted}.
   */
  public String shown() {
    if (!unread.isEmpty()) {
      return format + ", " + unread;
    }
    return format + (pages > 0 ? ", pages " + pages : "") + ", characters " + characters;
  }
}
