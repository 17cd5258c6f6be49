package io.ledgerline.inspection.script;

import io.ledgerline.inspection.person.AgeRule;
import io.ledgerline.inspection.place.PlaceRule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;

/** Names, dates, ages, addresses and homes in a run of Thai characters. */
final class ThaiText {
  private static final int AGED = 820;
  private static final int HOME = 800;
  private static final int OLDEST = 125;
  private static final long LABELS = Role.bits(Role.NAME_LABEL, Role.PERSON_LABEL);
  private static final long TITLES = Role.bits(Role.TITLE, Role.SURE_TITLE);

  private ThaiText() {}

  static void at(Text text, int token, Sink sink) {
    int end = text.end(token);
    int p = text.start(token);
    if (KeyedName.isValue(text, token)) {
      ThaiNames.keyed(text, p, KeyedName.isSure(text, token), sink);
    }
    while (p < end) {
      long cue = Thai.CUES.match(text, p);
      if (cue != 0) {
        cue(text, token, p, cue, sink);
      }
      p += Math.max(Thai.is(text, p) ? Thai.BYTES : 1, Thai.size(cue));
    }
  }

  private static void cue(Text text, int token, int at, long cue, Sink sink) {
    int behind = at + Thai.size(cue);
    if ((cue & TITLES) != 0 && (cue & Role.NOT_TITLE.bit()) == 0) {
      ThaiNames.titled(text, at, behind, (cue & Role.SURE_TITLE.bit()) != 0, sink);
    }
    if ((cue & LABELS) != 0) {
      ThaiNames.labelled(text, behind, (cue & Role.NAME_LABEL.bit()) != 0, sink);
    }
    if ((cue & Role.INTRO.bit()) != 0) {
      ThaiNames.introduced(text, behind, sink);
    }
    if ((cue & Role.MONTH.bit()) != 0) {
      ThaiDate.at(text, token, at, behind, sink);
    }
    if ((cue & Role.BORN.bit()) != 0) {
      ThaiDate.born(text, behind, sink);
    }
    if ((cue & Role.AGE.bit()) != 0) {
      age(text, behind, sink);
    }
    if ((cue & Role.STREET.bit()) != 0) {
      ThaiAddress.at(text, at, sink);
    }
    if ((cue & Role.LIVES.bit()) != 0) {
      home(text, behind, sink);
    }
  }

  /** {@code อายุ 34 ปี}. */
  private static void age(Text text, int behind, Sink sink) {
    int start = Thai.blanks(text, behind, 2);
    boolean signed = text.at(start) == ':' || text.at(start) == '"';
    while (signed && start - behind < 5 && (text.at(start) == ':' || text.at(start) == '"')) {
      start = Thai.blanks(text, start + 1, 2);
    }
    int end = Digits.end(text, start);
    int value = Digits.value(text, start, end);
    if (value < 1 || value > OLDEST) {
      return;
    }
    int unit = Thai.blanks(text, end, 1);
    long match = Thai.CUES.match(text, unit);
    boolean years = (match & Role.AGE_UNIT.bit()) != 0;
    int last = years ? unit + Thai.size(match) : end;
    long next = Thai.CUES.match(text, Thai.blanks(text, last, 1));
    if ((years || signed) && (next & Role.NOT_AGE.bit()) == 0) {
      sink.add(AgeRule.AGE, start, last, AGED);
    }
  }

  private static void home(Text text, int behind, Sink sink) {
    int start = Thai.blanks(text, behind, 1);
    int size = Thai.size(Thai.CITIES.match(text, start));
    if (size > 0) {
      sink.add(PlaceRule.LOCATION, start, start + size, HOME);
    }
  }
}
