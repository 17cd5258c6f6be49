package io.ledgerline.inspection.normalise;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Text derived from a UTF-8 source, with the source bytes that each of its characters came from.
 * The starts of successive characters never decrease, nor do their ends, and none lies outside the
 * source. Immutable but for what it tells of itself as bytes: read by one thread at a time.
 */
public final class MappedText implements CharSequence {
  private final char[] chars;
  private final int length;
  private final int base;
  private final int @Nullable [] starts;
  private final int @Nullable [] ends;
  private final int @Nullable [] marks;

  /** Where the characters stand in {@link #below}, or in the source; null for at {@link #base}. */
  private final @Nullable Places places;

  private final @Nullable MappedText below;

  /** What {@link #bytes} tells, once it was asked for or where it is known anyway. */
  private byte @Nullable [] bytes;

  private MappedText(
      char[] chars,
      int length,
      int @Nullable [] starts,
      int @Nullable [] ends,
      int @Nullable [] marks) {
    this.chars = chars;
    this.length = length;
    this.base = 0;
    this.starts = starts;
    this.ends = ends;
    this.marks = marks;
    this.places = null;
    this.below = null;
  }

  private MappedText(
      char[] chars,
      int length,
      int base,
      @Nullable Places places,
      @Nullable MappedText below,
      int @Nullable [] marks) {
    this.chars = chars;
    this.length = length;
    this.base = base;
    this.starts = null;
    this.ends = null;
    this.marks = marks;
    this.places = places;
    this.below = below;
  }

  /** Text of which every character is one byte of the source, the first at {@code base}. */
  static MappedText direct(char[] chars, byte[] bytes, int base) {
    return new MappedText(chars, chars.length, base, null, null, null).with(bytes);
  }

  /** Text of the first {@code length} characters, with their places in the source. */
  static MappedText at(char[] chars, int length, byte[] bytes, Places places) {
    return new MappedText(chars, length, 0, places, null, null).with(bytes);
  }

  /** Text with the source bytes of each of its characters; the arrays are not copied. */
  static MappedText mapped(char[] chars, int[] starts, int[] ends) {
    return new MappedText(chars, chars.length, starts, ends, null);
  }

  /** Whether every character is one byte of the source. */
  boolean isDirect() {
    return starts == null && places == null;
  }

  /** The same places with other characters and marks; the arrays are not copied. */
  MappedText withChars(char[] other, int @Nullable [] otherMarks) {
    return starts == null
        ? new MappedText(other, length, base, places, below, otherMarks)
        : new MappedText(other, length, starts, ends, otherMarks);
  }

  /** The same with its bytes, where these are known. */
  MappedText with(byte @Nullable [] known) {
    bytes = known;
    return this;
  }

  /** Text derived from this one; the arrays are not copied. */
  MappedText derived(char[] other, int size, Places inThis, int @Nullable [] otherMarks) {
    return new MappedText(other, size, 0, inThis, this, otherMarks);
  }

  /** Whether its characters are not one by one those of another text that it came from. */
  boolean isDerivedFrom(MappedText other) {
    return below == other;
  }

  /** The character that came from one of the text it is derived from, and only from that. */
  int indexOf(int inOther) {
    return places == null ? inOther : places.indexOf(inOther);
  }

  /** A piece of this text. */
  MappedText slice(int from, int to) {
    var piece = new Pieces(this, to - from);
    piece.add(from, to);
    return piece.text();
  }

  /** The characters themselves, not to be changed; only the first {@link #length()} count. */
  public char[] array() {
    return chars;
  }

  /**
   * The characters as bytes, those beyond ASCII below 0; zeros behind them, eight times nine at
   * least. Not to be changed.
   */
  public byte[] bytes() {
    if (bytes == null) {
      bytes = Ascii.of(chars, length);
    }
    return bytes;
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    return chars[index];
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return new String(chars, from, to - from);
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }

  /** Offset in the source of the first byte that character {@code index} came from. */
  public int sourceStart(int index) {
    if (starts != null) {
      return starts[index];
    }
    if (places == null) {
      return base + index;
    }
    int start = places.start(index);
    return below == null ? start : below.sourceStart(start);
  }

  /** Offset behind the last byte that character {@code index} came from. */
  public int sourceEnd(int index) {
    if (ends != null) {
      return ends[index];
    }
    if (places == null) {
      return base + index + 1;
    }
    int end = places.end(index);
    return below == null ? end : below.sourceEnd(end - 1);
  }

  /** Whether a step exposed any of its characters. */
  boolean hasMarks() {
    return marks != null;
  }

  /** Whether the same characters of both were changed by the same steps, if only to others. */
  boolean hasMarksOf(MappedText other) {
    return marks != null && marks == other.marks;
  }

  /** The steps, as bits by ordinal of {@link Step}, that exposed one of these characters. */
  public int marks(int from, int to) {
    if (marks == null) {
      return 0;
    }
    int all = 0;
    for (int i = from; i < to; i++) {
      all |= marks[i];
    }
    return all;
  }

  /** Collects a derived text. Not thread-safe. */
  static final class Builder {
    private char[] chars;
    private int[] starts;
    private int[] ends;

    /** Of most texts no character has a mark. */
    private int @Nullable [] marks;

    private int length;

    Builder(int expected) {
      int capacity = Math.max(16, expected);
      chars = new char[capacity];
      starts = new int[capacity];
      ends = new int[capacity];
    }

    int length() {
      return length;
    }

    char charAt(int index) {
      return chars[index];
    }

    void setChar(int index, char with, int mark) {
      chars[index] = with;
      mark(index, mark);
    }

    /** Says that something was taken away before the next or after the last character. */
    void mark(int index, int mark) {
      if (marks == null) {
        marks = new int[chars.length];
      }
      marks[index] |= mark;
    }

    void append(char c, int start, int end, int mark) {
      if (length == chars.length) {
        grow();
      }
      chars[length] = c;
      starts[length] = start;
      ends[length] = end;
      length++;
      if (mark != 0) {
        mark(length - 1, mark);
      }
    }

    void append(CharSequence text, int start, int end) {
      for (int i = 0; i < text.length(); i++) {
        append(text.charAt(i), start, end, 0);
      }
    }

    /** Appends one character of another text, with its place. */
    void appendFrom(MappedText from, int index) {
      append(from.charAt(index), from.sourceStart(index), from.sourceEnd(index), 0);
    }

    private void grow() {
      int capacity = chars.length * 2;
      chars = Arrays.copyOf(chars, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      marks = marks == null ? null : Arrays.copyOf(marks, capacity);
    }

    MappedText build() {
      return new MappedText(chars, length, starts, ends, marks);
    }
  }
}
