package io.ledgerline.inspection.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tokens that are read in blocks are those that a reader of one byte after the other sees. */
class TokensProperty {
  private static final long SEED = 11;
  private static final int ROUNDS = 1500;
  private static final int LETTERS = ByteClass.LOWER | ByteClass.UPPER;

  private static final List<String> PIECES =
      List.of(
          "a",
          "Anna",
          "patientSsn",
          "ABCDEFGH",
          "abcdefghi",
          "sixteenlettersAB",
          "seventeenletters1",
          "0123456789012345678901234567890123456789012345678901234567890123456789",
          "4471902",
          " ",
          "  ",
          ", ",
          "\": \"",
          "\n",
          "\n    ",
          "::",
          "@",
          "é",
          "Ünï",
          "ß",
          "日本語",
          "１２",
          "·",
          "“",
          "—",
          "…",
          "\u00a0",
          "😀",
          "Z9z",
          "iBAN",
          "\0",
          "=");

  /** A token as it is written. */
  private record Seen(int start, int end, int shape, int gap, long hash, boolean capital) {}

  private final Vocabulary vocabulary = Vocabulary.standard();
  private final Dispatch dispatch = new Dispatch(vocabulary, List.of());

  @Test
  void areWhatOneByteAfterTheOtherTells() {
    var random = new Random(SEED);
    var window = new Tokens(vocabulary, dispatch);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] text = text(random);
      int from = random.nextInt(3) == 0 ? random.nextInt(text.length + 1) : 0;
      int to = random.nextInt(3) == 0 ? from + random.nextInt(text.length - from + 1) : text.length;
      window.open(text, from, to, -1);
      assertThat(read(window)).as("seed %d, round %d", SEED, round).isEqualTo(seen(text, from, to));
      window.close();
    }
  }

  @Test
  void manyWordsAreFoundAsEachOfThemIs() {
    var random = new Random(SEED);
    long[] hashes = new long[4000];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = i % 2 == 0 ? random.nextLong() : Fold.hash(i % 4 == 1 ? "number" : "anna" + i);
    }
    int[] entries = new int[hashes.length];
    vocabulary.find(hashes, 0, hashes.length, entries);
    for (int i = 0; i < hashes.length; i++) {
      assertThat(entries[i]).isEqualTo(vocabulary.find(hashes[i]));
    }
    assertThat(entries[1]).isNotZero();
    assertThat(entries[0]).isZero();
  }

  private static List<Seen> read(Tokens window) {
    var all = new ArrayList<Seen>();
    int done = 0;
    boolean more = true;
    while (more) {
      more = window.fill();
      for (int token = done; token < window.count; token++) {
        all.add(
            new Seen(
                window.start(token),
                window.end(token),
                window.shape(token),
                window.gap(token),
                window.hash[token],
                window.isCapital(token)));
      }
      int keep = Math.max(0, window.count - Tokens.REACH);
      window.slide(keep, window.asks);
      done = window.count;
    }
    return all;
  }

  private static List<Seen> seen(byte[] text, int from, int to) {
    var all = new ArrayList<Seen>();
    int gap = ByteClass.LINE;
    for (int p = from; p < to; ) {
      if (!isPart(text, p, to)) {
        gap |= text[p] < 0 ? HighBytes.separator(text, p, to) : ByteClass.of(text[p]);
        p += Fold.length(text, p, to);
        continue;
      }
      int start = p;
      int shape = 0;
      var hash = new Fold.Hash();
      boolean unspaced = HighBytes.isUnspaced(text, p, to);
      while (p < to && isPart(text, p, to) && HighBytes.isUnspaced(text, p, to) == unspaced) {
        shape |= ByteClass.of(text[p]);
        shape |= HighBytes.digit(text, p, to) ? ByteClass.DIGIT : 0;
        hash.add(Fold.decode(text, p, to));
        p += Fold.length(text, p, to);
      }
      boolean capital = Character.isUpperCase(Fold.decode(text, start, to));
      all.add(new Seen(start, p, shape, gap, hash.end(), capital));
      gap = 0;
    }
    return all;
  }

  private static boolean isPart(byte[] text, int at, int to) {
    return text[at] < 0
        ? !HighBytes.separates(text, at, to)
        : (ByteClass.of(text[at]) & (LETTERS | ByteClass.DIGIT)) != 0;
  }

  private static byte[] text(Random random) {
    var out = new ByteArrayOutputStream();
    int pieces = random.nextInt(random.nextInt(20) == 0 ? 4000 : 60);
    boolean ascii = random.nextBoolean();
    for (int i = 0; i < pieces; i++) {
      byte[] piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8);
      if (!ascii || piece[0] >= 0) {
        out.write(piece, 0, random.nextInt(9) == 0 ? random.nextInt(piece.length) : piece.length);
      }
      if (random.nextInt(30) == 0) {
        out.write(random.nextInt(256));
      }
    }
    return out.toByteArray();
  }
}
