package io.ledgerline.inspection.contact;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadataCollection;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneNumberDesc;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one country code, worked out beforehand from the plans of its countries as
 * libphonenumber has them: which digit leads from which state to which, and how many digits a
 * number may have that ends there. Says of every number what {@link PhoneNumberUtil#isValidNumber}
 * says, in a few nanoseconds. Immutable.
 */
final class NumberPlan {
  private static final int DIGITS = 10;

  /** What no number leads out of. */
  private static final int NOWHERE = 0;

  private static final int BEGIN = 1;
  private static final int MOST_STATES = 1 << 15;
  private static final int LONGEST = 20;
  private static final String DATA = "/com/google/i18n/phonenumbers/data/PhoneNumberMetadataProto_";

  private final short[] next;
  private final int[] lengths;

  private NumberPlan(short[] next, int[] lengths) {
    this.next = next;
    this.lengths = lengths;
  }

  /** The plan of a code; null where it says more than this understands. */
  static @Nullable NumberPlan of(PhoneNumberUtil util, int code) {
    try {
      var shapes = new Shapes();
      var countries = new ArrayList<Country>();
      var regions = util.getRegionCodesForCountryCode(code);
      for (var region : regions) {
        var plan = plan(region.equals("001") ? Integer.toString(code) : region);
        countries.add(Country.of(plan, regions.size() > 1, shapes));
      }
      return of(countries, shapes);
    } catch (IOException | IllegalArgumentException unknown) {
      return null;
    }
  }

  private static PhoneMetadata plan(String region) throws IOException {
    try (var in = PhoneNumberUtil.class.getResourceAsStream(DATA + region)) {
      if (in == null) {
        throw new IOException("no plan of " + region);
      }
      var plans = new PhoneMetadataCollection();
      plans.readExternal(new ObjectInputStream(in));
      return plans.getMetadataList().getFirst();
    }
  }

  private static @Nullable NumberPlan of(List<Country> begin, Shapes shapes) {
    Map<List<Country>, Integer> states = new HashMap<>();
    var open = new ArrayList<List<Country>>();
    states.put(List.of(), NOWHERE);
    states.put(begin, BEGIN);
    open.add(List.of());
    open.add(begin);
    var next = new ArrayList<Short>();
    for (int state = 0; state < open.size(); state++) {
      for (int digit = 0; digit < DIGITS; digit++) {
        var behind = behind(open.get(state), digit, shapes);
        Integer known = states.putIfAbsent(behind, open.size());
        if (known == null) {
          open.add(behind);
        }
        next.add((short) (known == null ? open.size() - 1 : known));
      }
      if (open.size() >= MOST_STATES) {
        return null;
      }
    }
    short[] table = new short[next.size()];
    for (int i = 0; i < table.length; i++) {
      table[i] = next.get(i);
    }
    return new NumberPlan(
        table, open.stream().mapToInt(countries -> lengths(countries, shapes)).toArray());
  }

  private static List<Country> behind(List<Country> countries, int digit, Shapes shapes) {
    var behind = new ArrayList<Country>();
    boolean open = false;
    for (var country : countries) {
      var rest = country.behind(digit, shapes);
      if (rest.matters()) {
        behind.add(rest);
        open |= !rest.isOver();
      }
    }
    return open ? behind : List.of();
  }

  /**
   * How many digits a number may have that ends here, as bits: the first country's that takes it.
   */
  private static int lengths(List<Country> countries, Shapes shapes) {
    int lengths = 0;
    int open = -1;
    for (var country : countries) {
      lengths |= open & country.lengths(shapes);
      open = country.isChosen() ? 0 : open;
    }
    return lengths;
  }

  /** Whether a number is one of the plan. */
  boolean has(byte[] digits, int from, int to, boolean leadingZero) {
    int state = leadingZero ? next[BEGIN * DIGITS] : BEGIN;
    for (int i = from; i < to; i++) {
      state = next[state * DIGITS + digits[i] - '0'];
    }
    return (lengths[state] >>> to - from + (leadingZero ? 1 : 0) & 1) != 0;
  }

  /**
   * What is left of the numbers of a country.
   *
   * @param led whether its numbers are told from those of others with its code by how they begin
   * @param leading how they begin then
   * @param all what all of its numbers look like
   * @param kinds what those of each kind look like, one of which a number is
   */
  private record Country(boolean led, int leading, Form all, List<Form> kinds) {
    static Country of(PhoneMetadata plan, boolean shares, Shapes shapes) {
      boolean led = shares && plan.hasLeadingDigits();
      int leading = led ? shapes.number(Expression.of(plan.getLeadingDigits())) : Shapes.NOTHING;
      var kinds =
          Stream.of(
                  plan.getFixedLine(),
                  plan.getMobile(),
                  plan.getTollFree(),
                  plan.getPremiumRate(),
                  plan.getSharedCost(),
                  plan.getVoip(),
                  plan.getPersonalNumber(),
                  plan.getPager(),
                  plan.getUan(),
                  plan.getVoicemail())
              .map(kind -> Form.of(kind, shapes))
              .filter(form -> !form.isOver())
              .distinct()
              .toList();
      return new Country(led, leading, Form.of(plan.getGeneralDesc(), shapes), kinds);
    }

    Country behind(int digit, Shapes shapes) {
      var rest = new ArrayList<Form>();
      for (var kind : kinds) {
        var behind = kind.behind(digit, shapes);
        if (!behind.isOver()) {
          rest.add(behind);
        }
      }
      return new Country(
          led, begun(shapes.behind(leading, digit), shapes), all.behind(digit, shapes), rest);
    }

    private static int begun(int leading, Shapes shapes) {
      return shapes.mayEnd(leading) ? Shapes.ANYTHING : leading;
    }

    /** Whether no number of its own goes on so. */
    boolean isOver() {
      return all.isOver() || kinds.isEmpty();
    }

    /** Whether it may yet take a number, or take it from others. */
    boolean matters() {
      return led ? leading != Shapes.NOTHING : !isOver();
    }

    /** Whether a number that begins so is of this country or of none. */
    boolean isChosen() {
      return leading == Shapes.ANYTHING;
    }

    /** How many digits a number of its own may have that ends here, as bits. */
    int lengths(Shapes shapes) {
      int some = 0;
      for (var kind : kinds) {
        some |= kind.ending(shapes);
      }
      return led && !isChosen() ? 0 : some & all.ending(shapes);
    }
  }

  /**
   * What is left of one kind of numbers.
   *
   * @param lengths how many digits they have, as bits; all for any
   */
  private record Form(int shape, int lengths) {
    static Form of(PhoneNumberDesc form, Shapes shapes) {
      int lengths = form.getPossibleLengthCount() == 0 ? -1 : 0;
      for (int length : form.getPossibleLengthList()) {
        lengths |= length >= 0 && length <= LONGEST ? 1 << length : 0;
      }
      String pattern = form.getNationalNumberPattern();
      var digits = pattern.isEmpty() ? Expression.NOTHING : Expression.of(pattern);
      return new Form(shapes.number(digits), lengths);
    }

    Form behind(int digit, Shapes shapes) {
      return new Form(shapes.behind(shape, digit), lengths);
    }

    boolean isOver() {
      return shape == Shapes.NOTHING;
    }

    int ending(Shapes shapes) {
      return shapes.mayEnd(shape) ? lengths : 0;
    }
  }

  /** Expressions by number, so that what follows one is worked out once. */
  private static final class Shapes {
    static final int NOTHING = 0;
    static final int ANYTHING = 1;
    private static final int UNKNOWN = -1;

    private final Map<Expression, Integer> numbers = new HashMap<>();
    private final List<Expression> all = new ArrayList<>();
    private final List<int[]> behind = new ArrayList<>();
    private final BitSet ends = new BitSet();

    Shapes() {
      number(Expression.NOTHING);
      number(Expression.ANYTHING);
    }

    int number(Expression one) {
      Integer known = numbers.putIfAbsent(one, all.size());
      if (known != null) {
        return known;
      }
      ends.set(all.size(), one.mayEnd());
      int[] unknown = new int[DIGITS];
      Arrays.fill(unknown, UNKNOWN);
      behind.add(unknown);
      all.add(one);
      return all.size() - 1;
    }

    int behind(int one, int digit) {
      int[] after = behind.get(one);
      if (after[digit] == UNKNOWN) {
        after[digit] = number(all.get(one).behind(digit));
      }
      return after[digit];
    }

    boolean mayEnd(int one) {
      return ends.get(one);
    }
  }
}
