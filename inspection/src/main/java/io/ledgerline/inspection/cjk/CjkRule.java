package io.ledgerline.inspection.cjk;

import static io.ledgerline.inspection.cjk.Characters.BYTES;

import io.ledgerline.inspection.person.AgeRule;
import io.ledgerline.inspection.person.DateRule;
import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Dates, ages, names and addresses in Chinese, Japanese and Korean. Asked about each word of
 * characters outside ASCII; those of other scripts are told by their first byte.
 */
public final class CjkRule implements Rule {
  private static final int NAMED = 850;
  private static final int FIRST_BYTE = 0xE3;

  private static final BitSet CUES =
      lasts(Stream.concat(ChineseNames.cues(), JapaneseNames.CUES.stream()).toList());
  private static final BitSet TITLES =
      firsts(Stream.concat(ChineseNames.titles(), JapaneseNames.TITLES.stream()).toList());

  @Override
  public List<Kind> kinds() {
    return List.of(
        PersonRule.PERSON, DateRule.DATE, DateRule.BIRTH, AgeRule.AGE, AddressRule.ADDRESS);
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.shape(ByteClass.HIGH, BYTES).without(ByteClass.LOWER | ByteClass.UPPER));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = Characters.behindDigits(text, text.start(token));
    if (text.at(start) < FIRST_BYTE || text.at(start) > 0xED) {
      return;
    }
    CjkDate.at(text, start, sink);
    CjkAge.at(text, start, sink);
    if (Characters.isHangul(Characters.at(text, start))) {
      int end = KoreanNames.end(text, token);
      if (end > 0) {
        sink.add(PersonRule.PERSON, text.start(token), end, NAMED);
      }
      KoreanAddress.at(text, token, sink);
      return;
    }
    int end = text.end(token);
    CjkAddress.at(text, start, end, sink);
    names(text, start, end, sink);
  }

  private static void names(Text text, int start, int end, Sink sink) {
    char before = 0;
    int p = start;
    while (p <= end) {
      char next = p < end ? Characters.at(text, p) : 0;
      if (CUES.get(before)) {
        add(text, ChineseNames.begin(text, p), ChineseNames.behindCue(text, p, start), sink);
        add(text, JapaneseNames.begin(text, p), JapaneseNames.behindCue(text, p, start), sink);
      }
      if (TITLES.get(next)) {
        add(text, ChineseNames.beforeTitle(text, p, start), p, sink);
        add(text, JapaneseNames.beforeTitle(text, p), p, sink);
      }
      if (p > start && CjkAge.HAN.indexOf(next) >= 0) {
        CjkAge.at(text, p, sink); // numerals are of the same script: 二十八岁
      }
      before = next;
      p += next == 0 ? 1 : BYTES; // others are of four bytes
    }
  }

  /** The last characters of words. */
  private static BitSet lasts(List<String> words) {
    var set = new BitSet();
    words.forEach(word -> set.set(word.charAt(word.length() - 1)));
    return set;
  }

  /** The first characters of words. */
  private static BitSet firsts(List<String> words) {
    var set = new BitSet();
    words.forEach(word -> set.set(word.charAt(0)));
    return set;
  }

  private static void add(Text text, int start, int end, Sink sink) {
    if (start >= text.from() && end > start) {
      sink.add(PersonRule.PERSON, start, end, NAMED);
    }
  }
}
