package io.ledgerline.inspection.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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

  /** What JavaScript leaves as it is. */
  private static final String UNENCODED = "'()!~";

  private static final List<String> CODES = List.of("%27", "%28", "%29", "%21", "%7E");

  /** By name where a letter has one, by its number, and by it in hexadecimal. */
  private static final List<Function<Integer, String>> NUMBERS =
      List.of(References::name, "#%d"::formatted, "#x%X"::formatted, "#x%x"::formatted);

  private static final List<Function<Integer, String>> NONE = List.of();

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
   * a password may hold {@code %41}. A plus is a blank between words only, not in a mail address,
   * in front of a number, or in base64.
   */
  public static byte @Nullable [] ofForm(byte[] value) {
    String text = new String(value, UTF_8);
    boolean blanks = !text.contains("%40") && !text.contains("@") && !text.endsWith("%3D");
    var meant = new Shorter(0, value.length);
    boolean encoded = false;
    for (int at = 0; at < value.length; at++) {
      int code = value[at] == '%' ? Blanked.hex(value, at + 1, value.length) : -1;
      if (code < 0) {
        boolean blank = value[at] == '+' && blanks && at > 0 && at < value.length - 1;
        meant.add(blank ? ' ' : value[at]);
      } else if (code < ' ' || isPlain(code)) {
        return null;
      } else {
        meant.add(code);
        encoded = true;
        at += CODE - 1;
      }
    }
    byte[] decoded = bytes(meant);
    return encoded && isText(decoded) ? decoded : null;
  }

  /**
   * What is meant by it in a mail; null where nothing in it is encoded so, or more than a mail has
   * to. What is no UTF-8 is Windows-1252, if it stands in a word; a low line is a blank in a name.
   */
  public static byte @Nullable [] ofMail(byte[] value) {
    byte[] joined = joined(value);
    boolean address = new String(value, UTF_8).contains("@");
    var unicode = new Shorter(0, joined.length);
    var windows = new StringBuilder(joined.length);
    boolean encoded = joined.length < value.length;
    boolean words = true;
    for (int at = 0; at < joined.length; at++) {
      int code = joined[at] == '=' ? code(joined, at + 1) : -1;
      if (code >= 0 && (code < ' ' || isPlain(code))) {
        return null;
      }
      address |= code == '@';
      int plain = joined[at];
      unicode.add(code < 0 ? plain : code);
      int letter = code < 0 ? plain & 0xFF : WindowsLetters.of(code);
      windows.append((char) letter);
      words &= code < 0 || isInWord(joined, at, letter);
      encoded |= code >= 0;
      at += code < 0 ? 0 : CODE - 1;
    }
    if (!encoded) {
      return null;
    }
    byte[] meant = bytes(unicode);
    String text = isText(meant) ? new String(meant, UTF_8) : words ? windows.toString() : null;
    return text == null ? null : (address ? text : text.replace('_', ' ')).getBytes(UTF_8);
  }

  /** The number of two digits in capitals, as encoders write them; -1 for none. */
  private static int code(byte[] value, int at) {
    for (int i = at; i < Math.min(value.length, at + 2); i++) {
      if ((ByteClass.of(value[i]) & ByteClass.LOWER) != 0) {
        return -1;
      }
    }
    return Blanked.hex(value, at, value.length);
  }

  /** Whether a code stands in front of a small letter, or is the last one: {@code Ren=E9}. */
  private static boolean isInWord(byte[] value, int at, int letter) {
    boolean last = at + CODE == value.length && Character.isLowerCase(letter);
    return isSmall(value, at + CODE) || last && isSmall(value, at - 1);
  }

  private static boolean isSmall(byte[] bytes, int at) {
    return at >= 0 && at < bytes.length && (ByteClass.of(bytes[at]) & ByteClass.LOWER) != 0;
  }

  /** How pages may have a value, each once; none where they have it as it is. */
  public static List<byte[]> asPage(byte[] value) {
    String text = new String(value, UTF_8);
    boolean apostrophe = text.indexOf('\'') >= 0;
    boolean letters = text.length() < value.length;
    var all = new ArrayList<byte[]>();
    for (String sign : apostrophe ? APOSTROPHES : new String[] {"'"}) {
      String signs = markup(text).replace("'", sign);
      addNew(signs.getBytes(UTF_8), value, all);
      for (Function<Integer, String> way : letters ? NUMBERS : NONE) {
        addNew(page(signs, way), value, all);
      }
    }
    return all;
  }

  private static String markup(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * How forms and addresses may have a value, each once; none where they have it as it is: as Java
   * and PHP write it, as JavaScript and Python do, which leave more signs, and in small digits.
   */
  public static List<byte[]> asForm(byte[] value) {
    String form = URLEncoder.encode(new String(value, UTF_8), UTF_8);
    String address = form.replace("+", "%20");
    var all = new ArrayList<byte[]>();
    for (String each : List.of(form, address, script(address), address.replace("%2F", "/"))) {
      addNew(each.getBytes(UTF_8), value, all);
      addNew(small(each).getBytes(UTF_8), value, all);
    }
    return all;
  }

  private static String small(String form) {
    char[] small = form.toCharArray();
    for (int at = form.indexOf('%'); at >= 0; at = form.indexOf('%', at + 1)) {
      small[at + 1] = Character.toLowerCase(small[at + 1]);
      small[at + 2] = Character.toLowerCase(small[at + 2]);
    }
    return new String(small);
  }

  private static String script(String address) {
    String script = address;
    for (int i = 0; i < UNENCODED.length(); i++) {
      script = script.replace(CODES.get(i), UNENCODED.substring(i, i + 1));
    }
    return script;
  }

  /** Letters beyond ASCII as one way has them, or as they are. */
  private static byte[] page(String text, Function<Integer, String> way) {
    var out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              String name = point < 0x80 ? null : way.apply(point);
              if (name == null) {
                out.appendCodePoint(point);
              } else {
                out.append('&').append(name).append(';');
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
