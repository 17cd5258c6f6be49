package io.ledgerline.inspection.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How else a number is written: models leave out what stands between the groups of an IBAN or a
 * telephone number, above all in arguments of tools, or put something else there. A value and its
 * token have the same groups, so what holds for the one holds for the other.
 */
enum Respelling {
  /** Nothing between the groups. */
  COMPACT(""),
  HYPHENS("-"),
  SPACES(" "),
  DOTS("."),
  /** Groups of four, where there are none. */
  FOURS(" "),
  HYPHENED_FOURS("-");

  private static final int FOUR = 4;

  private final String between;

  Respelling(String between) {
    this.between = between;
  }

  /** Those that make something else of a value, and not the same of it as another. */
  static List<Respelling> of(byte[] value, TokenShape shape) {
    boolean number =
        shape == TokenShape.DIGITS || shape == TokenShape.CARD || shape == TokenShape.IBAN;
    if (!number || shape.orWordFor(value) != shape) {
      return List.of();
    }
    boolean grouped = groups(value) > 1;
    var all = new ArrayList<Respelling>();
    for (Respelling each : values()) {
      boolean fours = each == FOURS || each == HYPHENED_FOURS;
      boolean fits = fours ? !grouped && shape != TokenShape.DIGITS : grouped;
      if (fits && !Arrays.equals(each.of(value), value)) {
        all.add(each);
      }
    }
    return all;
  }

  /** A value, or its token, as it is written so; a plus in front stays. */
  byte[] of(byte[] value) {
    var out = new ByteArrayOutputStream(value.length + value.length / FOUR);
    int inGroup = 0;
    boolean open = false;
    for (byte b : value) {
      if (!isOfGroup(b)) {
        open |= inGroup > 0;
        if (b == '+' && out.size() == 0) {
          out.write(b);
        }
        continue;
      }
      boolean full = (this == FOURS || this == HYPHENED_FOURS) && inGroup == FOUR;
      if (open || full) {
        out.writeBytes(between.getBytes(US_ASCII));
        inGroup = 0;
      }
      open = false;
      inGroup++;
      out.write(b);
    }
    return out.toByteArray();
  }

  private static int groups(byte[] value) {
    int groups = 0;
    boolean inside = false;
    for (byte b : value) {
      groups += isOfGroup(b) && !inside ? 1 : 0;
      inside = isOfGroup(b);
    }
    return groups;
  }

  private static boolean isOfGroup(byte b) {
    return TokenShape.isDigit(b) || TokenShape.isLetter(b);
  }
}
