package io.ledgerline.inspection.script;

import io.ledgerline.inspection.contact.PhoneRule;
import io.ledgerline.inspection.person.AgeRule;
import io.ledgerline.inspection.person.DateRule;
import io.ledgerline.inspection.person.PersonRule;
import io.ledgerline.inspection.place.AddressRule;
import io.ledgerline.inspection.place.PlaceRule;
import io.ledgerline.inspection.scan.ByteClass;
import io.ledgerline.inspection.scan.Kind;
import io.ledgerline.inspection.scan.Rule;
import io.ledgerline.inspection.scan.Sink;
import io.ledgerline.inspection.scan.Text;
import io.ledgerline.inspection.scan.Trigger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names, dates, ages, addresses and homes of people in Arabic, Hebrew, Hindi, Marathi and Thai;
 * names in Bengali, Tamil and Telugu. Asked about each word of characters outside ASCII.
 */
public final class ScriptRule implements Rule {
  private static final int LEAST = 3;

  static final List<Kind> KINDS =
      List.of(
          PersonRule.PERSON,
          DateRule.DATE,
          DateRule.BIRTH,
          AgeRule.AGE,
          AddressRule.ADDRESS,
          PhoneRule.PHONE,
          PlaceRule.LOCATION);

  private static final long NAMES =
      Role.bits(
          Role.GIVEN,
          Role.SURNAME,
          Role.NAME_LABEL,
          Role.PERSON_LABEL,
          Role.INTRO,
          Role.TITLE,
          Role.SURE_TITLE,
          Role.GREETING,
          Role.CLOSING);
  private static final long STREETS = Role.bits(Role.STREET, Role.STREET_AFTER, Role.PART);
  private static final long AGES = Role.bits(Role.AGE, Role.OLD);
  private static final long HOMES = Role.bits(Role.LIVES, Role.LIVES_CITY, Role.CITY);

  @Override
  public List<Kind> kinds() {
    return KINDS;
  }

  @Override
  public List<Trigger> triggers() {
    return List.of(Trigger.shape(ByteClass.HIGH, LEAST).without(ByteClass.LOWER | ByteClass.UPPER));
  }

  @Override
  public void at(Text text, int token, Sink sink) {
    int start = text.start(token);
    int lead = text.at(start);
    if (lead < 0xD7 && lead >= 0x80 || lead > 0xE0) {
      return;
    }
    if (Digits.width(text, start) > 1) {
      NativeDate.at(text, token, sink);
      NativeNumber.at(text, token, sink);
    }
    var script = script(text, start);
    if (script != null) {
      spaced(text, token, script, sink);
    } else if (Thai.is(text, Digits.end(text, start))) {
      ThaiText.at(text, token, sink);
    }
  }

  private static @Nullable Script script(Text text, int start) {
    int lead = text.at(start);
    if (lead < 0x80) {
      return null;
    }
    if (lead < 0xE0) {
      return lead == 0xD7 ? Script.HEBREW : Script.ARABIC;
    }
    return switch (text.at(start + 1)) {
      case 0xA4, 0xA5 -> Script.DEVANAGARI;
      case 0xA6, 0xA7 -> Script.BENGALI;
      case 0xAE, 0xAF -> Script.TAMIL;
      case 0xB0, 0xB1 -> Script.TELUGU;
      default -> null;
    };
  }

  private static void spaced(Text text, int token, Script script, Sink sink) {
    if (KeyedName.isValue(text, token)) {
      SpacedNames.keyed(text, token, script, sink);
    }
    long match = script.words().match(text, token);
    if (match == 0) {
      SpacedNames.prefixed(text, token, script, sink);
      return;
    }
    if ((match & NAMES) != 0) {
      SpacedNames.at(text, token, match, script, sink);
    }
    if ((match & Role.MONTH.bit()) != 0) {
      SpacedDate.at(text, token, Lexicon.words(match), script.words(), sink);
    }
    if ((match & AGES) != 0) {
      SpacedAge.at(text, token, match, script, sink);
    }
    if ((match & STREETS) != 0) {
      SpacedAddress.at(text, token, match, script, sink);
    }
    if ((match & HOMES) != 0) {
      SpacedHome.at(text, token, match, script, sink);
    }
  }
}
