package io.ledgerline.inspection.contact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import java.util.Set;

/**
 * Domains of mail addresses under a top-level domain that is not known here, of which there are new
 * ones every year: {@code viola@inksmith.press}. Names of files and machines, and what programs
 * have around such a sign, are none.
 */
final class NewDomain {
  private static final int LEAST = 3;
  private static final int MOST = 18;

  /** Ends of names of files, and of machines that are their owner's alone. */
  private static final Set<Long> OTHERS =
      Fold.hashes(
          "png jpg jpeg gif svg webp avif ico bmp tiff css scss sass less js jsx mjs cjs ts tsx vue"
              + " json jsonl xml html htm yaml yml toml ini cfg conf env lock txt md rst adoc csv tsv"
              + " log pdf doc docx xls xlsx ppt pptx odt java kt kts scala py rb go rs php pl sh bash"
              + " ps1 bat sql jar war class dll exe bin iso img zip tar gz tgz bz2 xz whl deb rpm apk"
              + " mp3 mp4 wav ogg avi mkv ttf otf woff woff2 map min bak tmp old orig patch diff"
              + " local lan internal localdomain localhost intranet corp home private svc cluster node"
              + " service socket timer mount target slice scope device");

  /** Words of programs, which have such a sign behind them, or before. */
  private static final Set<Long> WORDS =
      Fold.hashes("this super return break continue it self latest next beta alpha canary");

  private NewDomain() {}

  /**
   * The last token of the domain that begins with a token, -1 for none.
   *
   * @param start first byte of what stands before the sign
   * @param at the sign
   */
  static int end(Text text, int token, int start, int at) {
    int last = token;
    while (text.joins(last + 1, '.') || text.joins(last + 1, '-')) {
      if ((text.shape(last) & (ByteClass.UPPER | ByteClass.HIGH)) != 0 || text.isDigits(last)) {
        return -1;
      }
      last++;
    }
    int size = text.length(last);
    int behind = text.at(text.end(last));
    boolean domain =
        text.joins(last, '.')
            && text.shape(last) == ByteClass.LOWER
            && size >= LEAST
            && size <= MOST
            && !OTHERS.contains(text.hash(last))
            && "([:/_@=".indexOf(behind) < 0;
    return domain && !WORDS.contains(text.hash(token)) && isName(text, start, at) ? last : -1;
  }

  /**
   * Whether somebody may be called so: two bytes or more with a letter, and no word of programs.
   */
  private static boolean isName(Text text, int start, int at) {
    boolean letter = false;
    for (int p = start; p < at; p++) {
      letter |= (text.at(p) | 0x20) >= 'a' && (text.at(p) | 0x20) <= 'z';
    }
    return letter && at - start >= 2 && !WORDS.contains(word(text, start, at));
  }

  private static long word(Text text, int start, int at) {
    return Fold.hash(new String(text.bytes(), start, at - start, ISO_8859_1));
  }
}
