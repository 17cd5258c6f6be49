package io.ledgerline.documents.text;

import io.ledgerline.documents.DocumentLimits;
import io.ledgerline.documents.Format;
import io.ledgerline.documents.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One document being read: its text so far, what of it was left, and what may still be spent on it
 * and on the documents inside it. Not thread-safe.
 */
final class Reading {
  private static final int MOST_LEFT = 16;
  private static final int STEP = 64 << 10;

  private final DocumentLimits limits;
  private final int characters;
  private final StringBuilder text = new StringBuilder();
  private final Set<String> left = new LinkedHashSet<>();
  private final Set<String> parsers = new LinkedHashSet<>();
  private boolean unfinished;
  private long expanded;
  private int depth;
  private int pages;

  /** No more text is taken. */
  static final class FullException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  Reading(DocumentLimits limits, int characters) {
    this.limits = limits;
    this.characters = characters;
  }

  DocumentLimits limits() {
    return limits;
  }

  /** Takes text; what does not fit is left, and reading ends. */
  void append(CharSequence more) throws FullException {
    int room = characters - text.length();
    if (more.length() > room) {
      int cut =
          room > 0 && Character.isHighSurrogate(more.charAt(room - 1))
              ? room - 1
              : Math.max(0, room);
      text.append(more, 0, cut);
      leftOver("text beyond " + characters + " characters");
      throw new FullException();
    }
    text.append(more);
  }

  /** Ends a line, unless one has just ended. */
  void line() throws FullException {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      append("\n");
    }
  }

  /** Notes in a few words what is not read; never content. */
  void left(String what) {
    if (left.size() < MOST_LEFT) {
      left.add(what);
    }
  }

  /** The same of what is not read for that reason. */
  void left(String what, Reason reason) {
    unfinished |= reason.unfinished();
    left(what + ": " + reason.words());
  }

  /** The same of what lies beyond a bound. */
  void leftOver(String what) {
    unfinished = true;
    left(what);
  }

  /** Whether a part of what was left could have been read, had there been more time or room. */
  boolean unfinished() {
    return unfinished;
  }

  Set<String> left() {
    return left;
  }

  void parser(String nameAndVersion) {
    parsers.add(nameAndVersion);
  }

  String parsers() {
    return String.join(" ", parsers);
  }

  /** Counts pages of the outermost document. */
  void page() {
    pages += depth == 1 ? 1 : 0;
  }

  int pages() {
    return pages;
  }

  int length() {
    return text.length();
  }

  /** Whether nothing but white space came since a length. */
  boolean isBlankSince(int length) {
    for (int i = length; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  String text() {
    return text.toString();
  }

  /** Counts bytes that were unpacked. */
  void expanded(long bytes) throws UnreadableException {
    expanded += bytes;
    if (expanded > limits.expanded()) {
      throw new UnreadableException(Reason.EXPANDS);
    }
  }

  /** All bytes of something that unpacks as it is read. */
  byte[] unpacked(InputStream in) throws IOException, UnreadableException {
    var bytes = new ByteArrayOutputStream();
    byte[] step = new byte[STEP];
    for (int count = in.read(step); count >= 0; count = in.read(step)) {
      bytes.write(step, 0, count);
      expanded(count);
    }
    return bytes.toByteArray();
  }

  /** Reads a file, which may lie in another one. */
  Format read(byte[] bytes) throws IOException, UnreadableException {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, Format.HEAD));
    if (Format.isAmbiguous(head)) {
      throw new UnreadableException(Reason.AMBIGUOUS);
    }
    depth++;
    try {
      return switch (Format.of(head)) {
        case PDF -> new PdfText(this).read(bytes);
        case ZIP -> new OfficeText(this).read(bytes);
        case TEXT -> PlainText.read(this, bytes);
        case COMPOUND -> throw new UnreadableException(Compound.reason(bytes));
        case WORD, SHEETS, SLIDES, IMAGE, UNKNOWN -> throw new UnreadableException(Reason.FORMAT);
      };
    } finally {
      depth--;
    }
  }

  /** Reads a file inside this one; what is wrong with it is noted and ends nothing else. */
  void inside(byte[] bytes, String what) throws FullException {
    if (depth > limits.nesting()) {
      leftOver(what + ": nested too deep");
      return;
    }
    try {
      line();
      read(bytes);
      line();
    } catch (FullException e) {
      throw e;
    } catch (UnreadableException e) {
      left(what, e.reason());
    } catch (IOException | RuntimeException e) {
      left(what, Reason.BROKEN);
    }
  }
}
