package io.ledgerline.documents;

import java.util.List;

/** What came of reading one document. */
public sealed interface Extraction {
  /** What the bytes are, whatever anybody called them. */
  Format format();

  /**
   * Its text.
   *
   * @param pages pages, sheets or slides; 0 where the format has none
   * @param characters length of the text, UTF-16
   * @param utf8 the text; not copied, treat it as immutable
   * @param parser what read it, with its version
   * @param left what of the document was not read, in a few words each; never its content
   * @param unfinished whether a part of that, named or not, could have been read, had there been
   *     more time or room
   */
  @SuppressWarnings("ArrayRecordComponent") // identity is enough, texts are never compared
  record Text(
      Format format,
      int pages,
      int characters,
      byte[] utf8,
      String parser,
      List<String> left,
      boolean unfinished)
      implements Extraction {
    /** Holds an unmodifiable copy of the list. */
    public Text {
      left = List.copyOf(left);
    }
  }

  /** It could not be read. */
  record Unread(Format format, Reason reason) implements Extraction {}
}
