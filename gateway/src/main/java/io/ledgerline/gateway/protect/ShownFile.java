package io.ledgerline.gateway.protect;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.messages.json.JsonString;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One file as the person reads it who decides about its request.
 *
 * @param block where it stands, such as {@code messages[0].content[1]}
 * @param format what it is by its bytes
 * @param bytes its size
 * @param name what the caller calls it; empty where it has no name
 * @param pages pages, sheets or slides; 0 where it has none
 * @param text what it says; empty where it was not read
 * @param unread why it was not read; empty where it was
 * @param left what of it was not read
 */
record ShownFile(
    String block,
    String format,
    long bytes,
    String name,
    int pages,
    String text,
    String unread,
    List<String> left) {
  /** So many characters of one file are shown. */
  private static final int MOST_CHARACTERS = 100_000;

  /** What it is, in the place of its bytes. */
  String words() {
    return format + ", " + bytes + " bytes";
  }

  /**
   * All of it as JSON.
   *
   * @param room bytes that its text may take
   */
  String json(int room) {
    var json = new StringBuilder("{\"block\":").append(quoted(block));
    json.append(",\"format\":").append(quoted(format)).append(",\"bytes\":").append(bytes);
    if (!name.isEmpty()) {
      json.append(",\"name\":").append(quoted(name));
    }
    if (pages > 0) {
      json.append(",\"pages\":").append(pages);
    }
    if (unread.isEmpty()) {
      text(json, room);
    } else {
      json.append(",\"unread\":").append(quoted(unread));
    }
    if (!left.isEmpty()) {
      json.append(",\"left\":")
          .append(left.stream().map(ShownFile::quoted).collect(Collectors.joining(",", "[", "]")));
    }
    return json.append('}').toString();
  }

  private void text(StringBuilder json, int room) {
    String first = first(Math.min(text.length(), MOST_CHARACTERS));
    byte[] literal = JsonString.encode(first);
    while (literal.length > Math.max(room, 2)) {
      first = first(first.length() / 2);
      literal = JsonString.encode(first);
    }
    json.append(",\"text\":").append(new String(literal, UTF_8));
    if (first.length() < text.length()) {
      json.append(",\"cut\":true");
    }
  }

  /** The first characters, none of them halved. */
  private String first(int characters) {
    boolean halves =
        characters > 0
            && characters < text.length()
            && Character.isHighSurrogate(text.charAt(characters - 1));
    return text.substring(0, halves ? characters - 1 : characters);
  }

  private static String quoted(String text) {
    return new String(JsonString.encode(text), UTF_8);
  }
}
