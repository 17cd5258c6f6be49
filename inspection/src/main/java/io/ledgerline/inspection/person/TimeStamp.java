package io.ledgerline.inspection.person;

import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Context;
import io.ledgerline.inspection.scan.Fold;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Topic;
import java.util.HashSet;
import java.util.Set;

/**
 * Time stamps as programs write them, with a {@code T}: {@code 2024-03-14T09:30:00Z}. Most say when
 * something was logged, built or stored; one counts only where its label in the same line, the
 * heading of its column or the caller's label is one of dates or of what happens to people.
 */
final class TimeStamp {
  private static final int DAY_AND_HOUR = 5;
  private static final int MOST_BEFORE = 6;

  private static final int MOST_ZONE = 4;

  /** What happens to files and programs, and where it is written down. */
  private static final Set<Long> TECHNICAL =
      names(
          "created creation create updated update modified modification changed change built build"
              + " release released version log logged logs timestamp ts commit committed authored"
              + " push pushed published publish generated last file files mtime ctime atime deploy"
              + " deployed cached synced indexed imported exported uploaded fetched processed stored saved"
              + " received sent scanned run started finished");

  /** What happens to people. */
  private static final Set<Long> EVENTS =
      names(
          "admitted admission discharged discharge appointment visit visited surgery consultation"
              + " booked booking hired enrolled enrolment enrollment died death deceased arrived"
              + " arrival departed departure wedding married vaccinated vaccination aufnahme"
              + " entlassung termin ingreso cita ricovero dimissione opname afspraak wizyta");

  private static final long DATA = Fold.hash("data");

  private TimeStamp() {}

  /** {@code 22.10.25, 15:40}: whether a time of day stands behind a token. */
  static boolean isBehind(Text text, int token) {
    int hour = token + 1;
    return text.isDigits(hour)
        && text.length(hour) <= 2
        && text.gapLength(hour) <= 2
        && (text.gap(hour) & ~(ByteClass.SPACE | ByteClass.CELL)) == 0
        && text.joins(hour + 1, ':')
        && text.isDigits(hour + 1)
        && text.length(hour + 1) == 2;
  }

  /** Whether a token is a day with the hour right behind: {@code 14T09}. */
  static boolean isDayAndHour(Text text, int token) {
    return text.has(token)
        && text.length(token) == DAY_AND_HOUR
        && (text.at(text.start(token) + 2) | 0x20) == 't'
        && value(text, text.start(token)) >= 0
        && value(text, text.start(token) + 3) >= 0
        && text.joins(token + 1, ':');
  }

  /** The day of such a token. */
  static int day(Text text, int token) {
    return value(text, text.start(token));
  }

  /** The last token of the stamp: minutes, seconds and their parts, the zone. */
  static int end(Text text, int dayAndHour) {
    int last = dayAndHour + 1;
    if (text.joins(last + 1, ':')) {
      last++;
      last += text.joins(last + 1, '.') && startsWithDigit(text, last + 1) ? 1 : 0;
    }
    boolean zone = text.joins(last + 1, '+') || text.joins(last + 1, '-');
    if (zone && text.isDigits(last + 1) && text.length(last + 1) <= MOST_ZONE) {
      last++;
      last += text.joins(last + 1, ':') && text.isDigits(last + 1) ? 1 : 0;
    }
    return last;
  }

  /** Whether what stands before a stamp says what it is the date of. */
  static boolean isAbout(Text text, int first, int last, Context context, Topic topic) {
    boolean near = context.near(topic);
    boolean event = false;
    int begin = first;
    while (begin > 0
        && first - begin < MOST_BEFORE
        && (text.gap(begin) & (ByteClass.LINE | ByteClass.CELL)) == 0) {
      begin--;
      long word = text.hash(begin);
      if (word == DATA || TECHNICAL.contains(word)) {
        return false;
      }
      event |= topic == Topic.DATE && EVENTS.contains(word);
    }
    if (event || !near) {
      return event;
    }
    boolean cell = begin == first && begin > 0 && (text.gap(begin) & ByteClass.CELL) != 0;
    return text.isLabelled(first) && !text.has(last + 1)
        || cell
        || begin < first && text.isAbout(text.start(begin), text.end(first - 1), topic);
  }

  private static boolean startsWithDigit(Text text, int token) {
    int b = text.at(text.start(token));
    return b >= '0' && b <= '9';
  }

  /** Two digits, -1 for others. */
  private static int value(Text text, int at) {
    int tens = text.at(at) - '0';
    int ones = text.at(at + 1) - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1 : tens * 10 + ones;
  }

  /** The words, and names that programs make of them: {@code createdAt}, {@code lastUpdateTime}. */
  private static Set<Long> names(String words) {
    var hashes = new HashSet<Long>();
    for (var word : words.split(" ")) {
      for (var before : new String[] {"", "last", "date"}) {
        for (var behind : new String[] {"", "at", "on", "date", "time", "datetime", "timestamp"}) {
          hashes.add(Fold.hash(before + word + behind));
        }
      }
    }
    return Set.copyOf(hashes);
  }
}
