package io.ledgerline.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a file is, by its first bytes; names and declared types are not asked. */
public enum Format {
  /** Portable Document Format. */
  PDF("pdf"),
  /** A ZIP file, until its parts say more. */
  ZIP("zip"),
  /** Word. */
  WORD("docx"),
  /** Excel. */
  SHEETS("xlsx"),
  /** PowerPoint. */
  SLIDES("pptx"),
  /** Office before 2007, and its encrypted files since. */
  COMPOUND("ole"),
  /** Plain text of any kind, in UTF-8. */
  TEXT("text"),
  /** A picture. */
  IMAGE("image"),
  /** Anything else. */
  UNKNOWN("unknown");

  /** How many bytes {@link #of} looks at: a PDF may begin behind that much of something else. */
  public static final int HEAD = 1024;

  private static final List<String> PICTURES =
      List.of("\u0089PNG", "\u00ff\u00d8\u00ff", "GIF8", "BM", "II*\0", "MM\0*");
  private static final String COMPOUND_HEAD = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1";

  private final String wireName;

  Format(String wireName) {
    this.wireName = wireName;
  }

  /** The name in answers and entries. */
  public String wireName() {
    return wireName;
  }

  /** What begins like this. */
  public static Format of(byte[] head) {
    String text = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
    if (text.contains("%PDF-")) {
      return PDF;
    }
    if (isZip(text)) {
      return ZIP;
    }
    if (text.startsWith(COMPOUND_HEAD)) {
      return COMPOUND;
    }
    if (isPicture(text)) {
      return IMAGE;
    }
    return isText(head, Math.min(head.length, HEAD)) ? TEXT : UNKNOWN;
  }

  /** Whether the same bytes are a PDF to one reader and a package to another. */
  public static boolean isAmbiguous(byte[] head) {
    String text = new String(head, 0, Math.min(head.length, HEAD), ISO_8859_1);
    return text.contains("%PDF-") && (isZip(text) || text.startsWith(COMPOUND_HEAD));
  }

  private static boolean isZip(String head) {
    return head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006");
  }

  private static boolean isPicture(String head) {
    boolean webp = head.startsWith("RIFF") && head.startsWith("WEBP", 8);
    return webp || PICTURES.stream().anyMatch(head::startsWith);
  }

  private static boolean isText(byte[] head, int length) {
    for (int i = 0; i < length; i++) {
      if (head[i] >= 0 && head[i] < ' ' && "\t\n\f\r\u001b".indexOf(head[i]) < 0) {
        return false;
      }
    }
    // A character may be cut at the end of the head, so what is left over is no error.
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(head, 0, length), CharBuffer.allocate(length), false);
    return length > 0 && result.isUnderflow();
  }
}
