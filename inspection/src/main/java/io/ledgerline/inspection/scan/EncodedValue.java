package io.ledgerline.inspection.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value as pages, forms and mails encode it, and what is meant by it. Of a page: character
 * references (HTML Living Standard, "Named character references") and emphasis. Of a form or an
 * address: bytes by number, blanks as a plus (WHATWG URL Standard,
 * "application/x-www-form-urlencoded"). Of a mail: quoted-printable and the text of an encoded word
 * (RFC 2045 section 6.7, RFC 2047). All values are UTF-8.
 */
public final class EncodedValue {
  private static final String[] APOSTROPHES = {"&#39;", "&#039;", "&#x27;", "&apos;", "'"};
  private static final int CODE = 3;

  private EncodedValue() {}

  /** What is meant by it on a page; null where it has no reference, and no tag inside of it. */
  public static byte @Nullable [] ofPage(byte[] value) {
    Shorter plain = Emphasis.read(value, 0, value.length);
    byte[] shown = plain == null ? value : bytes(plain);
    Shorter meant = References.read(shown, 0, shown.length);
    return meant != null ? bytes(meant) : plain == null ? null : shown;
  }

  /**
   * What is meant by it in a form; null where nothing in it is encoded, or more than a form has to:
   * a password may hold {@code %41}. The plus in a mail address is one.
   */
  public static byte @Nullable [] ofForm(byte[] value) {
    boolean mail = new String(value, UTF_8).contains("%40");
    var meant = new Shorter(0, value.length);
    boolean encoded = false;
    for (int at = 0; at < value.length; at++) {
      int code = value[at] == '%' ? Blanked.hex(value, at + 1, value.length) : -1;
      if (code < 0) {
        meant.add(value[at] == '+' && !mail ? ' ' : value[at]);
      } else if (code < ' ' || isPlain(code)) {
        return null;
      } else {
        meant.add(code);
        encoded = true;
        at += CODE - 1;
      }
    }
    return encoded && isText(bytes(meant)) ? bytes(meant) : null;
  }

  /**
   * What is meant by it in a mail; null where nothing in it is encoded so, or more than a mail has
   * to. What is no UTF-8 is Windows-1252.
   */
  public static byte @Nullable [] ofMail(byte[] value) {
    byte[] joined = joined(value);
    var unicode = new Shorter(0, joined.length);
    var windows = new StringBuilder(joined.length);
    boolean encoded = joined.length < value.length;
    boolean words = true;
    for (int at = 0; at < joined.length; at++) {
      int code = joined[at] == '=' ? Blanked.hex(joined, at + 1, joined.length) : -1;
      if (code >= 0 && (code < ' ' || isPlain(code))) {
        return null;
      }
      int plain = joined[at] == '_' ? ' ' : joined[at];
      unicode.add(code < 0 ? plain : code);
      int letter = code < 0 ? plain & 0xFF : WindowsLetters.of(code);
      windows.append((char) letter);
      words &= code < 0 || Character.isLowerCase(letter) || isSmall(joined, at + CODE);
      encoded |= code >= 0;
      at += code < 0 ? 0 : CODE - 1;
    }
    if (!encoded) {
      return null;
    }
    byte[] meant = bytes(unicode);
    return isText(meant) ? meant : words ? windows.toString().getBytes(UTF_8) : null;
  }

  private static boolean isSmall(byte[] bytes, int at) {
    return at < bytes.length && (ByteClass.of(bytes[at]) & ByteClass.LOWER) != 0;
  }

  /** How pages may have a value, each once; none where they have it as it is. */
  public static List<byte[]> asPage(byte[] value) {
    String text = new String(value, UTF_8);
    boolean apostrophe = text.indexOf('\'') >= 0;
    var all = new ArrayList<byte[]>();
    for (String sign : apostrophe ? APOSTROPHES : new String[] {"'"}) {
      String signs = text.replace("&", "&amp;").replace("'", sign);
      addNew(signs.getBytes(UTF_8), value, all);
      for (int way = 0; way <= 2; way++) {
        addNew(page(signs, way), value, all);
      }
    }
    return all;
  }

  /** How forms and addresses may have a value, each once; none where they have it as it is. */
  public static List<byte[]> asForm(byte[] value) {
    String form = URLEncoder.encode(new String(value, UTF_8), UTF_8);
    var all = new ArrayList<byte[]>();
    addNew(form.getBytes(UTF_8), value, all);
    addNew(form.replace("+", "%20").getBytes(UTF_8), value, all);
    return all;
  }

  /** Letters beyond ASCII by name where they have one, by their number, or by it in hexadecimal. */
  private static byte[] page(String text, int way) {
    var out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              String name = way == 0 ? References.name(point) : null;
              if (point < 0x80 || way == 0 && name == null) {
                out.appendCodePoint(point);
              } else if (name != null) {
                out.append('&').append(name).append(';');
              } else {
                out.append(way == 1 ? "&#" + point : "&#x%X".formatted(point)).append(';');
              }
            });
    return out.toString().getBytes(UTF_8);
  }

  private static void addNew(byte[] one, byte[] value, List<byte[]> all) {
    if (!Arrays.equals(one, value) && all.stream().noneMatch(each -> Arrays.equals(each, one))) {
      all.add(one);
    }
  }

  /** Without the ends of lines that go on in the next. */
  private static byte[] joined(byte[] value) {
    var lines = new Shorter(0, value.length);
    for (int at = 0; at < value.length; at++) {
      int end = value[at] == '=' ? SoftEnd.lineEnd(value, at + 1, value.length) : -1;
      if (end < 0) {
        lines.add(value[at]);
      } else {
        at = end;
      }
    }
    return lines.length() == value.length ? value : bytes(lines);
  }

  /** Whether bytes are UTF-8. */
  private static boolean isText(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** What no program encodes. */
  private static boolean isPlain(int code) {
    return code < 0x80 && (ByteClass.of((byte) code) & ByteClass.WORD) != 0;
  }

  private static byte[] bytes(Shorter copy) {
    return Arrays.copyOf(copy.bytes(), copy.length());
  }
}
